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

  private ReferenceDigest() {}

  /** The digest of a decoded file, in hexadecimal. */
  public static String of(Recording recording) {
    boolean single = allSingle(recording.channels());
    MessageDigest digest = Sha256.digest();
    String format =
        "%s|%s|%s|"
            .formatted(single ? "f4" : "f8", recording.sampleRate(), recording.channels().length);
    digest.update(format.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer block =
        ByteBuffer.allocate(SAMPLES_A_BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double[] channel : recording.channels()) {
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
    return HexFormat.of().formatHex(digest.digest());
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
