package sqe.report.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.alignment.DriftEstimator;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.pesq.Pesq;
import sqe.metrics.pesq.PesqSections;
import sqe.metrics.stoi.StoiBands;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoredPair;
import sqe.scoring.diagnosis.PairDiagnosis;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;
import sqe.table.ScoreTable;
import sqe.table.TableFormat;
import sqe.table.TableSignatures;

/**
 * One pair in depth.
 *
 * @param table its row, a row a channel where there are several, as {@code sqe score} writes it
 * @param rows the same, typed
 * @param look what is to be seen of its first channel; null where the pair cannot be scored
 */
public record Inspection(ScoreTable table, List<ScoreRow> rows, @Nullable Look look) {

  private static final String PESQ = "pesq";

  /** Copies the rows. */
  public Inspection {
    rows = List.copyOf(rows);
  }

  /**
   * What is to be seen of a pair of signals.
   *
   * @param channel which one of the files they are, as the row has it
   * @param signals as they were scored
   * @param found samples of the signals before any alignment
   * @param diagnosis of the signals as they are, without scores: those stand in the row
   * @param delays of places along the reference
   * @param referenceLevels every 10 ms
   * @param estimateLevels every 10 ms
   * @param bands the pair by band
   * @param stoi by band and segment; null where STOI has no value
   * @param pesq how PESQ cut the pair up; null where it was not asked for or has no score
   * @param losses a map a metric that has a gradient
   * @param timed the metrics with terms along time
   */
  public record Look(
      String channel,
      SignalPair signals,
      int found,
      PairDiagnosis diagnosis,
      List<DriftEstimator.Place> delays,
      FrameLevels referenceLevels,
      FrameLevels estimateLevels,
      BandErrors bands,
      @Nullable StoiBands stoi,
      @Nullable PesqSections pesq,
      List<LossMap> losses,
      List<TimedMetric> timed) {

    /** Copies the lists. */
    public Look {
      delays = List.copyOf(delays);
      losses = List.copyOf(losses);
      timed = List.copyOf(timed);
    }
  }

  /**
   * Scores a pair and looks at it.
   *
   * @param pair files of one rate, or of rates that the policies bring together
   * @param spec what is computed; the pair is diagnosed as well
   * @param words how messages say what helps
   */
  public static Inspection of(Pair pair, ScoreSpec spec, MetricCatalog catalog, RemedyWords words) {
    ScoreSpec diagnosed = spec.withDiagnosis(true).withDigests(false);
    ScoredPair scored = new PairScorer(diagnosed, catalog).scored(pair);
    List<ScoreRow> rows = scored.result().rows();
    List<String> columns = new ArrayList<>(diagnosed.columns().all());
    List<List<String>> cells =
        rows.stream().map(row -> TableFormat.texts(row, words)).map(List::copyOf).toList();
    if (pair.noisy() != null) {
      columns.add("mixture");
      cells =
          cells.stream()
              .map(
                  row -> {
                    List<String> all = new ArrayList<>(row);
                    all.add(String.valueOf(pair.noisy()));
                    return all;
                  })
              .toList();
    }
    var signatures = new TableSignatures(diagnosed.signatures(catalog), null);
    var table = new ScoreTable(String.valueOf(pair.estimate()), columns, cells, signatures);
    List<Metric> metrics =
        diagnosed.metrics().stream().flatMap(id -> catalog.find(id).stream()).toList();
    boolean failed = rows.get(0).problem() != null || scored.channels().isEmpty();
    Look look = failed ? null : look(scored.channels().get(0), rows.get(0).channel(), metrics);
    return new Inspection(table, rows, look);
  }

  private static @Nullable Look look(
      ScoredPair.Channel scored, String channel, List<Metric> metrics) {
    SignalPair signals = scored.signals();
    SignalPair found = scored.asFound();
    try {
      PairDiagnosis diagnosis = PairDiagnosis.of(found, List.of());
      double[] x = signals.reference().samples();
      double[] y = signals.estimate().samples();
      int rate = signals.sampleRate();
      int delay = diagnosis.trusted() ? diagnosis.delay().wholeSamples() : 0;
      return new Look(
          channel,
          signals,
          found.length(),
          diagnosis,
          DriftEstimator.places(
              found.reference().samples(), found.estimate().samples(), delay, rate),
          FrameLevels.of(x, rate),
          FrameLevels.of(y, rate),
          BandErrors.of(signals),
          stoi(signals),
          pesq(signals, metrics),
          LossMap.of(signals, metrics),
          metrics.stream()
              .filter(TimedMetric.class::isInstance)
              .map(TimedMetric.class::cast)
              .toList());
    } catch (UndefinedScoreException e) {
      return null; // the row says what is wrong
    }
  }

  private static @Nullable PesqSections pesq(SignalPair signals, List<Metric> metrics) {
    if (metrics.stream().noneMatch(metric -> metric.info().family().equals(PESQ))) {
      return null;
    }
    try {
      return Pesq.sections(signals);
    } catch (UndefinedScoreException e) {
      return null; // said of the score
    }
  }

  private static @Nullable StoiBands stoi(SignalPair signals) {
    try {
      return StoiBands.of(signals);
    } catch (UndefinedScoreException e) {
      return null;
    }
  }
}
