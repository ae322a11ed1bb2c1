package sqe.metrics.pesq;

import sqe.metrics.Metric;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * The metrics of this package, for metrics that are built on them and for users of the library.
 *
 * <p>Four numbers go by the name PESQ; each is a metric of its own, which says in its {@link
 * Metric#info()} at which rates it exists and what it has no score for. Every call makes a metric
 * that is equal to the one of the same name in a {@link sqe.metrics.MetricCatalog}, so that {@code
 * pair.score(Pesq.wideband())} costs nothing where {@code pesq_wb} has been scored. All variants of
 * one pair share what they have in common.
 */
public final class Pesq {

  private Pesq() {}

  /** {@code pesq_nb_raw}: the raw score of P.862, from −1.391 to 4.5; 8 or 16 kHz. */
  public static Metric narrowbandRaw() {
    return metric(PesqNumber.NARROWBAND_RAW);
  }

  /** {@code pesq_nb}: the raw score of P.862 mapped to MOS by P.862.1; 8 or 16 kHz. */
  public static Metric narrowband() {
    return metric(PesqNumber.NARROWBAND);
  }

  /** {@code pesq_wb}: MOS of P.862.2 as of 2005, the number most papers report; 16 kHz. */
  public static Metric wideband() {
    return metric(PesqNumber.WIDEBAND);
  }

  /** {@code pesq_wb_c2}: MOS of P.862.2 with Corrigendum 2 of 2018; 16 kHz. */
  public static Metric widebandCorrigendum2() {
    return metric(PesqNumber.WIDEBAND_CORRIGENDUM_2);
  }

  /**
   * What PESQ took for utterances and where it tried another delay: of {@code pesq_wb} at 16 kHz,
   * of {@code pesq_nb} at 8 kHz. Costs nothing where that metric has been scored.
   *
   * @throws UndefinedScoreException where that metric has no score
   */
  public static PesqSections sections(SignalPair pair) {
    PesqNumber number =
        PesqInfo.of(PesqNumber.WIDEBAND).sampleRates().contains(pair.sampleRate())
            ? PesqNumber.WIDEBAND
            : PesqNumber.NARROWBAND;
    return new PesqMetric(number, tables()).sections(pair);
  }

  private static PesqMetric metric(PesqNumber number) {
    return new PesqMetric(number, tables());
  }

  /** Tables by sample rate; they are made where a score is asked for, not where a metric is. */
  static RatePlans<PesqTables> tables() {
    return new RatePlans<>(PesqTables::new);
  }
}
