package sqe.scoring;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sqe.metrics.Remedy;
import sqe.table.Counted;
import sqe.table.Remark;

/**
 * Applies the policy for different lengths.
 *
 * @param policy trim, pad, or neither
 * @param largest difference in seconds that is trimmed or padded
 */
record CommonLength(ScoringOptions.Length policy, double largest) {

  /**
   * The length all signals are brought to, in samples at their common rate.
   *
   * @param notes receives what is trimmed or padded
   */
  int common(Sides sides, List<Remark> notes) throws UnscorablePairException {
    int rate = sides.sampleRate();
    int shortest = sides.all().stream().mapToInt(CommonLength::of).min().orElseThrow();
    int longest = sides.all().stream().mapToInt(CommonLength::of).max().orElseThrow();
    int difference = longest - shortest;
    boolean strict = policy == ScoringOptions.Length.STRICT;
    if ((double) difference / rate > (strict ? 0 : largest)) {
      String limit = strict ? "" : ": more than %s s".formatted(largest);
      throw refusal(
          sides,
          "lengths differ: " + listed(sides) + limit,
          strict
              ? new Remedy(Remedy.Kind.LENGTH, "trim")
              : Remedy.of(Remedy.Kind.LENGTH_DIFFERENCE));
    }
    boolean pad = policy == ScoringOptions.Length.PAD;
    if (difference > 0) {
      notes.add(
          Remark.of(
              String.format(
                  Locale.ROOT,
                  "lengths differ by %s (%.3f s): %s",
                  Counted.of(difference, "sample", "samples"),
                  (double) difference / rate,
                  pad ? "padded with zeros" : "trimmed to the shorter")));
    }
    return pad ? longest : shortest;
  }

  /** Where a file may be longer than was read, allowing the difference would hide that. */
  private static UnscorablePairException refusal(Sides sides, String problem, Remedy remedy) {
    String doubtful =
        sides.all().stream()
            .filter(side -> side.audio().sizeInDoubt())
            .map(side -> side.role().label())
            .collect(Collectors.joining(" and the "));
    return doubtful.isEmpty()
        ? new UnscorablePairException(problem, remedy)
        : new UnscorablePairException(
            problem
                + "; the length of the "
                + doubtful
                + " is in doubt: write the file again or repair its header");
  }

  private static int of(Side side) {
    return side.audio().length();
  }

  private static String listed(Sides sides) {
    return sides.all().stream()
        .map(
            side ->
                String.format(
                    Locale.ROOT,
                    "%s %s (%.3f s)",
                    side.role().label(),
                    Counted.of(of(side), "sample", "samples"),
                    (double) of(side) / sides.sampleRate()))
        .collect(Collectors.joining(", "));
  }
}
