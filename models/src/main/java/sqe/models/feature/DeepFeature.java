package sqe.models.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sqe.dsp.linear.Reductions;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.metrics.loss.AdjustableMetric;
import sqe.metrics.loss.LossInfo;

/**
 * The deep feature loss of Germain, Chen and Koltun: how differently a network that was trained to
 * tell sounds apart sees estimate and reference.
 *
 * <p>The mean absolute differences of its first six layers are added, each over its λ. In training,
 * λ is what makes the layers weigh alike on the data at hand; as a measure all are 1, which anybody
 * can repeat.
 *
 * <p>Source: F. G. Germain, Q. Chen, V. Koltun, "Speech denoising with deep feature losses",
 * Interspeech 2019, equation 2. Cost: 25 million multiplications per second of audio and side; the
 * reference's share is computed once for all its estimates, whose maps, 4 MB a second, are kept.
 */
public final class DeepFeature implements AdjustableMetric {

  /** Layers that are compared. */
  public static final int LAYERS = 6;

  /** The one rate it knows, in Hz. */
  public static final int SAMPLE_RATE = 16000;

  private static final String LAMBDA = "lambda";

  private final List<Double> lambdas;
  private final MetricInfo info;

  /** The measure: λ = 1 for every layer. */
  public DeepFeature() {
    this(Collections.nCopies(LAYERS, 1.0));
  }

  /**
   * The loss with λ of one's own.
   *
   * @param lambdas one a layer, positive; the signature names them
   * @throws IllegalArgumentException when there are not {@value #LAYERS}, or one is not positive
   */
  public DeepFeature(List<Double> lambdas) {
    if (lambdas.size() != LAYERS || lambdas.stream().anyMatch(l -> !(l > 0) || l.isInfinite())) {
      throw new IllegalArgumentException(
          "%s positive numbers are needed, a layer each: %s".formatted(LAYERS, lambdas));
    }
    this.lambdas = List.copyOf(lambdas);
    this.info = describe(this.lambdas);
  }

  @Override
  public List<LossInfo.Parameter> parameters() {
    return List.of(
        new LossInfo.Parameter(
            LAMBDA,
            "1,1,1,1,1,1",
            "λ of each layer, from the first on: positive, divides its part"));
  }

  @Override
  public DeepFeature with(Map<String, String> values) {
    String text = values.get(LAMBDA);
    if (text == null) {
      return this;
    }
    try {
      return new DeepFeature(Arrays.stream(text.split(",", -1)).map(Double::parseDouble).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "deep_feature: lambda is %s positive numbers separated by commas, a layer each: %s"
              .formatted(LAYERS, text),
          e);
    }
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Compared compared = compare(pair);
    return info.score(compared.value());
  }

  @Override
  public Differentiated differentiate(SignalPair pair) {
    Compared compared = compare(pair);
    double value = info.score(compared.value()).value();
    return new Differentiated(
        value,
        compared.distance().gradient(compared.reference(), compared.estimate(), pair.length()));
  }

  /**
   * The parts of the score, from the first layer on.
   *
   * @throws UndefinedScoreException as {@link #score}
   */
  public double[] byLayer(SignalPair pair) {
    return compare(pair).byLayer();
  }

  private record Compared(
      FeatureDistance distance,
      List<ConvolutionLayer.Output> reference,
      List<ConvolutionLayer.Output> estimate) {

    double[] byLayer() {
      return distance.byLayer(reference, estimate);
    }

    double value() {
      return Reductions.sum(byLayer());
    }
  }

  private Compared compare(SignalPair pair) {
    if (pair.sampleRate() != SAMPLE_RATE) {
      pair.reference();
      throw UndefinedScoreException.wrongRate(Set.of(SAMPLE_RATE), pair.sampleRate());
    }
    pair.requireFinite();
    requireSamples(pair);
    FeatureNetwork network = FeatureNetwork.loss();
    List<Double> scales = new ArrayList<>();
    lambdas.forEach(lambda -> scales.add(1 / lambda));
    return new Compared(
        new FeatureDistance(network, scales),
        FeatureNetwork.ofReference(pair.reference(), new FeatureNetwork.Maps(network, LAYERS)),
        network.forward(pair.estimate().samples(), LAYERS));
  }

  static void requireSamples(SignalPair pair) {
    pair.reference();
    if (pair.length() == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "needs at least one sample, has none");
    }
  }

  private static MetricInfo describe(List<Double> lambdas) {
    boolean plain = lambdas.stream().allMatch(lambda -> lambda == 1);
    return MetricInfo.builder("deep_feature")
        .name("Deep feature loss (Germain et al.)")
        .family("deep_features")
        .range(MetricInfo.Range.nonNegative())
        .lowerIsBetter()
        .sampleRates(SAMPLE_RATE)
        .parameter(
            "model", FeatureNetwork.LOSS_FILE.name() + ":" + FeatureNetwork.LOSS_FILE.digest())
        .parameter(
            LAMBDA,
            plain
                ? "1"
                : lambdas.stream().map(NumberText::shortest).collect(Collectors.joining(",")))
        .definition(
            "Σ over six layers of mean |F_i(x̂) − F_i(x)| / λ_i, with F_i the output of layer i of a"
                + " network trained on sounds of everyday life, normalised by each signal's own"
                + " statistics. The signals are not aligned.")
        .edgeCases(
            "A perfect estimate gives 0, two silent signals too.",
            "Gain matters little: each layer is normalised.",
            "No sample: undefined. Very short signals give little: maps of one sample are"
                + " constant.")
        .source(
            "Germain, Chen, Koltun, \"Speech denoising with deep feature losses\", Interspeech"
                + " 2019, equation 2 with λ = 1; weights of the authors")
        .otherNames("deep_feature_loss", "df_loss")
        .build();
  }
}
