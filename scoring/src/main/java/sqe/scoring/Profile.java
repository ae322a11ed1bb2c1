package sqe.scoring;

import java.util.List;
import java.util.Locale;
import sqe.metrics.transcript.Normaliser;

/**
 * How the published tables of a benchmark are made: which metrics, and what is done about rates,
 * lengths, delays and channels. Where a benchmark computes another number than the plain metric of
 * that name, its own is a metric too, with an id and a signature of its own.
 */
public enum Profile {
  /**
   * The URGENT challenge of 2025: files as they are, of one rate and length. PESQ and DNSMOS are of
   * 16 kHz (PESQ of 8 kHz narrowband), all else of the files' rate. Its intrusive measures are
   * those of 2024 but for the start of a random generator behind ESTOI, which has no effect.
   */
  URGENT2025(
      List.of(
          "pesq_urgent",
          "estoi",
          "sdr_urgent",
          "lsd_urgent",
          "mcd_urgent",
          "dnsmos_ovrl_urgent",
          "nisqa_mos",
          "wer",
          "cer"),
      ScoringOptions.defaults().with(ScoringOptions.Length.STRICT).withMaxLengthDifference(0),
      Normaliser.WHISPER_BASIC),

  /**
   * What papers report of the DNS challenges, at 16 kHz: the ratios and opinion scores customary
   * for the synthetic test set of 2020, and DNSMOS, which is all there is of the blind sets.
   */
  DNS(
      List.of(
          "pesq_wb",
          "pesq_nb",
          "stoi",
          "si_sdr",
          "dnsmos_sig",
          "dnsmos_bak",
          "dnsmos_ovrl",
          "dnsmos_p808"),
      at16Kilohertz(),
      Normaliser.NONE),

  /**
   * Tables of VoiceBank-DEMAND, at 16 kHz, with the three composite scores in the three variants
   * that published tables mix.
   */
  VOICEBANK(
      List.of(
          "pesq_wb", "csig", "cbak", "covl", "csig_b", "cbak_b", "covl_b", "csig_c", "cbak_c",
          "covl_c", "segsnr", "stoi"),
      at16Kilohertz(),
      Normaliser.NONE);

  private final List<String> metrics;
  private final ScoringOptions policies;
  private final Normaliser normaliser;

  Profile(List<String> metrics, ScoringOptions policies, Normaliser normaliser) {
    this.metrics = metrics;
    this.policies = policies;
    this.normaliser = normaliser;
  }

  private static ScoringOptions at16Kilohertz() {
    return ScoringOptions.defaults().with(new ScoringOptions.Resample.ToRate(16000));
  }

  /** What it is called where it is asked for and in the metadata of a table. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Ids of its metrics in the order of the columns; some may need what is not given. */
  public List<String> metrics() {
    return metrics;
  }

  /** What transcripts go through. */
  public Normaliser normaliser() {
    return normaliser;
  }

  /** What is done about rates, lengths, delays and channels. */
  public ScoringOptions policies() {
    return policies;
  }
}
