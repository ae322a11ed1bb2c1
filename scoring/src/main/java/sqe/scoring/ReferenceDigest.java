package sqe.scoring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import sqe.dsp.audio.Recording;
import sqe.table.Sha256;

/**
 * A digest of decoded sound: equal for equal samples, whatever file format holds them.
 *
 * <p>SHA-256 over rate, number of channels and the samples, channel after channel, little-endian:
 * as 32-bit floats where every sample is exactly one (all integer formats up to 24 bits), else as
 * doubles. A set's digest is that of its sorted lines {@code id digest} (gate.md, "data
 * signature").
 */
public final class ReferenceDigest {

  private static final int SAMPLES_A_BLOCK = 8192;

  /** Samples that are decoded at a time. */
  private static final int WINDOW = 1 << 18;

  private ReferenceDigest() {}

  /** The digest of a decoded file, in hexadecimal. */
  public static String of(Recording recording) {
    boolean single = allSingle(recording.channels());
    MessageDigest digest = begun(single, recording.sampleRate(), recording.channels().length);
    ByteBuffer block = block();
    for (double[] channel : recording.channels()) {
      add(channel, single, block, digest);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The same digest of a file that is decoded part by part. */
  static String of(OpenRecording recording) throws UnscorablePairException {
    boolean single = true;
    for (long from = 0; single && from < recording.length(); from += WINDOW) {
      single = allSingle(window(recording, from));
    }
    MessageDigest digest = begun(single, recording.sampleRate(), recording.channels());
    ByteBuffer block = block();
    for (int channel = 0; channel < recording.channels(); channel++) {
      for (long from = 0; from < recording.length(); from += WINDOW) {
        add(window(recording, from)[channel], single, block, digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static double[][] window(OpenRecording recording, long from)
      throws UnscorablePairException {
    return recording.read(from, (int) Math.min(WINDOW, recording.length() - from)).channels();
  }

  private static MessageDigest begun(boolean single, int sampleRate, int channels) {
    MessageDigest digest = Sha256.digest();
    String format = "%s|%s|%s|".formatted(single ? "f4" : "f8", sampleRate, channels);
    digest.update(format.getBytes(StandardCharsets.US_ASCII));
    return digest;
  }

  private static ByteBuffer block() {
    return ByteBuffer.allocate(SAMPLES_A_BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void add(
      double[] channel, boolean single, ByteBuffer block, MessageDigest digest) {
    for (int from = 0; from < channel.length; from += SAMPLES_A_BLOCK) {
      int to = Math.min(channel.length, from + SAMPLES_A_BLOCK);
      block.clear();
      for (int i = from; i < to; i++) {
        if (single) {
          block.putFloat((float) channel[i]);
        } else {
          block.putDouble(channel[i]);
        }
      }
      digest.update(block.flip());
    }
  }

  /** Whether every sample survives rounding to 32 bits; NaN does not count as equal to itself. */
  private static boolean allSingle(double[][] channels) {
    for (double[] channel : channels) {
      for (double sample : channel) {
        if ((double) (float) sample != sample) {
          return false;
        }
      }
    }
    return true;
  }
}
