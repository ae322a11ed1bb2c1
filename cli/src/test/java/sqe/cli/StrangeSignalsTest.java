package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.UndefinedScoreException;

/**
 * Every metric gives a value of its range or a reason, whatever finite samples it is given, and so
 * do its gradient and its course along time.
 */
class StrangeSignalsTest {

  private static final int LONGEST_REASON = 300;

  /** Networks take a second where the others take milliseconds: they see one pair of so many. */
  private static final int PAIRS_A_NETWORK_PAIR = 100;

  private final List<Metric> metrics = MetricCatalog.load().metrics();

  @Test
  void everyMetricGivesAValueOfItsRangeOrAReason() {
    assertThat(complaints(1, 40)).isEmpty();
  }

  @Test
  @Tag("fuzz")
  void everyMetricGivesAValueOfItsRangeOrAReasonAtLength() {
    assertThat(complaints(1000, Long.getLong("sqe.fuzz.pairs", 2000))).isEmpty();
  }

  private List<String> complaints(long firstSeed, long pairs) {
    List<String> found = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + pairs; seed++) {
      SignalPair pair = new StrangeSignals(seed).pair();
      for (Metric metric : metricsOf(seed)) {
        String id = metric.info().id();
        try {
          look(metric, pair);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
          found.add("seed %s, %s: %s".formatted(seed, id, e));
        }
      }
    }
    return found;
  }

  private List<Metric> metricsOf(long seed) {
    return seed % PAIRS_A_NETWORK_PAIR == 0
        ? metrics
        : metrics.stream().filter(metric -> !isNetwork(metric)).toList();
  }

  private static boolean isNetwork(Metric metric) {
    return metric.getClass().getName().startsWith("sqe.models.");
  }

  private static void look(Metric metric, SignalPair pair) {
    String value = outcome(metric, pair);
    if (metric instanceof DifferentiableMetric differentiable) {
      lookAtGradient(differentiable, pair, value);
    }
    if (metric instanceof TimedMetric timed) {
      lookAtCourse(timed, pair);
    }
  }

  private static String outcome(Metric metric, SignalPair pair) {
    try {
      Score score = pair.score(metric);
      MetricInfo.Range range = metric.info().range();
      assertThat(score.value()).isBetween(range.minimum(), range.maximum());
      return Double.toString(score.value());
    } catch (UndefinedScoreException e) {
      return reason(e);
    }
  }

  private static String reason(UndefinedScoreException undefined) {
    assertThat(undefined.getMessage()).hasSizeLessThan(LONGEST_REASON).doesNotContain("\n");
    return undefined.reason().label();
  }

  private static void lookAtGradient(DifferentiableMetric metric, SignalPair pair, String value) {
    try {
      var differentiated = metric.differentiate(pair);
      assertThat(Double.toString(differentiated.value())).isEqualTo(value);
      assertThat(differentiated.gradient()).hasSize(pair.length());
      for (double element : differentiated.gradient()) {
        if (!Double.isFinite(element)) {
          throw new AssertionError("a gradient holds " + element);
        }
      }
    } catch (UndefinedScoreException e) {
      reason(e);
    }
  }

  private static void lookAtCourse(TimedMetric metric, SignalPair pair) {
    try {
      for (double term : metric.course(pair).values()) {
        if (Double.isNaN(term)) {
          throw new AssertionError("a course holds NaN");
        }
      }
    } catch (UndefinedScoreException e) {
      reason(e);
    }
  }

  @Test
  void whatOneMetricGivesDoesNotDependOnWhichWereAskedBefore() {
    for (long seed = 0; seed < 12; seed++) {
      List<Metric> order = new ArrayList<>(metricsOf(seed + 1));
      List<String> listed = outcomes(order, seed);
      Collections.shuffle(order, new Random(seed));
      assertThat(outcomes(order, seed)).as("seed %s", seed).isEqualTo(listed);
    }
  }

  private List<String> outcomes(List<Metric> order, long seed) {
    SignalPair pair = new StrangeSignals(seed).pair();
    List<String> outcomes = new ArrayList<>();
    for (Metric metric : order) {
      outcomes.add(metric.info().id() + " " + outcome(metric, pair));
    }
    Collections.sort(outcomes);
    return outcomes;
  }
}
