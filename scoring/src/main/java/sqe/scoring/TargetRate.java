package sqe.scoring;

import org.jspecify.annotations.Nullable;
import sqe.metrics.Remedy;

/**
 * The rate a pair is scored at.
 *
 * @param policy what is done where rates differ
 */
record TargetRate(ScoringOptions.Resample policy) {

  /**
   * The rate, in Hz: the one asked for, else the reference's or, without one, the estimate's.
   *
   * @throws UnscorablePairException when the two differ and may not
   */
  int of(@Nullable Integer reference, int estimate) throws UnscorablePairException {
    if (policy instanceof ScoringOptions.Resample.ToRate to) {
      return to.rate();
    }
    if (reference == null) {
      return estimate;
    }
    if (mustAgree()) {
      require(Role.REFERENCE, reference, Role.ESTIMATE, estimate);
    }
    return reference;
  }

  /** Whether different rates are an error. */
  boolean mustAgree() {
    return policy instanceof ScoringOptions.Resample.Refuse;
  }

  /**
   * Checks the rate of a mixture.
   *
   * @param alone whether the estimate has no reference
   */
  void require(boolean alone, int rate, int mixture) throws UnscorablePairException {
    require(alone ? Role.ESTIMATE : Role.REFERENCE, rate, Role.MIXTURE, mixture);
  }

  private static void require(Role leading, int rate, Role role, int other)
      throws UnscorablePairException {
    if (rate != other) {
      throw new UnscorablePairException(
          "rates differ: %s %s Hz, %s %s Hz: convert the files"
              .formatted(leading.label(), rate, role.label(), other),
          new Remedy(Remedy.Kind.RESAMPLE, "reference"));
    }
  }
}
