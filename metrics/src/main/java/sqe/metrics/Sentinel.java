package sqe.metrics;

/**
 * Values that other tools write where they cannot say, or that no measurement gives: to be asked
 * after in a table whose origin is not known, for a mean must not contain them.
 *
 * @param lowest the smallest of them
 * @param highest the largest of them, itself included
 * @param meaning what it stands for
 */
public record Sentinel(double lowest, double highest, Meaning meaning) {

  /** What a value stands for. */
  public enum Meaning {
    /** A tool returns it where it cannot give a score; no signal has it. */
    NO_SCORE,
    /** A signal may have it, yet mostly something else is behind it, such as a copy. */
    DOUBTFUL
  }

  /** Checks that there is such a value. */
  public Sentinel {
    if (!(lowest <= highest)) {
      throw new IllegalArgumentException("no value from " + lowest + " to " + highest);
    }
  }

  /** One value, exactly, that tools return where they cannot give a score. */
  public static Sentinel noScore(double value) {
    return new Sentinel(value, value, Meaning.NO_SCORE);
  }

  /** A doubtful value that is written with few digits. */
  public static Sentinel about(double value, double tolerance) {
    return new Sentinel(value - tolerance, value + tolerance, Meaning.DOUBTFUL);
  }

  /** Every finite value below a bound, doubtful. */
  public static Sentinel below(double bound) {
    return new Sentinel(-Double.MAX_VALUE, Math.nextDown(bound), Meaning.DOUBTFUL);
  }

  /** Every finite value above a bound, doubtful. */
  public static Sentinel above(double bound) {
    return new Sentinel(Math.nextUp(bound), Double.MAX_VALUE, Meaning.DOUBTFUL);
  }

  /** Whether a value is one of them; never of NaN. */
  public boolean contains(double value) {
    return value >= lowest && value <= highest;
  }
}
