package sqe.metrics.sdr;

import java.util.List;
import sqe.metrics.Remedy;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** Where the ratios are defined, and what is said where they are not. */
final class Domain {

  private Domain() {}

  /** Finite samples, and at least one of them. */
  static void require(SignalPair pair) {
    pair.requireFinite();
    if (pair.length() == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "needs at least one sample, has none");
    }
  }

  /** All sources of a pair that is one of several. */
  static Sources requireSources(SignalPair pair) {
    return pair.sources()
        .orElseThrow(
            () ->
                new UndefinedScoreException(
                    Reason.NEEDS_SOURCES,
                    "score the channels as separated sources",
                    new Remedy(Remedy.Kind.CHANNELS, "sources")));
  }

  /** A reference with energy. */
  static void requireSound(Samples reference) {
    if (reference.silent()) {
      throw silentReference("it has no energy to compare with");
    }
  }

  static UndefinedScoreException silentReference(String detail) {
    return new UndefinedScoreException(Reason.SILENT_REFERENCE, detail);
  }

  static UndefinedScoreException silentEstimate(String detail) {
    return new UndefinedScoreException(Reason.SILENT_ESTIMATE, detail);
  }

  /** An estimate with energy, where the gradient needs some. */
  static void requireSoundForGradient(Samples estimate) {
    if (estimate.silent()) {
      throw silentEstimate("the value is −inf here and has no gradient");
    }
  }

  /** The gradient of a ratio that is infinite does not exist. */
  static void requireFiniteGradient(double value) {
    if (Double.isInfinite(value)) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN, "the value is infinite here and has no gradient");
    }
  }

  /** −∞ for an estimate without energy: nothing of the reference is in it. */
  static Score silentEstimateScore() {
    return new Score(Double.NEGATIVE_INFINITY, List.of("silent estimate"));
  }
}
