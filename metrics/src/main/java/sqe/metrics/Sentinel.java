package sqe.metrics;

/**
 * Values that other tools write where they cannot say, or that no measurement gives: to be asked
 * after in a table whose origin is not known, for a mean must not contain them.
 *
 * @param lowest the smallest of them
 * @param highest the largest of them, itself included
 */
public record Sentinel(double lowest, double highest) {

  /** Checks that there is such a value. */
  public Sentinel {
    if (!(lowest <= highest)) {
      throw new IllegalArgumentException("no value from " + lowest + " to " + highest);
    }
  }

  /** One value, exactly. */
  public static Sentinel of(double value) {
    return new Sentinel(value, value);
  }

  /** A value that is written with few digits. */
  public static Sentinel about(double value, double tolerance) {
    return new Sentinel(value - tolerance, value + tolerance);
  }

  /** Every finite value below a bound. */
  public static Sentinel below(double bound) {
    return new Sentinel(-Double.MAX_VALUE, Math.nextDown(bound));
  }

  /** Every finite value above a bound. */
  public static Sentinel above(double bound) {
    return new Sentinel(Math.nextUp(bound), Double.MAX_VALUE);
  }

  /** Whether a value is one of them; never of NaN. */
  public boolean contains(double value) {
    return value >= lowest && value <= highest;
  }
}
