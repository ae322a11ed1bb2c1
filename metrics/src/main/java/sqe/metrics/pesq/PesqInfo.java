package sqe.metrics.pesq;

import java.util.List;
import sqe.metrics.LengthSpan;
import sqe.metrics.MetricInfo;
import sqe.metrics.RateSpan;
import sqe.metrics.Sentinel;

/** What the four metrics say of themselves. */
final class PesqInfo {

  private static final List<String> EDGE_CASES =
      List.of(
          "identical signals score the maximum, whatever their gain or polarity",
          "a silent or constant signal, less than 0.25 s or no stretch of 0.2 s of speech: no score",
          "more than 50 utterances, as in many files of several minutes: no score",
          "files of different lengths are trimmed where they differ by up to 128 ms and the delay does"
              + " not change, else scored as they are",
          "outside 8 to 30 s (P.862.3): a score, and a line in the summary; between them with less"
              + " than 40 or more than 80 % speech: a score with a note");

  /** ITU-T P.862.3, 8 to 30 s. */
  static final LengthSpan USUAL_LENGTHS = new LengthSpan(8, 30, "P.862.3");

  /** Failures of ports, and what they give for a perfect estimate or two silent files. */
  private static final List<Sentinel> SENTINELS =
      List.of(
          Sentinel.noScore(0),
          Sentinel.noScore(-1),
          Sentinel.noScore(-2),
          Sentinel.noScore(-3),
          Sentinel.noScore(-4),
          Sentinel.noScore(-5),
          Sentinel.noScore(-6),
          Sentinel.noScore(-7),
          Sentinel.about(4.6439, 2e-4),
          Sentinel.about(4.5486, 2e-4));

  private PesqInfo() {}

  static MetricInfo of(PesqNumber number) {
    return MetricInfo.builder(number.id())
        .name(name(number))
        .family("pesq")
        .unit("MOS")
        .range(number.value(Aggregation.LOWEST_RAW), number.value(Aggregation.HIGHEST_RAW))
        .sampleRates(number.mode() == Mode.NARROWBAND ? new int[] {8000, 16000} : new int[] {16000})
        .parameter("standard", standard(number))
        .parameter("input", "samples_x_32768")
        .parameter("joint_scaling", "none")
        .parameter("rounding", "none")
        .parameter("lengths", "trimmed_up_to_128_ms_of_constant_delay_else_as_read")
        .definition(definition(number))
        .edgeCases(EDGE_CASES)
        .source(source(number))
        .defaultAt(defaultAt(number))
        .usualLengths(USUAL_LENGTHS)
        .sentinels(SENTINELS)
        .otherNames(otherNames(number))
        .build();
  }

  private static RateSpan[] defaultAt(PesqNumber number) {
    return switch (number) {
      case NARROWBAND -> new RateSpan[] {RateSpan.of(8000)};
      case WIDEBAND -> new RateSpan[] {RateSpan.from(16000)};
      case NARROWBAND_RAW, WIDEBAND_CORRIGENDUM_2 -> new RateSpan[0];
    };
  }

  private static String[] otherNames(PesqNumber number) {
    return switch (number) {
      case NARROWBAND -> new String[] {"pesq_nb", "nb_pesq"};
      case WIDEBAND -> new String[] {"pesq_wb", "wb_pesq"};
      case NARROWBAND_RAW, WIDEBAND_CORRIGENDUM_2 -> new String[0];
    };
  }

  private static String name(PesqNumber number) {
    return switch (number) {
      case NARROWBAND_RAW -> "PESQ, narrowband, raw (P.862)";
      case NARROWBAND -> "PESQ, narrowband (P.862.1)";
      case WIDEBAND -> "PESQ, wideband (P.862.2:2005)";
      case WIDEBAND_CORRIGENDUM_2 -> "PESQ, wideband (P.862.2 with Corrigendum 2:2018)";
    };
  }

  private static String standard(PesqNumber number) {
    return switch (number) {
      case NARROWBAND_RAW -> "p862";
      case NARROWBAND -> "p862.1";
      case WIDEBAND -> "p862.2_2005";
      case WIDEBAND_CORRIGENDUM_2 -> "p862.2_2018";
    };
  }

  private static String definition(PesqNumber number) {
    String raw =
        "Both signals are levelled, filtered, aligned utterance by utterance and turned into"
            + " loudness; raw = 4.5 - 0.1 Q_sym - 0.0309 Q_asy, where Q_sym is the difference in"
            + " loudness over time and Q_asy counts what the estimate adds.";
    return switch (number) {
      case NARROWBAND_RAW -> raw + " Heard through a telephone handset.";
      case NARROWBAND ->
          "The narrowband raw score on the scale of listening tests:"
              + " 0.999 + 4/(1 + exp(4.6607 - 1.4945 raw)). "
              + raw;
      case WIDEBAND ->
          "The raw score behind a high-pass instead of a handset, mapped by"
              + " 0.999 + 4/(1 + exp(3.8224 - 1.3669 raw)). "
              + raw;
      case WIDEBAND_CORRIGENDUM_2 ->
          "As pesq_wb, with the input filter 12 dB lower, so that the model hears speech at its"
              + " true level. "
              + raw;
    };
  }

  private static String source(PesqNumber number) {
    return switch (number) {
      case NARROWBAND_RAW -> "ITU-T P.862 (02/2001) with Amendment 2 (11/2005)";
      case NARROWBAND -> "ITU-T P.862 (02/2001), P.862.1 (11/2003)";
      case WIDEBAND -> "ITU-T P.862.2 (11/2005)";
      case WIDEBAND_CORRIGENDUM_2 -> "ITU-T P.862.2 (11/2005) with Corrigendum 2 (03/2018)";
    };
  }
}
