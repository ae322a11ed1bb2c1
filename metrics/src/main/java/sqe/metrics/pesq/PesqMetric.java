package sqe.metrics.pesq;

import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** One of the four numbers, as a metric. */
final class PesqMetric implements TimedMetric {

  private final PesqNumber number;
  private final MetricInfo info;
  private final RatePlans<PesqTables> tablesByRate;

  /**
   * A metric.
   *
   * @param tablesByRate tables by sample rate; shared by the metrics of a provider
   */
  PesqMetric(PesqNumber number, RatePlans<PesqTables> tablesByRate) {
    this.number = number;
    this.info = PesqInfo.of(number);
    this.tablesByRate = tablesByRate;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    PesqAnalysis analysis = analysis(pair);
    return info.score(number.value(analysis.raw()), analysis.notes());
  }

  /** The disturbance of each frame of the reference; the score is no plain mean of it. */
  @Override
  public TimeCourse course(SignalPair pair) {
    PesqAnalysis analysis = analysis(pair);
    Sizes sizes = tables(pair).sizes();
    double[] seconds = new double[analysis.disturbance().length];
    for (int i = 0; i < seconds.length; i++) {
      double start = (analysis.first() + i) * (double) sizes.hop();
      seconds[i] = (start + sizes.frame() / 2.0) / sizes.sampleRate();
    }
    return new TimeCourse(
        "each frame of 32 ms, its disturbance",
        "",
        seconds,
        analysis.disturbance().clone(),
        MetricInfo.Direction.LOWER_IS_BETTER,
        false);
  }

  /** Utterances and bad intervals. */
  PesqSections sections(SignalPair pair) {
    return analysis(pair).sections();
  }

  private PesqAnalysis analysis(SignalPair pair) {
    pair.requireFinite();
    pair.asRead().ifPresent(SignalPair.AsRead::requireFinite);
    return pair.derive(new PesqAnalysis.Of(tables(pair), number.mode()));
  }

  /** The same number is the same metric, so that its score of a pair is shared. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PesqMetric metric && number == metric.number;
  }

  @Override
  public int hashCode() {
    return number.hashCode();
  }

  private PesqTables tables(SignalPair pair) {
    if (!info.sampleRates().contains(pair.sampleRate())) {
      throw wrongRate(pair.sampleRate());
    }
    return tablesByRate.at(pair.sampleRate());
  }

  private UndefinedScoreException wrongRate(int sampleRate) {
    return number.mode() != Mode.NARROWBAND && sampleRate == 8000
        ? new UndefinedScoreException(
            Reason.WRONG_RATE, "wideband needs 16000 Hz, the pair has 8000 Hz: use pesq_nb")
        : UndefinedScoreException.wrongRate(info.sampleRates(), sampleRate);
  }
}
