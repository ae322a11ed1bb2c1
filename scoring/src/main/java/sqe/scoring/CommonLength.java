package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Applies the policy for different lengths.
 *
 * @param policy trim, pad, or neither
 * @param largest difference in seconds that is trimmed or padded
 */
record CommonLength(ScoringOptions.Length policy, double largest) {

  /** The length of a file, in samples at the common rate. */
  record Of(String role, int samples) {}

  /**
   * The length all signals are brought to.
   *
   * @param notes receives what is trimmed or padded
   */
  int common(List<Of> files, int rate, List<String> notes) throws UnscorablePairException {
    int shortest = files.stream().mapToInt(Of::samples).min().orElseThrow();
    int longest = files.stream().mapToInt(Of::samples).max().orElseThrow();
    int difference = longest - shortest;
    boolean strict = policy == ScoringOptions.Length.STRICT;
    if ((double) difference / rate > (strict ? 0 : largest)) {
      String advice =
          strict
              ? "--length strict allows no difference"
              : "more than " + largest + " s; choose a larger --max-length-difference";
      throw new UnscorablePairException("lengths differ", listed(files, rate) + ": " + advice);
    }
    boolean pad = policy == ScoringOptions.Length.PAD;
    if (difference > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "lengths differ by %d samples (%.3f s): %s",
              difference,
              (double) difference / rate,
              pad ? "padded with zeros" : "trimmed to the shorter"));
    }
    return pad ? longest : shortest;
  }

  private static String listed(List<Of> files, int rate) {
    List<String> lengths = new ArrayList<>();
    for (Of file : files) {
      lengths.add(
          String.format(
              Locale.ROOT,
              "%s %d samples (%.3f s)",
              file.role(),
              file.samples(),
              (double) file.samples() / rate));
    }
    return String.join(", ", lengths);
  }
}
