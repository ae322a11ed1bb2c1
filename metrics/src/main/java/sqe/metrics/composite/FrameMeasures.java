package sqe.metrics.composite;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.Metric;
import sqe.metrics.RatePlans;

/**
 * The frame measures of this package with another treatment of silence, for users of the library.
 */
public final class FrameMeasures {

  private FrameMeasures() {}

  /**
   * {@code segsnr}, {@code fwsegsnr}, {@code llr}, {@code llr_unlimited}, {@code wss} and {@code
   * cd}, in this order, without the frames in which every sample of the reference is zero. Their
   * signatures say {@code silence:skipped}; where the reference has no such frame they give the
   * scores of the metrics in a {@link sqe.metrics.MetricCatalog}.
   */
  public static List<Metric> skippingSilence() {
    return List.copyOf(of(FramePlan.byRate(), true).values());
  }

  /** The metrics on one set of plans, in the order of the measures. */
  static Map<FrameMeasure, Metric> of(RatePlans<FramePlan> plans, boolean silenceSkipped) {
    Map<FrameMeasure, Metric> metrics = new EnumMap<>(FrameMeasure.class);
    for (FrameMeasure measure : FrameMeasure.values()) {
      metrics.put(measure, new FrameMetric(measure, plans, silenceSkipped));
    }
    return metrics;
  }
}
