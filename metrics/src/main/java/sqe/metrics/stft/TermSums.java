package sqe.metrics.stft;

/**
 * Sums over all bins and frames of one resolution, A of the reference and Â of the estimate.
 *
 * @param difference Σ (Â − A)²
 * @param reference Σ A²
 * @param logarithmic Σ |log Â − log A|, or of the squares
 * @param linear Σ |Â − A|, or of the squares
 * @param cells number of terms of each sum
 * @param gain that A was multiplied by
 * @param referenceSounds whether a bin of the reference is above the floor
 * @param estimateSounds whether a bin of the estimate is above the floor
 */
record TermSums(
    double difference,
    double reference,
    double logarithmic,
    double linear,
    double cells,
    double gain,
    boolean referenceSounds,
    boolean estimateSounds) {

  /** The weighted sum of the terms. */
  double value(StftOptions.Weights weights) {
    return weights.convergence() * (Math.sqrt(difference) / Math.sqrt(reference))
        + weights.logarithmic() * (logarithmic / cells)
        + weights.linear() * (linear / cells);
  }
}
