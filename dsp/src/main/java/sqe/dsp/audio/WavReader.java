package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes a WAVE file through one bounded buffer into arrays of their final size. */
final class WavReader {

  private static final int BUFFER = 1 << 16;

  private WavReader() {}

  /** Reads a source that has a RIFF header of type WAVE at a byte. */
  static Recording read(ByteSource source, long start) throws IOException {
    WavLayout layout = WavChunks.read(source, start);
    WavFormat format = layout.format();
    double[][] channels =
        SampleMemory.allocate(format.channels(), layout.dataLength() / format.blockAlign());
    decode(source, layout, channels);
    return new Recording(channels, format.sampleRate(), layout.warnings(), layout.sizeInDoubt());
  }

  private static void decode(ByteSource source, WavLayout layout, double[][] channels)
      throws IOException {
    WavFormat format = layout.format();
    int blockAlign = format.blockAlign();
    int blocks = (int) Math.min(layout.dataLength() / blockAlign, Math.max(1, BUFFER / blockAlign));
    ByteBuffer buffer = ByteBuffer.allocate(blocks * blockAlign).order(layout.order());
    double[] interleaved = new double[blocks * channels.length];
    int length = channels[0].length;
    for (long start = 0; start < length; start += blocks) {
      int count = (int) Math.min(blocks, length - start);
      buffer.clear().limit(count * blockAlign);
      source.read(layout.dataStart() + start * blockAlign, buffer);
      SampleDecoder.decode(format.encoding(), buffer, interleaved);
      separate(interleaved, count, channels, (int) start);
    }
  }

  private static void separate(double[] interleaved, int count, double[][] channels, int start) {
    if (channels.length == 1) {
      System.arraycopy(interleaved, 0, channels[0], start, count);
      return;
    }
    for (int channel = 0; channel < channels.length; channel++) {
      double[] samples = channels[channel];
      for (int i = 0, from = channel; i < count; i++, from += channels.length) {
        samples[start + i] = interleaved[from];
      }
    }
  }
}
