package sqe.metrics.sdr;

import java.util.Arrays;
import java.util.List;
import sqe.dsp.linear.BlockTransform;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * Finds which estimate belongs to which reference.
 *
 * <p>All K² pairs are rated by a criterion and the permutation of the largest sum is taken: by
 * trying all of them up to three sources (the lexicographically first of equals), by the Hungarian
 * method above. What the criterion derives from the signals stays with them and serves their
 * scores.
 */
public final class SourceAssignment {

  /** Stands for an infinite or undefined rating: beyond any finite one, yet summable. */
  private static final double BEYOND = 1e6;

  /** By what a pairing is rated; the sum over the sources is made as large as possible. */
  public enum Criterion {
    /** SIR, as mir_eval does. */
    SIR,
    /**
     * SI-SIR, as fast_bss_eval does with one tap. It does not see artefacts, and so not that an
     * estimate is of none of the references either: for as many estimates as references.
     */
    SI_SIR,
    /** SDR of BSS Eval, as ci_sdr does. */
    SDR,
    /** SI-SDR. */
    SI_SDR,
    /** Inner product of estimate and reference, which makes SA-SDR largest. */
    SA_SDR
  }

  private final Criterion criterion;
  private final ProjectionOptions filtered = ProjectionOptions.bssEval();
  private final ProjectionOptions scaled = ProjectionOptions.scaleInvariant();
  private final BlockTransform transform = new BlockTransform(filtered.filterLength());
  private final BlockTransform oneTap = new BlockTransform(scaled.filterLength());
  private final Sdr sdr = Sdr.bssEval();
  private final SiSdr siSdr = SiSdr.plain();

  /** An assignment by a criterion. */
  public SourceAssignment(Criterion criterion) {
    this.criterion = criterion;
  }

  /**
   * Solves the permutation.
   *
   * @param references the true sources, of one rate and length
   * @param estimates as many estimates or more, in any order
   * @return {@code order[j]} is the index of the estimate for reference j
   * @throws IllegalArgumentException when there are no references, or fewer estimates
   * @throws UndefinedScoreException when a reference is silent, unless the criterion is SA-SDR
   */
  public int[] order(List<AnalysedSignal> references, List<AnalysedSignal> estimates) {
    if (references.isEmpty() || references.size() > estimates.size()) {
      throw new IllegalArgumentException(
          "references: " + references.size() + ", estimates: " + estimates.size());
    }
    // an estimate beyond the references is of a source that is not there, which rates nothing
    double[][] gains = new double[estimates.size()][estimates.size()];
    for (int j = 0; j < references.size(); j++) {
      for (int i = 0; i < gains.length; i++) {
        gains[j][i] = rating(references, references.get(j), estimates.get(i));
      }
    }
    return Arrays.copyOf(Assignment.best(gains), references.size());
  }

  /**
   * The estimate of each reference that makes the sum of ratings in dB largest; an infinite one
   * counts as beyond all others.
   *
   * @param ratings square, {@code ratings[j][i]} of estimate i as reference j, no NaN; not changed
   */
  static int[] orderOf(double[][] ratings) {
    double[][] gains = new double[ratings.length][];
    for (int j = 0; j < gains.length; j++) {
      gains[j] = Arrays.stream(ratings[j]).map(SourceAssignment::bounded).toArray();
    }
    return Assignment.best(gains);
  }

  private double rating(
      List<AnalysedSignal> references, AnalysedSignal reference, AnalysedSignal estimate) {
    var pair = new SignalPair(reference, estimate, null);
    Domain.require(pair);
    return switch (criterion) {
      case SIR -> bounded(sir(references, reference, estimate, transform, filtered));
      case SI_SIR -> bounded(sir(references, reference, estimate, oneTap, scaled));
      case SDR -> bounded(sdr.score(pair).value());
      case SI_SDR -> bounded(siSdr.score(pair).value());
      case SA_SDR -> Reductions.dot(reference.samples(), estimate.samples());
    };
  }

  private static double sir(
      List<AnalysedSignal> references,
      AnalysedSignal reference,
      AnalysedSignal estimate,
      BlockTransform transform,
      ProjectionOptions options) {
    if (estimate.derive(new Samples.Of(false)).silent()) {
      return Double.NEGATIVE_INFINITY;
    }
    return Separation.of(references, reference, estimate, transform, options).sir();
  }

  private static double bounded(double decibels) {
    return Math.min(Math.max(decibels, -BEYOND), BEYOND);
  }
}
