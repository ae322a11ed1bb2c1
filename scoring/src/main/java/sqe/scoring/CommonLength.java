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

  /** Seconds beyond which a difference is no padding, and the same as a share of the longer. */
  private static final double MUCH = 1;

  private static final double MUCH_OF_ALL = 0.05;

  /**
   * The length all signals are brought to, in samples at their common rate.
   *
   * @param notes receives what is trimmed or padded
   */
  int common(Sides sides, List<Remark> notes) throws UnscorablePairException {
    List<Extent> extents =
        sides.all().stream()
            .map(side -> new Extent(side.role(), side.audio().length(), side.audio().sizeInDoubt()))
            .toList();
    return Math.toIntExact(common(extents, sides.sampleRate(), notes));
  }

  /**
   * How long one side is.
   *
   * @param samples at the common rate
   * @param inDoubt whether it may be longer than was read
   */
  record Extent(Role role, long samples, boolean inDoubt) {}

  /** The same of sides that need not be in memory. */
  long common(List<Extent> sides, int rate, List<Remark> notes) throws UnscorablePairException {
    long shortest = sides.stream().mapToLong(Extent::samples).min().orElseThrow();
    long longest = sides.stream().mapToLong(Extent::samples).max().orElseThrow();
    long difference = longest - shortest;
    boolean strict = policy == ScoringOptions.Length.STRICT;
    if ((double) difference / rate > (strict ? 0 : largest)) {
      String limit = strict ? "" : ": more than %s s".formatted(largest);
      throw refusal(
          sides,
          "lengths differ: " + listed(sides, rate) + limit,
          strict
              ? new Remedy(Remedy.Kind.LENGTH, "trim")
              : Remedy.of(Remedy.Kind.LENGTH_DIFFERENCE),
          difference > MUCH * rate || difference > MUCH_OF_ALL * longest);
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

  /**
   * Where a file may be longer than was read, or another recording, allowing the difference would
   * hide that.
   */
  private static UnscorablePairException refusal(
      List<Extent> sides, String problem, Remedy remedy, boolean much) {
    String doubtful =
        sides.stream()
            .filter(Extent::inDoubt)
            .map(side -> side.role().label())
            .collect(Collectors.joining(" and the "));
    if (doubtful.isEmpty() && much) {
      return new UnscorablePairException(
          problem + "; one is cut, or they are not of the same recording",
          Remedy.of(Remedy.Kind.LEAVE_OUT));
    }
    return doubtful.isEmpty()
        ? new UnscorablePairException(problem, remedy)
        : new UnscorablePairException(
            problem
                + "; the length of the "
                + doubtful
                + " is in doubt: write the file again or repair its header");
  }

  private static String listed(List<Extent> sides, int rate) {
    return sides.stream()
        .map(
            side ->
                String.format(
                    Locale.ROOT,
                    "%s %s (%.3f s)",
                    side.role().label(),
                    Counted.of(side.samples(), "sample", "samples"),
                    (double) side.samples() / rate))
        .collect(Collectors.joining(", "));
  }
}
