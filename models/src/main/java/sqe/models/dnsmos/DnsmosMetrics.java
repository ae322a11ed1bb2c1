package sqe.models.dnsmos;

import java.util.List;
import java.util.Locale;
import sqe.metrics.AtRate;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.models.dnsmos.ListenerScales.Scale;
import sqe.models.dnsmos.ListenerScales.Variant;
import sqe.models.onnx.NetworkMetric;
import sqe.models.onnx.OnnxModel;

/**
 * The seven metrics of the two families, and one of the URGENT challenge, made of two derivations
 * of the estimate.
 */
public final class DnsmosMetrics {

  private static final int DECIMALS = 4;

  /** The customary margin: what the mean of a large test set is stable to. */
  private static final double MARGIN = 0.02;

  /** No answer to speech is outside; limits of the scale are 1 and 5, and are not enforced. */
  private static final MetricInfo.Range RANGE = new MetricInfo.Range(0, 5.5);

  private static final String P835_SOURCE =
      "Reddy, Gopal, Cutler, \"DNSMOS P.835: a non-intrusive perceptual objective speech quality"
          + " metric to evaluate noise suppressors\", ICASSP 2022";
  private static final String P808_SOURCE =
      "Reddy, Gopal, Cutler, \"DNSMOS: a non-intrusive perceptual objective speech quality metric"
          + " to evaluate noise suppressors\", ICASSP 2021";

  private DnsmosMetrics() {}

  /** All of them, in the order they are listed. */
  public static List<Metric> all(DnsmosOptions options) {
    return List.of(
        scale(Variant.REGULAR, Scale.SPEECH, options),
        scale(Variant.REGULAR, Scale.BACKGROUND, options),
        scale(Variant.REGULAR, Scale.OVERALL, options),
        overallQuality(options),
        scale(Variant.PERSONALISED, Scale.SPEECH, options),
        scale(Variant.PERSONALISED, Scale.BACKGROUND, options),
        scale(Variant.PERSONALISED, Scale.OVERALL, options));
  }

  /**
   * The overall quality as the URGENT challenges report it: of recordings of any rate, resampled to
   * 16 kHz.
   */
  static Metric urgent() {
    DnsmosOptions options = DnsmosOptions.DEFAULT;
    Metric plain = scale(Variant.REGULAR, Scale.OVERALL, options);
    AtRate rate = AtRate.of(SpeechWindows.SAMPLE_RATE);
    ListenerScales scales = new ListenerScales(Variant.REGULAR, options.allWindows());
    return new NetworkMetric(
        MetricInfo.builder("dnsmos_ovrl_urgent")
            .name("DNSMOS P.835, overall quality, of the URGENT challenge")
            .family("urgent")
            .unit("MOS")
            .range(RANGE)
            .withoutReference()
            .parameter("resampled", Integer.toString(SpeechWindows.SAMPLE_RATE))
            .builtOn(plain.info())
            .definition("dnsmos_ovrl of the estimate resampled to 16 kHz.")
            .source("urgent2024_challenge and urgent2025_challenge, evaluation_metrics")
            .decimals(DECIMALS)
            .usualMargin(MARGIN)
            .edgeCases(
                "As dnsmos_ovrl, at any rate.",
                "Resampled by sqe: the challenge resamples with soxr.")
            .build(),
        signal -> signal.derive(rate).derive(scales).of(Scale.OVERALL));
  }

  private static Metric scale(Variant variant, Scale scale, DnsmosOptions options) {
    ListenerScales scales = new ListenerScales(variant, options.allWindows());
    return new NetworkMetric(
        describe(variant, scale, options), signal -> signal.derive(scales).of(scale));
  }

  private static MetricInfo describe(Variant variant, Scale scale, DnsmosOptions options) {
    boolean personalised = variant == Variant.PERSONALISED;
    String family = personalised ? "pdnsmos" : "dnsmos";
    String what =
        switch (scale) {
          case SPEECH -> "quality of the speech";
          case BACKGROUND -> "how little the background disturbs";
          case OVERALL -> "overall quality";
        };
    MetricInfoBuilder info =
        info(family + "_" + suffix(scale), family, variant.model(), options)
            .name("%sDNSMOS P.835, %s".formatted(personalised ? "Personalised " : "", what))
            .definition(
                ("What listeners of an ITU-T P.835 test would say of the %s, as a network estimates"
                        + " it from the waveform: the mean over windows of 9.01 s, a second apart,"
                        + " of its calibrated answers.%s Not limited to 1 … 5.")
                    .formatted(
                        scale == Scale.BACKGROUND ? "background" : what,
                        personalised ? " Speech of other talkers counts as background." : ""))
            .source(P835_SOURCE);
    if (!personalised) {
      info.otherNames(otherNames(scale));
    }
    return info.build();
  }

  private static String suffix(Scale scale) {
    return switch (scale) {
      case SPEECH -> "sig";
      case BACKGROUND -> "bak";
      case OVERALL -> "ovrl";
    };
  }

  private static String[] otherNames(Scale scale) {
    return switch (scale) {
      case SPEECH -> new String[] {"sig", "mos_sig", "dns_sig", "dnsmos_p835_sig"};
      case BACKGROUND -> new String[] {"bak", "mos_bak", "dns_bak", "dnsmos_p835_bak"};
      case OVERALL ->
          new String[] {"ovrl", "ovr", "mos_ovr", "dns_overall", "dnsmos_ovr", "dnsmos_p835_ovrl"};
    };
  }

  private static Metric overallQuality(DnsmosOptions options) {
    OverallQuality quality = new OverallQuality(options.padding(), options.allWindows());
    return new NetworkMetric(
        info("dnsmos_p808", "dnsmos", OverallQuality.MODEL, options)
            .name("DNSMOS P.808, overall quality")
            .parameter("padding", options.padding().name().toLowerCase(Locale.ROOT))
            .definition(
                "What listeners of an ITU-T P.808 test would say of the overall quality, as a"
                    + " network estimates it from 120 log-mel bands of 900 frames: the mean over"
                    + " windows of 9 s, a second apart. Not limited to 1 … 5.")
            .source(P808_SOURCE)
            .otherNames("p808_mos", "dns_p808", "dnsmos_p808_mos")
            .build(),
        signal -> signal.derive(quality));
  }

  private static MetricInfoBuilder info(
      String id, String family, OnnxModel model, DnsmosOptions options) {
    return MetricInfo.builder(id)
        .family(family)
        .unit("MOS")
        .range(RANGE)
        .withoutReference()
        .sampleRates(SpeechWindows.SAMPLE_RATE)
        .parameter("model", model.signature())
        .parameter("runtime", "onnxruntime-" + OnnxModel.RUNTIME_VERSION)
        .parameter("windows", options.allWindows() ? "all" : "published")
        .decimals(DECIMALS)
        .usualMargin(MARGIN)
        .edgeCases(
            "Shorter than 9.01 s: the signal is appended to itself until it is long enough.",
            "Longer than 16 s: the windows from the 8th to the 24th second do not count, as in the"
                + " published script.",
            "Silence and sounds that are no speech have a value that means nothing.");
  }
}
