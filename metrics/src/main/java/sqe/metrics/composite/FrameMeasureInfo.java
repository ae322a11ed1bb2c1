package sqe.metrics.composite;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;

/** What the frame measures say of themselves. */
final class FrameMeasureInfo {

  private static final String FRAMES =
      " Frames of 30 ms, every 7.5 ms, Hann window; the signals are not aligned.";

  private static final String BANDS =
      "The bands end at 3.8 kHz: nothing above is heard at any rate.";

  private static final String ENVELOPES =
      "A frame that holds one constant value is rounding noise and has a note; a silent estimate has"
          + " no value.";

  private static final List<String> EDGE_CASES =
      List.of(
          "Less than 0.0375 s, or a rate below 8000 Hz: undefined.",
          "Silent reference: undefined.");

  private FrameMeasureInfo() {}

  static MetricInfoBuilder segmentalSnr() {
    return info("segsnr")
        .name("Segmental signal-to-noise ratio")
        .unit("dB")
        .range(SegmentalSnr.LOWEST, SegmentalSnr.HIGHEST)
        .parameter("frame", "30/7.5ms")
        .parameter("limits", "-10,35")
        .definition(
            "Mean over frames of 10 lg(Σ(w·x)²/Σ(w·(x − y))²), each limited to −10 … 35 dB."
                + FRAMES)
        .edgeCases(
            edges(
                "Silent estimate: 0 dB, with a note.",
                "A perfect estimate: 35 dB.",
                "A frame that is silent in both signals counts as −10 dB, with a note."))
        .source(
            "J. H. L. Hansen, B. L. Pellom, ICSLP 1998; details as in P. C. Loizou, Speech"
                + " Enhancement: Theory and Practice, 2007")
        .otherNames("segsnr", "ssnr", "snrseg", "seg_snr", "segmental_snr");
  }

  static MetricInfoBuilder weightedSnr() {
    return info("fwsegsnr")
        .name("Frequency-weighted segmental signal-to-noise ratio")
        .unit("dB")
        .range(SegmentalSnr.LOWEST, SegmentalSnr.HIGHEST)
        .parameter("frame", "30/7.5ms")
        .parameter("bands", "25")
        .parameter("weight", "0.2")
        .parameter("limits", "-10,35")
        .definition(
            "Mean over frames of Σ u·10 lg(a²/(a − d)²)/Σ u over 25 critical bands, limited to −10 …"
                + " 35 dB; a and d are the bands of the magnitude spectra of reference and estimate,"
                + " each brought to unit sum, and u = a^0.2."
                + FRAMES)
        .edgeCases(
            edges(
                "Gain and polarity do not matter: a perfect estimate at any level has 35 dB.",
                "A frame that is silent in both signals counts as 35 dB, with a note.",
                BANDS))
        .source(
            "J. Ma, Y. Hu, P. C. Loizou, Objective measures for predicting speech intelligibility in"
                + " noisy conditions based on new band-importance functions, JASA 125(5), 2009")
        .otherNames("fwsegsnr", "fwssnr", "fwsnrseg", "fw_segsnr", "fw_seg_snr");
  }

  static MetricInfoBuilder likelihoodRatio() {
    return info("llr")
        .name("Log-likelihood ratio, limited to 2")
        .range(0, 2)
        .lowerIsBetter()
        .parameter("frame", "30/7.5ms")
        .parameter("order", "16_from_10_kHz_else_10")
        .parameter("limit", "2")
        .parameter("kept", "0.95")
        .definition(
            "Mean over the best 95 % of the frames of ln(A_y·R_x·A_y/A_x·R_x·A_x), at most 2 each; A"
                + " are the prediction-error filters of the two signals, R_x the autocorrelation of"
                + " the reference."
                + FRAMES)
        .edgeCases(edges("A perfect estimate: 0.", "Gain and polarity do not matter.", ENVELOPES))
        .source(
            "S. R. Quackenbush, T. P. Barnwell, M. A. Clements, Objective Measures of Speech Quality,"
                + " 1988; details as in P. C. Loizou, Speech Enhancement: Theory and Practice, 2007")
        .otherNames("llr");
  }

  static MetricInfoBuilder unlimitedLikelihoodRatio() {
    return info("llr_unlimited")
        .name("Log-likelihood ratio without limit")
        .range(0, Double.POSITIVE_INFINITY)
        .lowerIsBetter()
        .parameter("frame", "30/7.5ms")
        .parameter("order", "16_from_10_kHz_else_10")
        .parameter("limit", "none")
        .parameter("kept", "0.95")
        .definition(
            "As llr, without the limit of 2 on a frame: the form that csig and covl are made of."
                + FRAMES)
        .edgeCases(edges("A perfect estimate: 0.", "Gain and polarity do not matter.", ENVELOPES))
        .source("Y. Hu, P. C. Loizou, IEEE TASLP 16(1), 2008, and the program of its authors");
  }

  static MetricInfoBuilder spectralSlope() {
    return info("wss")
        .name("Weighted spectral slope distance")
        .range(0, Double.POSITIVE_INFINITY)
        .lowerIsBetter()
        .parameter("frame", "30/7.5ms")
        .parameter("bands", "25")
        .parameter("floor_db", "-100")
        .parameter("full_scale", "1")
        .parameter("kept", "0.95")
        .definition(
            "Mean over the best 95 % of the frames of the weighted mean of (s − s′)² over 24 slopes"
                + " between neighbouring critical bands, in dB; a band counts for more the nearer"
                + " it is to the spectrum's maximum and to its nearest peak."
                + FRAMES)
        .edgeCases(
            edges(
                "A perfect estimate: 0.",
                "Gain does not matter as long as no band falls below the floor of −100 dB, polarity"
                    + " never.",
                "A frame that is silent in both signals counts as 0, with a note.",
                BANDS))
        .source("D. H. Klatt, Prediction of perceived phonetic distance, ICASSP 1982")
        .otherNames("wss");
  }

  static MetricInfoBuilder cepstralDistance() {
    return info("cd")
        .name("Cepstral distance")
        .unit("dB")
        .range(0, CepstralDistance.LARGEST)
        .lowerIsBetter()
        .parameter("frame", "30/7.5ms")
        .parameter("order", "16_from_10_kHz_else_10")
        .parameter("limit", "10")
        .parameter("kept", "0.95")
        .definition(
            "Mean over the best 95 % of the frames of (10·√2/ln 10)·√Σ(c − c′)², at most 10 dB each,"
                + " between the cepstra of the two prediction filters, without c_0."
                + FRAMES)
        .edgeCases(
            edges(
                "A perfect estimate: 0.",
                "Gain and polarity do not matter.",
                "A frame that is silent in either signal counts as 10 dB, with a note; a silent"
                    + " estimate has no value."))
        .source("N. Kitawaki, H. Nagabuchi, K. Itoh, IEEE JSAC 6(2), 1988")
        .otherNames("cd", "cepstral_distance", "cepstrum_distance", "ceps");
  }

  private static MetricInfoBuilder info(String id) {
    return MetricInfo.builder(id).family("composite");
  }

  private static List<String> edges(String... own) {
    List<String> all = new ArrayList<>(EDGE_CASES);
    all.addAll(List.of(own));
    return all;
  }
}
