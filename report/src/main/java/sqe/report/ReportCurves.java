package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.dsp.Signal;
import sqe.judge.gate.MetricFacts;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.TimedMetric.TimeCourse;
import sqe.metrics.UndefinedScoreException;
import sqe.scoring.ScoringOptions;
import sqe.scoring.SignalFitter;
import sqe.scoring.UnscorablePairException;
import sqe.scoring.diagnosis.DelaySearch;
import sqe.table.JsonText;
import sqe.table.TableSignatures;

/**
 * The terms of scores along time, for the curves below a player.
 *
 * <p>A pair is made of its signals by the policies that the table's signatures name, and scored
 * again: terms whose score is not the one in the table are of something else and are left out.
 */
final class ReportCurves {

  /** As a part of a score, beyond which it is another one. */
  private static final double SAME = 1e-6;

  /** Characters that a term takes in the page, about. */
  private static final int TERM_SIZE = 12;

  private final Scoreboard board;
  private final MetricCatalog catalog;
  private final List<ScoringOptions> policies;

  ReportCurves(Scoreboard board, MetricCatalog catalog) {
    this.board = board;
    this.catalog = catalog;
    this.policies = board.tables().stream().map(table -> policies(table.signatures())).toList();
  }

  /** One system's estimate of a file, and which track it is. */
  record Estimate(int track, int system, Signal signal) {}

  /**
   * Curves as the page's script reads them.
   *
   * @param bytes that they take, about
   */
  record Drawn(List<Map<String, @Nullable Object>> curves, long bytes) {}

  private static ScoringOptions policies(@Nullable TableSignatures signatures) {
    Optional<String> any =
        signatures == null ? Optional.empty() : signatures.metrics().values().stream().findFirst();
    try {
      return any.map(ScoringOptions::ofSignature).orElseGet(ScoringOptions::defaults);
    } catch (IllegalArgumentException e) {
      return ScoringOptions.defaults(); // of another version: the scores will tell
    }
  }

  /** Whether the scores of a system are of aligned signals. */
  boolean aligned(int system) {
    return policies.get(system).align() != ScoringOptions.Align.NONE;
  }

  /** The curves of a file: one a metric that is made of terms, with a line a system. */
  Drawn of(int file, Signal reference, List<Estimate> estimates) {
    List<SignalPair> pairs = new ArrayList<>();
    for (Estimate estimate : estimates) {
      pairs.add(fitted(reference, estimate));
    }
    List<Map<String, @Nullable Object>> curves = new ArrayList<>();
    long bytes = 0;
    for (Scoreboard.Column column : board.metrics()) {
      TimedMetric metric = timed(column.facts().column());
      Map<String, @Nullable Object> curve = null;
      List<Map<String, @Nullable Object>> lines = new ArrayList<>();
      for (int e = 0; metric != null && e < pairs.size(); e++) {
        Estimate estimate = estimates.get(e);
        TimeCourse course =
            course(metric, pairs.get(e), column.scores().get(estimate.system())[file]);
        if (course != null) {
          curve = curve == null ? curve(column.facts(), course) : curve;
          lines.add(line(estimate.track(), course, start(reference, estimate)));
          bytes += (long) TERM_SIZE * course.values().length;
        }
      }
      if (curve != null) {
        curve.put("lines", lines);
        curves.add(curve);
      }
    }
    return new Drawn(curves, bytes);
  }

  private @Nullable TimedMetric timed(String column) {
    return catalog.find(column).orElse(null) instanceof TimedMetric metric ? metric : null;
  }

  /** The pair that was scored; where it cannot be made there is nothing to show. */
  private @Nullable SignalPair fitted(Signal reference, Estimate estimate) {
    try {
      return new SignalFitter(policies.get(estimate.system()))
          .fit(reference, estimate.signal())
          .signals();
    } catch (UnscorablePairException e) {
      return null;
    }
  }

  /** Where the pair begins in the reference: an early estimate lacks what comes before. */
  private double start(Signal reference, Estimate estimate) {
    if (!aligned(estimate.system())) {
      return 0;
    }
    var delay =
        DelaySearch.delay(reference.samples(), estimate.signal().samples(), reference.sampleRate());
    return delay.trustworthy()
        ? Math.max(0, -delay.wholeSamples()) / (double) reference.sampleRate()
        : 0;
  }

  private static @Nullable TimeCourse course(
      TimedMetric metric, @Nullable SignalPair pair, double score) {
    if (pair == null || !Double.isFinite(score)) {
      return null;
    }
    try {
      double again = pair.score(metric).value();
      return Math.abs(again - score) <= SAME * Math.max(1, Math.abs(score))
          ? metric.course(pair)
          : null;
    } catch (UndefinedScoreException e) {
      return null;
    }
  }

  private static Map<String, @Nullable Object> curve(MetricFacts facts, TimeCourse course) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("metric", facts.column());
    map.put("unit", course.unit());
    map.put(
        "words",
        course.term()
            + (course.mean() ? "; the score is their mean" : "")
            + (!course.mean() && !course.term().contains("score")
                ? "; the score is no plain mean of them"
                : "")
            + (course.better() == MetricInfo.Direction.LOWER_IS_BETTER
                ? "; lower is better"
                : "; higher is better"));
    return map;
  }

  private static Map<String, @Nullable Object> line(int track, TimeCourse course, double start) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("track", track);
    double[] seconds = course.seconds();
    double step =
        seconds.length < 2 ? 0 : (seconds[seconds.length - 1] - seconds[0]) / (seconds.length - 1);
    map.put("start", start + (seconds.length == 0 ? 0 : seconds[0]));
    map.put("step", step);
    if (!isEven(seconds, step)) {
      List<Object> places = new ArrayList<>();
      for (double second : seconds) {
        places.add(Math.round((start + second) * 1e4) / 1e4);
      }
      map.put("seconds", places);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (double value : course.values()) {
      values.add(JsonText.number(rounded(value)));
    }
    map.put("values", values);
    return map;
  }

  private static boolean isEven(double[] seconds, double step) {
    for (int i = 1; i < seconds.length; i++) {
      if (Math.abs(seconds[i] - seconds[0] - i * step) > 1e-6) {
        return false;
      }
    }
    return true;
  }

  /** Six digits are more than a picture shows. */
  private static double rounded(double value) {
    return Double.isFinite(value)
        ? Double.parseDouble(String.format(Locale.ROOT, "%.6g", value))
        : value;
  }
}
