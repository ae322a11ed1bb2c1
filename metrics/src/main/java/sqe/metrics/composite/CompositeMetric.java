package sqe.metrics.composite;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * One of the composite scores as a metric. What it is made of are scores of the pair, so that with
 * PESQ and the frame measures scored already it costs nothing; where one of them has no value, it
 * has none, for the same reason.
 */
final class CompositeMetric implements Metric {

  private final CompositeScore composite;
  private final Ingredients ingredients;
  private final MetricInfo info;

  CompositeMetric(CompositeScore composite, Ingredients ingredients) {
    this.composite = composite;
    this.ingredients = ingredients;
    this.info = ingredients.info(composite);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    pair.reference();
    if (!info.sampleRates().contains(pair.sampleRate())) {
      throw UndefinedScoreException.wrongRate(info.sampleRates(), pair.sampleRate());
    }
    List<String> notes = new ArrayList<>();
    double pesq = value(ingredients.pesq(pair), notes);
    double slope = value(ingredients.slope(pair), notes);
    double likelihoodRatio =
        composite.hasLikelihoodRatio() ? value(ingredients.likelihoodRatio(pair), notes) : 0;
    double segmentalSnr =
        composite.hasSegmentalSnr() ? value(ingredients.segmentalSnr(pair), notes) : 0;
    return info.score(composite.of(pesq, likelihoodRatio, slope, segmentalSnr), notes);
  }

  private static double value(Score score, List<String> notes) {
    notes.addAll(score.notes());
    return score.value();
  }
}
