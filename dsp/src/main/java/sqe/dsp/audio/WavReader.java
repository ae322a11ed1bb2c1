package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The samples of a WAVE file, decoded through one bounded buffer.
 *
 * @param source the file
 * @param layout where in it the samples are
 */
record WavReader(ByteSource source, WavLayout layout) implements SampleSource {

  private static final int BUFFER = 1 << 16;

  /** Opens a source that has a RIFF header of type WAVE at a byte. */
  static WavReader open(ByteSource source, long start) throws IOException {
    return new WavReader(source, WavChunks.read(source, start));
  }

  @Override
  public int channels() {
    return layout.format().channels();
  }

  @Override
  public int sampleRate() {
    return layout.format().sampleRate();
  }

  @Override
  public long length() {
    return layout.dataLength() / layout.format().blockAlign();
  }

  @Override
  public List<String> warnings() {
    return layout.warnings();
  }

  @Override
  public boolean sizeInDoubt() {
    return layout.sizeInDoubt();
  }

  @Override
  public double[][] all() throws IOException {
    double[][] channels = SampleMemory.allocate(channels(), length());
    read(0, channels[0].length, channels);
    return channels;
  }

  /** A WAVE file has no checksum. */
  @Override
  public void verify() {}

  @Override
  public void read(long from, int length, double[][] target) throws IOException {
    WavFormat format = layout.format();
    int blockAlign = format.blockAlign();
    int blocks = Math.min(length, Math.max(1, BUFFER / blockAlign));
    ByteBuffer buffer = ByteBuffer.allocate(blocks * blockAlign).order(layout.order());
    double[] interleaved = new double[blocks * target.length];
    for (long start = 0; start < length; start += blocks) {
      int count = (int) Math.min(blocks, length - start);
      buffer.clear().limit(count * blockAlign);
      source.read(layout.dataStart() + (from + start) * blockAlign, buffer);
      SampleDecoder.decode(format.encoding(), buffer, interleaved);
      separate(interleaved, count, target, (int) start);
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
