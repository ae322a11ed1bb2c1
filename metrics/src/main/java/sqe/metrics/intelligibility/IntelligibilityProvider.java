package sqe.metrics.intelligibility;

import java.util.List;
import sqe.dsp.spectrum.HilbertTransforms;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.MetricProvider;

/** The three coherence indices, on one analysis, and the normalised covariance measure. */
public final class IntelligibilityProvider implements MetricProvider {

  /** For {@link java.util.ServiceLoader}. */
  public IntelligibilityProvider() {}

  @Override
  public List<Metric> metrics() {
    var analysis = new CoherenceAnalysis();
    return List.of(
        csii("csii_high", "high", LevelClass.HIGH, analysis),
        csii("csii_mid", "mid", LevelClass.MID, analysis),
        csii("csii_low", "low", LevelClass.LOW, analysis),
        new Ncm(ncm(), new BandEnvelopes(new HilbertTransforms())));
  }

  private static Metric csii(String id, String name, LevelClass level, CoherenceAnalysis analysis) {
    MetricInfo info =
        common(id)
            .name("Coherence speech intelligibility index, " + name + " level")
            .family("csii")
            .parameter("level", name)
            .parameter("frame", "30/7.5ms")
            .parameter("bands", "16@150")
            .parameter("clip", "15")
            .definition(
                "Over all frames of 30 ms in which the reference's level is "
                    + level.range()
                    + ", the coherence γ² of reference and estimate divides the estimate's power"
                    + " into a linear part and distortion. In 16 auditory bands from 150 Hz to 3.4"
                    + " kHz their ratio in dB, limited to ±15, becomes 0 … 1; the index is its mean"
                    + " over bands, weighted by their importance, and frames.")
            .edgeCases(
                "Fewer than two such frames: undefined (one frame alone is always coherent).",
                "Silent reference: undefined.",
                "Silent estimate: 0, with a note; digitally silent frames of it count as 0.",
                "A perfect estimate: 1 (pysepm gives NaN).")
            .source(
                "J. M. Kates, K. H. Arehart, Coherence and the speech intelligibility index, JASA"
                    + " 117(4), 2005; bands after ANSI S3.5-1997; details as in P. C. Loizou's"
                    + " MATLAB program and pysepm")
            .build();
    return new Csii(info, level, analysis);
  }

  private static MetricInfo ncm() {
    return common("ncm")
        .name("Normalised covariance measure")
        .family("ncm")
        .parameter("bands", BandEnvelopes.BANDS + "@300")
        .parameter("filter", "butterworth8sos")
        .parameter("envelopes", String.valueOf(EnvelopeDecimator.RATE))
        .parameter("clip", "15")
        .definition(
            "Both signals pass 20 band-passes from 300 Hz up to 600 Hz below half the sample rate;"
                + " their envelopes are brought to 32 Hz. In each band the squared correlation ρ² of"
                + " the envelopes gives 10 log10(ρ²/(1 − ρ²)), which is limited to ±15 dB and"
                + " becomes 0 … 1; the score is the mean over bands, weighted by their importance.")
        .edgeCases(
            "Less than 62.6 ms: undefined.",
            "Silent reference: undefined.",
            "Silent estimate: 0, with a note.",
            "A perfect estimate: 1 (pysepm may give NaN).")
        .source(
            "J. Ma, Y. Hu, P. C. Loizou, Objective measures for predicting speech intelligibility in"
                + " noisy conditions based on new band-importance functions, JASA 125(5), 2009; bands"
                + " after ANSI S3.5-1997; details as in P. C. Loizou's MATLAB program and pysepm, but"
                + " filters in sections of second order")
        .build();
  }

  private static MetricInfoBuilder common(String id) {
    return MetricInfo.builder(id).range(0, 1).sampleRates(8000, 16000).otherNames(id);
  }
}
