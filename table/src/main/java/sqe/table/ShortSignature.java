package sqe.table;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The short form of a signature: id, {@code #} and the first 8 hex digits of its SHA-256. */
public final class ShortSignature {

  private static final int DIGITS = 8;

  private ShortSignature() {}

  /**
   * The short form.
   *
   * @param id the metric
   * @param signature the long form
   */
  public static String of(String id, String signature) {
    byte[] digest = Sha256.digest().digest(signature.getBytes(StandardCharsets.UTF_8));
    return id + "#" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }
}
