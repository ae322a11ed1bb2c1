package sqe.metrics.composite;

import java.util.Locale;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.pesq.Pesq;

/**
 * The measures as published: those of this package and PESQ, raw at 8 kHz, wideband at 16 kHz. Each
 * is the score of a metric, computed once a pair.
 */
final class PublishedIngredients implements Ingredients {

  private static final int NARROWBAND_RATE = 8000;

  private final Metric wideband = Pesq.wideband();
  private final Metric narrowband = Pesq.narrowbandRaw();
  private final Metric likelihoodRatio;
  private final Metric slope;
  private final Metric segmentalSnr;

  PublishedIngredients(Metric likelihoodRatio, Metric slope, Metric segmentalSnr) {
    this.likelihoodRatio = likelihoodRatio;
    this.slope = slope;
    this.segmentalSnr = segmentalSnr;
  }

  @Override
  public Score pesq(SignalPair pair) {
    return pair.score(pair.sampleRate() == NARROWBAND_RATE ? narrowband : wideband);
  }

  @Override
  public Score likelihoodRatio(SignalPair pair) {
    return pair.score(likelihoodRatio);
  }

  @Override
  public Score slope(SignalPair pair) {
    return pair.score(slope);
  }

  @Override
  public Score segmentalSnr(SignalPair pair) {
    return pair.score(segmentalSnr);
  }

  @Override
  public MetricInfo info(CompositeScore composite) {
    MetricInfoBuilder builder =
        Ingredients.describe(composite, "")
            .name(composite.title())
            .family("composite")
            .sampleRates(NARROWBAND_RATE, 16000)
            .builtOn(wideband.info())
            .builtOn(narrowband.info())
            .builtOn(slope.info());
    if (composite.hasLikelihoodRatio()) {
      builder.builtOn(likelihoodRatio.info());
    }
    if (composite.hasSegmentalSnr()) {
      builder.builtOn(segmentalSnr.info());
    }
    return builder
        .definition(
            composite.equation()
                + ", limited to 1 … 5; PESQ is pesq_wb at 16 kHz and pesq_nb_raw at 8 kHz.")
        .edgeCases(Ingredients.edgeCases())
        .source(
            "Y. Hu, P. C. Loizou, Evaluation of objective quality measures for speech enhancement,"
                + " IEEE TASLP 16(1), 2008")
        .otherNames(composite.name().toLowerCase(Locale.ROOT))
        .build();
  }
}
