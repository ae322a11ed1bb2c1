package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
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
final class FlacReader {

  private static final String REPAIR = "encode the file again";

  private FlacReader() {}

  /** Reads a source that has the FLAC marker at a byte. */
  static Recording read(ByteSource source, long start) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(SampleMemory.allocate(source.size()));
    source.read(0, file);
    int end = FlacFrames.audioEnd(file);
    List<String> warnings = new ArrayList<>();
    if (end < file.limit()) {
      warnings.add(
          String.format(
              Locale.ROOT, "at byte %d: an ID3 tag, which FLAC has no place for; ignored", end));
    }
    file.limit(end);
    FlacStreamInfo info = FlacStreamInfo.parse(file, (int) start);
    FlacFrames frames = FlacFrames.scan(file, info);
    double[][] channels = SampleMemory.allocate(info.channels(), frames.samples());
    byte[] md5 = decode(file, info, frames, channels);
    if (info.hasMd5() && !Arrays.equals(md5, info.md5())) {
      throw AudioFormatException.at(
          info.start() + 18, "the FLAC samples do not match their MD5 checksum", REPAIR);
    }
    boolean unchecked = !info.hasMd5() && info.totalSamples() == 0;
    if (unchecked) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "at byte %d: FLAC without length or MD5 (streamed): cannot tell whether it is complete",
              info.start()));
    }
    return new Recording(channels, info.sampleRate(), warnings, unchecked);
  }

  /** Decodes all frames into the arrays and returns the MD5 of the samples. */
  private static byte[] decode(
      ByteBuffer file, FlacStreamInfo info, FlacFrames frames, double[][] channels)
      throws IOException {
    FlacLibraryInput input = new FlacLibraryInput(file, info);
    FLACDecoder decoder = new FLACDecoder(input);
    FlacComplaints complaints = new FlacComplaints();
    decoder.addFrameListener(complaints);
    decoder.readMetadata();
    MessageDigest digest = md5();
    double scale = Math.scalb(1.0, 1 - info.bits());
    int done = 0;
    for (int number = 0; number < frames.count(); number++) {
      input.allowUpTo(frames.start(number + 1));
      int blockSize = next(decoder, frames.start(number)).header.blockSize;
      boolean intact =
          complaints.isEmpty()
              && decoder.getBadFrames() == 0
              && blockSize <= channels[0].length - done;
      if (!intact) {
        throw undecodable(frames.start(number), null);
      }
      int[][] samples = new int[channels.length][];
      for (int channel = 0; channel < channels.length; channel++) {
        samples[channel] = decoder.getChannelData()[channel].getOutput();
        requireDepth(samples[channel], blockSize, info.bits(), frames.start(number));
        for (int i = 0; i < blockSize; i++) {
          channels[channel][done + i] = samples[channel][i] * scale;
        }
      }
      digest.update(packed(samples, blockSize, (info.bits() + 7) / 8));
      done += blockSize;
    }
    if (done != channels[0].length) {
      throw AudioFormatException.at(
          info.firstFrame(),
          String.format(
              Locale.ROOT, "%d FLAC samples were decoded where %d are", done, channels[0].length),
          REPAIR);
    }
    return digest.digest();
  }

  /** The frame at a position; refused where the library finds none or stumbles over it. */
  private static Frame next(FLACDecoder decoder, int position) throws AudioFormatException {
    Frame frame;
    try {
      frame = decoder.readNextFrame();
    } catch (IOException | RuntimeException damaged) {
      throw undecodable(position, damaged);
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
