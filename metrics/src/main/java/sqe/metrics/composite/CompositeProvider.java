package sqe.metrics.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;
import sqe.metrics.RatePlans;

/** Brings the frame measures, the composite scores and their variants. */
public final class CompositeProvider implements MetricProvider {

  /** Found by the service loader. */
  public CompositeProvider() {}

  @Override
  public List<Metric> metrics() {
    RatePlans<FramePlan> plans = FramePlan.byRate();
    Map<FrameMeasure, Metric> measures = FrameMeasures.of(plans, false);
    Metric slope = measure(measures, FrameMeasure.WSS);
    var published =
        new PublishedIngredients(
            measure(measures, FrameMeasure.LLR_UNLIMITED),
            slope,
            measure(measures, FrameMeasure.SEGSNR));
    List<Metric> metrics = new ArrayList<>(measures.values());
    metrics.addAll(scores(published));
    metrics.addAll(scores(new MatchedIngredients(slope, plans)));
    metrics.addAll(scores(new RescaledIngredients(published, plans)));
    return List.copyOf(metrics);
  }

  private static Metric measure(Map<FrameMeasure, Metric> measures, FrameMeasure measure) {
    return Objects.requireNonNull(measures.get(measure));
  }

  private static List<Metric> scores(Ingredients ingredients) {
    List<Metric> scores = new ArrayList<>();
    for (CompositeScore composite : CompositeScore.values()) {
      scores.add(new CompositeMetric(composite, ingredients));
    }
    return scores;
  }
}
