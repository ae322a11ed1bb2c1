package sqe.metrics.composite;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings the frame measures, the composite scores and their variants. */
public final class CompositeProvider implements MetricProvider {

  /** Found by the service loader. */
  public CompositeProvider() {}

  @Override
  public List<Metric> metrics() {
    var plans = FramePlan.byRate();
    List<Metric> measures = FrameMeasures.of(plans, false);
    Metric slope = measures.get(FrameMeasure.WSS.ordinal());
    var published =
        new PublishedIngredients(
            measures.get(FrameMeasure.LLR_UNLIMITED.ordinal()),
            slope,
            measures.get(FrameMeasure.SEGSNR.ordinal()));
    List<Metric> metrics = new ArrayList<>(measures);
    metrics.addAll(scores(published));
    metrics.addAll(scores(new MatchedIngredients(slope, plans)));
    metrics.addAll(scores(new RescaledIngredients(published, plans)));
    return List.copyOf(metrics);
  }

  private static List<Metric> scores(Ingredients ingredients) {
    List<Metric> scores = new ArrayList<>();
    for (CompositeScore composite : CompositeScore.values()) {
      scores.add(new CompositeMetric(composite, ingredients));
    }
    return scores;
  }
}
