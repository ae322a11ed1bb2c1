package sqe.metrics.visqol;

import java.util.List;
import java.util.Map;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.MetricProvider;

/** Brings {@code visqol_speech} and {@code visqol_audio}. */
public final class VisqolProvider implements MetricProvider {

  private static final String SHARED =
      "The estimate is moved by the delay at which the envelopes correlate most and brought to the"
          + " reference's level; both become gammatone spectrograms in dB (blocks of 80 ms, 45 dB"
          + " of range). Each patch of the reference is looked for in the estimate within 60"
          + " patches, in order, and aligned once more by samples; its similarity (NSIM) is the"
          + " mean over bands and columns of intensity times structure. ";

  private static final String SOURCE =
      "M. Chinen, F. S. C. Lim, J. Skoglund, N. Gureev, F. O'Gorman, A. Hines, ViSQOL v3: An open"
          + " source production ready objective speech and audio metric, QoMEX 2020; ";

  private static final List<String> EDGE_CASES =
      List.of(
          "Silent reference or silent estimate: undefined.",
          "A mean similarity below 0.15: 1, with a note.",
          "A patch that has no place in the estimate counts as similarity 0, with a note.",
          "A gain of the estimate does not matter, and neither does a delay of whole hops that cuts"
              + " nothing off.");

  /** Found by the service loader. */
  public VisqolProvider() {}

  @Override
  public List<Metric> metrics() {
    return List.of(
        new Visqol(speech(), matching(Mode.SPEECH), ExponentialMapping.SCALED),
        new Visqol(audio(), matching(Mode.AUDIO), new SupportVectorMapping()));
  }

  private static PatchMatching matching(Mode mode) {
    return new PatchMatching(mode, mode.sampleRate());
  }

  private static MetricInfo speech() {
    return info("visqol_speech", Mode.SPEECH)
        .name("ViSQOL v3, speech, exponential mapping")
        .parameter("mode", "speech")
        .parameter("mapping", "exponential")
        .parameter("scaled", "yes")
        .parameter("bands", "21@50-8000")
        .parameter("patch", "20")
        .parameter("voice_activity", "yes")
        .parameters(shared())
        .definition(
            SHARED
                + "21 bands to 8 kHz, patches of 0.4 s that have speech. With s the mean over"
                + " patches, MOS = 1.245063·(-262.847869 + exp(0.0154302525·(s + 361.063949))),"
                + " limited to 1 … 5. The program's lattice network, its default for speech, gives"
                + " other numbers.")
        .edgeCases(
            "A perfect estimate: 5 to within 1e-7.",
            "Less than 0.64 s: undefined.",
            "A reference without any sample above 0: undefined.")
        .edgeCases(EDGE_CASES)
        .source(SOURCE + "values of the program at 16 kHz with its exponential mapping, scaled")
        .build();
  }

  private static MetricInfo audio() {
    return info("visqol_audio", Mode.AUDIO)
        .name("ViSQOL v3, audio, support vector regression")
        .parameter("mode", "audio")
        .parameter("mapping", "libsvm_nu_svr")
        .parameter("bands", "32@50-24000")
        .parameter("patch", "30")
        .parameter("voice_activity", "no")
        .parameters(shared())
        .definition(
            SHARED
                + "32 bands to 24 kHz, patches of 0.6 s. MOS is the published support vector"
                + " regression (317 vectors, γ = 0.01) of the 32 means over patches, limited to"
                + " 1 … 5.")
        .edgeCases("A perfect estimate: 4.7321.", "Less than 0.96 s: undefined.")
        .edgeCases(EDGE_CASES)
        .source(SOURCE + "values of the program at 48 kHz in audio mode")
        .build();
  }

  private static List<Map.Entry<String, String>> shared() {
    return List.of(
        Map.entry("search", "60_patches"),
        Map.entry("level", "reference_rms"),
        Map.entry("alignment", "envelope_and_patches"));
  }

  private static MetricInfoBuilder info(String id, Mode mode) {
    return MetricInfo.builder(id)
        .family("visqol")
        .unit("MOS")
        .range(Mapping.LOWEST, Mapping.HIGHEST)
        .sampleRates(mode.sampleRate());
  }
}
