package sqe.models.dnsmos;

import java.util.List;
import java.util.Map;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.models.onnx.FloatTensor;
import sqe.models.onnx.ModelFile;
import sqe.models.onnx.OnnxModel;

/**
 * What listeners would say on the three scales of ITU-T P.835, from the waveform.
 *
 * <p>Per window a network gives three raw numbers; a polynomial each, fitted by the authors,
 * calibrates them to opinion scores; the score is the mean of the calibrated numbers. Nothing is
 * limited to 1 … 5.
 *
 * @param variant which network
 * @param allWindows as {@link DnsmosOptions#allWindows()}
 */
record ListenerScales(Variant variant, boolean allWindows)
    implements Derivation<AnalysedSignal, ListenerScales.Opinion> {

  /** The scales of P.835 in the order of the network's outputs. */
  enum Scale {
    /** Quality of the speech. */
    SPEECH,
    /** How little the background disturbs. */
    BACKGROUND,
    /** Overall quality. */
    OVERALL
  }

  /** A network and the polynomials that belong to it, highest power first, one a scale. */
  enum Variant {
    /** Whatever is no speech counts as background. */
    REGULAR(
        new ModelFile.Bundled("sig_bak_ovr.onnx", ListenerScales.class, "269fbebdb513aa23"),
        List.of(
            List.of(-0.08397278, 1.22083953, 0.0052439),
            List.of(-0.13166888, 1.60915514, -0.39604546),
            List.of(-0.06766283, 1.11546468, 0.04602535))),
    /** Speech of other talkers counts as background too. */
    PERSONALISED(
        new ModelFile.Bundled("p_sig_bak_ovr.onnx", ListenerScales.class, "9e3a197449ca2177"),
        List.of(
            List.of(-0.01019296, 0.02751166, 1.19576786, -0.24348726),
            List.of(-0.04976499, 0.44276479, -0.1644611, 0.96883132),
            List.of(-0.00533021, 0.005101, 1.18058466, -0.11236046)));

    private final OnnxModel model;
    private final List<List<Double>> polynomials;

    Variant(ModelFile file, List<List<Double>> polynomials) {
      this.model = new OnnxModel(file);
      this.polynomials = polynomials;
    }

    OnnxModel model() {
      return model;
    }

    private double calibrated(Scale scale, double raw) {
      double value = 0;
      for (double coefficient : polynomials.get(scale.ordinal())) {
        value = value * raw + coefficient;
      }
      return value;
    }
  }

  /**
   * Means over the windows, by {@link Scale}.
   *
   * @param raw what the network gives
   * @param calibrated opinion scores
   * @param windows how many were listened to
   */
  record Opinion(List<Double> raw, List<Double> calibrated, int windows) {

    double of(Scale scale) {
      return calibrated.get(scale.ordinal());
    }
  }

  @Override
  public Opinion from(AnalysedSignal signal) {
    SpeechWindows windows = SpeechWindows.of(signal.samples(), allWindows);
    int scales = Scale.values().length;
    double[] raw = new double[scales];
    double[] calibrated = new double[scales];
    for (int w = 0; w < windows.count(); w++) {
      FloatTensor input = FloatTensor.of(windows.floats(w), 1, SpeechWindows.LENGTH);
      float[] output =
          variant.model().run(Map.of("input_1", input), List.of("Identity:0")).get(0).values();
      for (Scale scale : Scale.values()) {
        double value = output[scale.ordinal()];
        raw[scale.ordinal()] += value;
        calibrated[scale.ordinal()] += variant.calibrated(scale, value);
      }
    }
    return new Opinion(
        mean(raw, windows.count()), mean(calibrated, windows.count()), windows.count());
  }

  private static List<Double> mean(double[] sums, int count) {
    return List.of(sums[0] / count, sums[1] / count, sums[2] / count);
  }
}
