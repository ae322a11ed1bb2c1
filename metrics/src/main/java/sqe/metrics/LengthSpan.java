package sqe.metrics;

import java.util.Locale;

/**
 * The lengths of recordings that a metric is meant for; it has scores of others, too.
 *
 * @param shortest in seconds, itself included
 * @param longest in seconds, itself included
 * @param source what says so
 */
public record LengthSpan(double shortest, double longest, String source) {

  /** All lengths are alike to it. */
  public static final LengthSpan EVERY = new LengthSpan(0, Double.POSITIVE_INFINITY, "");

  /** Whether a length in seconds is meant. */
  public boolean contains(double seconds) {
    return seconds >= shortest && seconds <= longest;
  }

  /** What is said of a recording of another length. */
  public String outside() {
    return String.format(
        Locale.ROOT, "outside %s: meant for %.0f to %.0f s", source, shortest, longest);
  }
}
