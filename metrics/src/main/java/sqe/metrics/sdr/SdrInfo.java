package sqe.metrics.sdr;

import java.util.Map;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.NumberText;
import sqe.metrics.Sentinel;

/** What the metrics of this package have in common: dB, unbounded, higher is better, every rate. */
final class SdrInfo {

  static final String FAMILY = "sdr";

  /** The family of the ratios that tell interference from artefacts, or go by windows. */
  static final String SEPARATION = "separation";

  static final String SILENT_REFERENCE = "Silent reference: undefined.";
  static final String SILENT_ESTIMATE = "Silent estimate: −inf, with a note.";
  static final String PERFECT = "Estimate equal to the reference: +inf.";
  static final String PERFECT_FILTERED =
      "Estimate equal to the reference, or a filtered copy of it: what rounding leaves, about 300"
          + " dB.";

  private SdrInfo() {}

  static Map.Entry<String, String> parameter(String key, String value) {
    return Map.entry(key, value);
  }

  static Map.Entry<String, String> zeroMean(boolean zeroMean) {
    return parameter("zero_mean", zeroMean ? "yes" : "no");
  }

  /** A level in dB as a parameter; an infinite one is no limit. */
  static Map.Entry<String, String> limit(String key, double decibels) {
    return parameter(
        key, decibels == Double.POSITIVE_INFINITY ? "none" : NumberText.shortest(decibels));
  }

  /**
   * A description of a ratio in dB. What other tools write outside −50 to 100 dB is what an ε or a
   * limit made of a silent or perfect signal.
   */
  static MetricInfoBuilder decibels(String id) {
    return MetricInfo.builder(id)
        .family(FAMILY)
        .unit("dB")
        .sentinels(Sentinel.below(-50), Sentinel.above(100));
  }
}
