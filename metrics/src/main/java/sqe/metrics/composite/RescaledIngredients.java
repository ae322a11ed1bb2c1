package sqe.metrics.composite;

import sqe.metrics.Derivation;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * The measures as the port of CMGAN has them (variant C): those published, but that the spectral
 * slope is taken of samples divided by 32768 although they lie in [−1, 1] already. Most bands then
 * lie below its floor, and the slope comes out at 0.4 to 0.7 of its value.
 */
final class RescaledIngredients implements Ingredients {

  private static final double SCALE = 1 / 32768.0;

  private final PublishedIngredients published;
  private final Derivation<SignalPair, double[]> distance;

  RescaledIngredients(PublishedIngredients published, RatePlans<FramePlan> plans) {
    this.published = published;
    this.distance = new SpectralSlope(plans, SCALE);
  }

  @Override
  public Score pesq(SignalPair pair) {
    return published.pesq(pair);
  }

  @Override
  public Score likelihoodRatio(SignalPair pair) {
    return published.likelihoodRatio(pair);
  }

  @Override
  public Score slope(SignalPair pair) {
    return Score.of(FrameMean.BEST_95_PERCENT.of(pair.derive(distance).clone()));
  }

  @Override
  public Score segmentalSnr(SignalPair pair) {
    return published.segmentalSnr(pair);
  }

  @Override
  public MetricInfo info(CompositeScore composite) {
    MetricInfo base = published.info(composite);
    return Ingredients.describe(composite, "_c")
        .name(composite.title() + ", variant C")
        .family("composite_variants")
        .sampleRates(16000)
        .parameter("variant", "cmgan")
        .builtOn(base)
        .definition(
            "As "
                + base.id()
                + ", with the wss of samples divided by 32768 once more, as the code of CMGAN and"
                + " of papers that use it computes it: higher by 0.1 to 0.3.")
        .edgeCases(Ingredients.edgeCases())
        .source("R. Cao, S. Abdulatif, B. Yang, CMGAN, Interspeech 2022, and its program")
        .build();
  }
}
