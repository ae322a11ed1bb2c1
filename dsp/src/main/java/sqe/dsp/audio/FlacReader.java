package sqe.dsp.audio;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes FLAC through the jFLAC library, called directly.
 *
 * <p>The library is given STREAMINFO and frames whose checksums hold ({@link FlacFrames}), nothing
 * else: no pictures or comments, whose claimed sizes it would allocate. What it returns is checked
 * against the number of samples and, where the encoder left one, the MD5 of all samples. So a
 * damaged file is always refused, never shortened or zeroed in parts.
 *
 * <p>One flaw remains: for an escape-coded partition, which is legal but which today's encoders do
 * not write, the library prints a line on {@code System.out}. A program whose standard output is
 * data should keep that stream to itself.
 */
final class FlacReader implements SampleSource {

  private static final String REPAIR = "encode the file again";

  private final ByteSource source;
  private final FlacStreamInfo info;
  private final FlacFrames frames;
  private final List<String> warnings = new ArrayList<>();

  private FlacReader(ByteSource source, FlacStreamInfo info, FlacFrames frames) {
    this.source = source;
    this.info = info;
    this.frames = frames;
  }

  /** Receives the samples of a frame. */
  private interface FrameSink {

    /**
     * Takes a frame.
     *
     * @param first number of its first sample
     * @param samples {@code [channel][sample]}, reused afterwards
     * @param length number of samples
     */
    void accept(long first, int[][] samples, int length);
  }

  /** Opens a source that has the FLAC marker at a byte; all frames are found and checked. */
  static FlacReader open(ByteSource source, long start) throws IOException {
    SampleMemory.requireIndexable(source.size());
    int end = FlacFrames.audioEnd(source);
    FlacStreamInfo info = FlacStreamInfo.parse(source, end, (int) start);
    FlacReader reader = new FlacReader(source, info, FlacFrames.scan(source, end, info));
    if (end < source.size()) {
      reader.warnings.add(
          String.format(
              Locale.ROOT, "at byte %d: an ID3 tag, which FLAC has no place for; ignored", end));
    }
    if (reader.sizeInDoubt()) {
      reader.warnings.add(
          String.format(
              Locale.ROOT,
              "at byte %d: FLAC without length or MD5 (streamed): cannot tell whether it is complete",
              info.start()));
    }
    return reader;
  }

  @Override
  public int channels() {
    return info.channels();
  }

  @Override
  public int sampleRate() {
    return info.sampleRate();
  }

  @Override
  public long length() {
    return frames.samples();
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public boolean sizeInDoubt() {
    return !info.hasMd5() && info.totalSamples() == 0;
  }

  @Override
  public double[][] all() throws IOException {
    double[][] channels = SampleMemory.allocate(info.channels(), frames.samples());
    double scale = scale();
    checked(
        (first, samples, length) -> {
          for (int channel = 0; channel < channels.length; channel++) {
            for (int i = 0; i < length; i++) {
              channels[channel][(int) first + i] = samples[channel][i] * scale;
            }
          }
        });
    return channels;
  }

  @Override
  public void verify() throws IOException {
    checked((first, samples, length) -> {});
  }

  @Override
  public void read(long from, int length, double[][] target) throws IOException {
    double scale = scale();
    int last = frames.frameOf(from + length - 1);
    decode(
        frames.frameOf(from),
        last + 1,
        (first, samples, count) -> {
          int begin = (int) Math.max(0, from - first);
          int end = (int) Math.min(count, from + length - first);
          for (int channel = 0; channel < target.length; channel++) {
            for (int i = begin; i < end; i++) {
              target[channel][(int) (first - from) + i] = samples[channel][i] * scale;
            }
          }
        });
  }

  private double scale() {
    return Math.scalb(1.0, 1 - info.bits());
  }

  /** Decodes all frames and compares the MD5 of their samples. */
  private void checked(FrameSink sink) throws IOException {
    MessageDigest digest = md5();
    int bytes = (info.bits() + 7) / 8;
    decode(
        0,
        frames.count(),
        (first, samples, length) -> {
          sink.accept(first, samples, length);
          digest.update(packed(samples, length, bytes));
        });
    if (info.hasMd5() && !Arrays.equals(digest.digest(), info.md5())) {
      throw AudioFormatException.at(
          info.start() + 18, "the FLAC samples do not match their MD5 checksum", REPAIR);
    }
  }

  private void decode(int from, int to, FrameSink sink) throws IOException {
    FlacLibraryInput input = new FlacLibraryInput(source, info, frames.start(from));
    FLACDecoder decoder = new FLACDecoder(input);
    FlacComplaints complaints = new FlacComplaints();
    decoder.addFrameListener(complaints);
    decoder.readMetadata();
    for (int number = from; number < to; number++) {
      input.allowUpTo(frames.start(number + 1));
      int start = frames.start(number);
      int blockSize = next(decoder, input, start).header.blockSize;
      boolean intact =
          complaints.isEmpty()
              && decoder.getBadFrames() == 0
              && blockSize == frames.firstSample(number + 1) - frames.firstSample(number);
      if (!intact) {
        throw undecodable(start, null);
      }
      int[][] samples = new int[info.channels()][];
      for (int channel = 0; channel < samples.length; channel++) {
        samples[channel] = decoder.getChannelData()[channel].getOutput();
        requireDepth(samples[channel], blockSize, info.bits(), start);
      }
      sink.accept(frames.firstSample(number), samples, blockSize);
    }
  }

  /** The frame at a position; refused where the library finds none or stumbles over it. */
  private static Frame next(FLACDecoder decoder, FlacLibraryInput input, int position)
      throws IOException {
    Frame frame;
    try {
      frame = decoder.readNextFrame();
    } catch (IOException | RuntimeException damaged) {
      IOException failure = input.failure();
      throw failure == null ? undecodable(position, damaged) : failure;
    }
    if (frame == null) {
      throw undecodable(position, null);
    }
    return frame;
  }

  /** Prediction and residual may add up to more than the depth holds; no encoder does so. */
  private static void requireDepth(int[] samples, int count, int bits, int position)
      throws AudioFormatException {
    for (int i = 0; i < count; i++) {
      if (samples[i] >> (bits - 1) != samples[i] >> (Integer.SIZE - 1)) {
        throw AudioFormatException.at(
            position,
            String.format(
                Locale.ROOT,
                "the FLAC frame that starts here has a sample of %d, which %d bits do not hold",
                samples[i],
                bits),
            REPAIR);
      }
    }
  }

  private static AudioFormatException undecodable(int position, @Nullable Exception cause) {
    var refusal =
        AudioFormatException.at(
            position, "the FLAC frame that starts here cannot be decoded", REPAIR);
    refusal.initCause(cause);
    return refusal;
  }

  /** Samples as the MD5 is defined on: interleaved, little-endian, whole bytes. */
  private static byte[] packed(int[][] samples, int blockSize, int bytes) {
    byte[] packed = new byte[samples.length * blockSize * bytes];
    int at = 0;
    for (int i = 0; i < blockSize; i++) {
      for (int[] channel : samples) {
        int sample = channel[i];
        for (int b = 0; b < bytes; b++) {
          packed[at++] = (byte) (sample >> (8 * b));
        }
      }
    }
    return packed;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
