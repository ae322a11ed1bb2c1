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

  private static final OnnxModel REGULAR =
      new OnnxModel(
          new ModelFile.Bundled("sig_bak_ovr.onnx", ListenerScales.class, "269fbebdb513aa23"));

  private static final OnnxModel PERSONALISED =
      new OnnxModel(
          new ModelFile.Bundled("p_sig_bak_ovr.onnx", ListenerScales.class, "9e3a197449ca2177"));

  /** The scales of P.835. */
  enum Scale {
    /** Quality of the speech. */
    SPEECH(0),
    /** How little the background disturbs. */
    BACKGROUND(1),
    /** Overall quality. */
    OVERALL(2);

    private final int index;

    Scale(int index) {
      this.index = index;
    }

    /** Its place among the network's outputs. */
    int index() {
      return index;
    }
  }

  /** The networks. */
  enum Variant {
    /** Whatever is no speech counts as background. */
    REGULAR,
    /** Speech of other talkers counts as background too. */
    PERSONALISED;

    OnnxModel model() {
      return this == REGULAR ? ListenerScales.REGULAR : ListenerScales.PERSONALISED;
    }

    /** Coefficients of the polynomial that belongs to the network, highest power first. */
    private List<Double> polynomial(Scale scale) {
      boolean regular = this == REGULAR;
      return switch (scale) {
        case SPEECH ->
            regular
                ? List.of(-0.08397278, 1.22083953, 0.0052439)
                : List.of(-0.01019296, 0.02751166, 1.19576786, -0.24348726);
        case BACKGROUND ->
            regular
                ? List.of(-0.13166888, 1.60915514, -0.39604546)
                : List.of(-0.04976499, 0.44276479, -0.1644611, 0.96883132);
        case OVERALL ->
            regular
                ? List.of(-0.06766283, 1.11546468, 0.04602535)
                : List.of(-0.00533021, 0.005101, 1.18058466, -0.11236046);
      };
    }

    private double calibrated(Scale scale, double raw) {
      double value = 0;
      for (double coefficient : polynomial(scale)) {
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
      return calibrated.get(scale.index());
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
        double value = output[scale.index()];
        raw[scale.index()] += value;
        calibrated[scale.index()] += variant.calibrated(scale, value);
      }
    }
    return new Opinion(
        mean(raw, windows.count()), mean(calibrated, windows.count()), windows.count());
  }

  private static List<Double> mean(double[] sums, int count) {
    return List.of(sums[0] / count, sums[1] / count, sums[2] / count);
  }
}
