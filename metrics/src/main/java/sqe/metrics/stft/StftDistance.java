package sqe.metrics.stft;

import java.util.List;
import java.util.Locale;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Range;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.NumberText;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Distance between the magnitude spectrograms of estimate and reference, averaged over several
 * resolutions: 0 for equal signals, lower is better.
 *
 * <p>With A and Â the magnitudes of reference and estimate, floored, maybe in mel bands,
 *
 * <pre>
 *   SC  = ‖A − Â‖ / ‖A‖               LOG = mean |log Â − log A|               LIN = mean |Â − A|
 * </pre>
 *
 * <p>over all bins and frames of one resolution. Several resolutions make up for what one misses: a
 * long window blurs onsets, a short one harmonics. Polarity and phase are not seen, the level is,
 * unless A is first multiplied by Σ Â·A/Σ A², which the gradient then goes through as well. Two
 * conventions are in use, which differ in their floors and in what they add up, and by more than
 * that in mel bands: ParallelWaveGAN's and auraloss's. Yamamoto, Song and Kim, ICASSP 2020,
 * equations 4 to 7; Steinmetz and Reiss, auraloss, DMRN+15, 2020.
 *
 * <p>The gradient is exact: the derivative with respect to each magnitude is taken along the phase
 * of the estimate's bin, back through the transform, and from the mirrored edges onto the samples
 * they mirror. Where the floor holds it is 0, as for a silent estimate.
 *
 * <p>Cost per second at 16 kHz and signal, for the usual three resolutions: 520 transforms of 512
 * to 2048 points, and 220,000 square roots, divisions and comparisons a floor.
 */
public final class StftDistance implements DifferentiableMetric {

  private final StftOptions options;
  private final List<Comparison> comparisons;
  private final MetricInfo info;

  private StftDistance(StftOptions options, MetricInfo info) {
    this.options = options;
    this.comparisons =
        options.resolutions().stream()
            .map(
                resolution ->
                    new Comparison(
                        new Stft(resolution),
                        options.floor(),
                        options.mel(),
                        options.logarithm(),
                        options.squares(),
                        options.scaleInvariant()))
            .toList();
    this.info = info;
  }

  /**
   * A distance with options of one's own.
   *
   * @param id of the metric, as {@link MetricInfo} wants it
   */
  public static StftDistance with(String id, StftOptions options) {
    return new StftDistance(
        options,
        info(id, options)
            .name("STFT distance")
            .definition("Mean over the resolutions of the weighted terms its signature names.")
            .source(StftProvider.YAMAMOTO)
            .build());
  }

  static StftDistance listed(
      String id, StftOptions options, String name, String definition, String source) {
    return new StftDistance(
        options, info(id, options).name(name).definition(definition).source(source).build());
  }

  private static MetricInfoBuilder info(String id, StftOptions options) {
    return MetricInfo.builder(id)
        .family(StftProvider.FAMILY)
        .range(Range.nonNegative())
        .lowerIsBetter()
        .parameters(options.parameters())
        .edgeCases(
            "Estimate equal to the reference, or to its inverse: 0.",
            "Silent reference, nothing of it above the floor: undefined.",
            "Silent estimate: what the floor gives, with a note; the gradient is 0.",
            "No more samples than half the longest transform: undefined, too short.");
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    require(pair);
    double value = value(pair);
    boolean sounds = comparisons.stream().anyMatch(each -> pair.derive(each).estimateSounds());
    return info.score(value, sounds ? List.of() : List.of("silent estimate"));
  }

  @Override
  public Differentiated differentiate(SignalPair pair) {
    require(pair);
    return new Differentiated(value(pair), gradient(pair));
  }

  private void require(SignalPair pair) {
    pair.requireFinite();
    int needed = comparisons.stream().mapToInt(each -> each.stft().shortest()).max().orElseThrow();
    if (pair.length() < needed) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(Locale.ROOT, "needs %d samples, has %d", needed, pair.length()));
    }
    if (comparisons.stream().noneMatch(each -> pair.derive(each).referenceSounds())) {
      throw new UndefinedScoreException(
          Reason.SILENT_REFERENCE,
          "nothing of its spectrum is above the floor of " + NumberText.shortest(options.floor()));
    }
  }

  /** The distance, also from a silent reference, of which it says nothing but the floor. */
  double value(SignalPair pair) {
    double sum = 0;
    for (Comparison comparison : comparisons) {
      sum += pair.derive(comparison).value(options.weights());
    }
    double value = sum / comparisons.size();
    if (value == Double.POSITIVE_INFINITY) {
      throw new UndefinedScoreException(
          Reason.NOT_FINITE, "the sum over the bins overflows: are the samples scaled to [-1, 1)?");
    }
    return value;
  }

  /** The gradient of {@link #value}; a new array. */
  double[] gradient(SignalPair pair) {
    var weights = options.weights();
    double share = 1.0 / comparisons.size();
    var shares =
        new StftOptions.Weights(
            share * weights.convergence(), share * weights.logarithmic(), share * weights.linear());
    double[] gradient = new double[pair.length()];
    for (Comparison comparison : comparisons) {
      comparison.addGradient(pair, shares, gradient);
    }
    return gradient;
  }
}
