package sqe.table;

import java.util.regex.Pattern;

/** Rounding leaves a small negative number as -0.0, of which the sign means nothing to readers. */
public final class UnsignedZero {

  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\w.-])-(?=0(\\.0*)?(?![\\w.]))");

  private UnsignedZero() {}

  /** A message whose zeros have no minus. */
  public static String in(String message) {
    return NEGATIVE.matcher(message).replaceAll("");
  }
}
