package sqe.metrics.f0;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;

/** The measures on the tracks of any tracker, as metrics. */
public final class F0Metrics {

  private static final String FAMILY = "f0";

  /** What ends the ids and the family that the module {@code pitch} brings. */
  private static final String TARSOS = "_tarsos";

  private static final String[] EDGES = {
    "Silent reference, or no samples: undefined.",
    "Gain and polarity do not matter; a delay moves the tracks against each other."
  };

  private F0Metrics() {}

  /** All eight measures on YIN, in the order they are listed. */
  static List<Metric> ofYin() {
    F0Tracker tracker = new YinTracker();
    return Arrays.stream(F0Measure.values())
        .map(measure -> metric(measure, "", "", tracker))
        .toList();
  }

  /**
   * The six measures that are not of all frames, on TarsosDSP: {@code f0_rmse_tarsos} and so on, of
   * the family {@code f0_tarsos}.
   *
   * @param tracker TarsosDSP's
   */
  public static List<Metric> ofTarsos(F0Tracker tracker) {
    return Arrays.stream(F0Measure.values())
        .filter(measure -> !measure.ofAllFrames())
        .map(measure -> metric(measure, TARSOS, ", TarsosDSP", tracker))
        .toList();
  }

  /**
   * What to say of a word that names metrics of the module {@code pitch} where it is not installed.
   *
   * @param word an id or a family
   */
  public static Optional<String> missingModule(String word) {
    boolean known =
        word.equals(FAMILY + TARSOS)
            || Arrays.stream(F0Measure.values())
                .anyMatch(m -> !m.ofAllFrames() && word.equals(m.id() + TARSOS));
    return known
        ? Optional.of("it needs the module pitch (TarsosDSP), which is not installed")
        : Optional.empty();
  }

  private static Metric metric(
      F0Measure measure, String idSuffix, String nameSuffix, F0Tracker tracker) {
    MetricInfoBuilder info =
        describe(measure, MetricInfo.builder(measure.id() + idSuffix), nameSuffix)
            .family(FAMILY + idSuffix)
            .parameter("tracker", tracker.signature())
            .parameter("frames", measure.ofAllFrames() ? "all" : frames(measure))
            .edgeCases(EDGES)
            .edgeCases(
                switch (measure) {
                  case RMSE, CENTS, GPE ->
                      "No frame voiced in both: undefined. A perfect estimate: 0.";
                  case CORR ->
                      "Fewer than two frames voiced in both, or an F0 that does not vary: undefined."
                          + " A perfect estimate: 1.";
                  case CORR_ALL -> "A track that does not vary: undefined. A perfect estimate: 1.";
                  case RMSE_ALL, VDE, FFE ->
                      "Silent estimate: every voiced frame of the reference is an error, with a note."
                          + " A perfect estimate: 0.";
                })
            .edgeCases(tracker.limits(), "A reference without a voiced frame has a note.");
    return new F0Metric(info.build(), measure, tracker);
  }

  private static String frames(F0Measure measure) {
    return measure == F0Measure.VDE || measure == F0Measure.FFE ? "all" : "voiced_in_both";
  }

  private static MetricInfoBuilder describe(
      F0Measure measure, MetricInfoBuilder info, String suffix) {
    return switch (measure) {
      case RMSE ->
          error(info, "Root mean square error of F0" + suffix, "Hz")
              .definition("√(mean of (e − r)²) of F0 over the frames that are voiced in both.")
              .source("Customary in voice conversion and speech synthesis; no standard");
      case RMSE_ALL ->
          error(info, "Root mean square error of F0, all frames" + suffix, "Hz")
              .definition(
                  "√(mean of (e − r)²) of F0 over all frames, unvoiced ones as 0 Hz: errors of"
                      + " voicing, not of F0, decide it.")
              .source("VERSA's form without alignment");
      case CENTS ->
          error(info, "Root mean square error of F0 in cents" + suffix, "cents")
              .definition(
                  "1200·√(mean of log2(e/r)²) of F0 over the frames that are voiced in both: 100"
                      + " are a semitone.")
              .source("Customary in voice conversion and speech synthesis; no standard");
      case CORR ->
          info.name("Correlation of F0" + suffix)
              .range(-1, 1)
              .definition("Pearson's correlation of F0 over the frames that are voiced in both.")
              .source("Customary in voice conversion and speech synthesis; no standard");
      case CORR_ALL ->
          info.name("Correlation of F0, all frames" + suffix)
              .range(-1, 1)
              .definition(
                  "Pearson's correlation of F0 over all frames, unvoiced ones as 0 Hz: voicing"
                      + " decides it.")
              .source("VERSA's form without alignment");
      case GPE ->
          share(info, "Gross pitch error" + suffix)
              .definition(
                  "Share of the frames voiced in both in which F0 is off by more than a fifth of"
                      + " the reference's.")
              .source("T. Nakatani et al., Speech Communication 50(3), 2008");
      case VDE ->
          share(info, "Voicing decision error" + suffix)
              .definition("Share of all frames in which exactly one of both is voiced.")
              .source("T. Nakatani et al., Speech Communication 50(3), 2008");
      case FFE ->
          share(info, "F0 frame error" + suffix)
              .definition("Share of all frames with a gross pitch error or a voicing error.")
              .source("W. Chu, A. Alwan, ICASSP 2009");
    };
  }

  private static MetricInfoBuilder error(MetricInfoBuilder info, String name, String unit) {
    return info.name(name).unit(unit).range(MetricInfo.Range.nonNegative()).lowerIsBetter();
  }

  private static MetricInfoBuilder share(MetricInfoBuilder info, String name) {
    return info.name(name).range(0, 1).lowerIsBetter();
  }
}
