package sqe.metrics.stoi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sqe.dsp.filter.Resamplers;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.MetricProvider;
import sqe.metrics.RateSpan;
import sqe.metrics.Sentinel;

/** The metrics {@code stoi} and {@code estoi}, on one shared analysis. */
public final class StoiProvider implements MetricProvider {

  private static final String SHARED =
      "Both signals are resampled to 10 kHz, frames of the reference more than 40 dB below its"
          + " loudest are removed from both, and the envelopes A, B of 15 one-third-octave bands"
          + " (150 Hz to 4.3 kHz) are compared over every run of 30 frames (384 ms). ";

  private static final List<String> EDGE_CASES =
      List.of(
          "Less than 0.41 s of speech in the reference: undefined (pystoi returns 1e-5).",
          "Silent reference: undefined (pystoi returns 0).",
          "Silent estimate: 0, with a note.",
          "A perfect estimate: 1 to within 1e-15.",
          "A band that is constant over a segment counts as uncorrelated.");

  /** For {@link java.util.ServiceLoader}. */
  public StoiProvider() {}

  @Override
  public List<Metric> metrics() {
    ReferenceAnalysis reference =
        new ReferenceAnalysis(
            new EnvelopeAnalysis(), new TenKilohertz(new Resamplers(EnvelopeAnalysis.SAMPLE_RATE)));
    return List.of(
        new Stoi(stoi(), reference, new ClippedBandCorrelation()),
        new Stoi(estoi(), reference, new SpectralCorrelation()));
  }

  private static MetricInfo stoi() {
    return info("stoi")
        .name("Short-time objective intelligibility")
        .parameters(parameters("no", List.of(Map.entry("beta", "-15"))))
        .definition(
            SHARED
                + "STOI is the mean over segments and bands of the correlation of A with"
                + " min(αB, (1 + 10^(15/20))·A), α = ‖A‖/‖B‖.")
        .source(
            "C. H. Taal, R. C. Hendriks, R. Heusdens, J. Jensen, An algorithm for intelligibility"
                + " prediction of time-frequency weighted noisy speech, IEEE TASLP 19(7), 2011;"
                + " details as in pystoi 0.4.1")
        .build();
  }

  private static MetricInfo estoi() {
    return info("estoi")
        .name("Extended short-time objective intelligibility")
        .parameters(parameters("yes", List.of()))
        .definition(
            SHARED
                + "ESTOI is the mean over segments of the correlation of their short-time spectra,"
                + " after mean and norm of each band over time have been removed; no clipping.")
        .source(
            "J. Jensen, C. H. Taal, An algorithm for predicting the intelligibility of speech masked"
                + " by modulated noise maskers, IEEE/ACM TASLP 24(11), 2016; details as in pystoi"
                + " 0.4.1, without its random noise")
        .build();
  }

  private static MetricInfoBuilder info(String id) {
    return MetricInfo.builder(id)
        .family("stoi")
        .range(-1, 1)
        .edgeCases(EDGE_CASES)
        .usualMargin(0.005)
        .defaultAt(RateSpan.EVERY)
        .sentinels(Sentinel.noScore(1e-5), Sentinel.noScore(0))
        .otherNames(id);
  }

  private static List<Map.Entry<String, String>> parameters(
      String extended, List<Map.Entry<String, String>> own) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    all.add(Map.entry("ext", extended));
    all.add(Map.entry("fs", String.valueOf(EnvelopeAnalysis.SAMPLE_RATE)));
    all.add(Map.entry("rs", "octave-kaiser"));
    all.add(Map.entry("frame", EnvelopeAnalysis.FRAME + "/" + EnvelopeAnalysis.HOP));
    all.add(Map.entry("fft", String.valueOf(EnvelopeAnalysis.FFT_LENGTH)));
    all.add(Map.entry("bands", EnvelopeAnalysis.BANDS + "@" + EnvelopeAnalysis.LOWEST_CENTRE));
    all.add(Map.entry("seg", String.valueOf(SegmentCorrelation.SEGMENT)));
    all.addAll(own);
    all.add(Map.entry("dyn", String.valueOf(EnvelopeAnalysis.DYNAMIC_RANGE)));
    all.add(Map.entry("short", "undef"));
    return all;
  }
}
