package sqe.assertions;

import java.util.stream.Collectors;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.NumberText;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.scoring.ScoringOptions;
import sqe.scoring.SignalFitter;
import sqe.scoring.UnscorablePairException;

/**
 * Says in a test what a pair must score:
 *
 * <pre>{@code
 * assertThat(pair).scores("si_sdr").atLeast(12.0);
 * assertThat(clean, enhanced).scores("stoi").between(0.9, 1.0);
 * }</pre>
 *
 * <p>A score that is not there (silence, too short, a rate that the metric does not exist at) fails
 * with the metric's reason. One file says little of a system: for a regression test over many, use
 * {@link GateAssert}.
 */
public final class SpeechAssert {

  private final SignalPair pair;
  private final MetricCatalog catalog;

  private SpeechAssert(SignalPair pair, MetricCatalog catalog) {
    this.pair = pair;
    this.catalog = catalog;
  }

  /** Asserts on a pair, with all metrics on the class path. */
  public static SpeechAssert assertThat(SignalPair pair) {
    return assertThat(pair, MetricCatalog.load());
  }

  /**
   * Asserts on an estimate of a reference.
   *
   * @throws IllegalArgumentException when rates or lengths differ
   */
  public static SpeechAssert assertThat(Signal reference, Signal estimate) {
    return assertThat(new SignalPair(reference, estimate));
  }

  /**
   * Asserts on an estimate of a reference, brought to one rate and length and, where that is asked
   * for, freed of its delay first, as scoring files does:
   *
   * <pre>{@code
   * assertThat(clean, enhanced, ScoringOptions.defaults().with(Align.INTEGER))
   * }</pre>
   *
   * @throws AssertionError when rates or lengths differ by more than the policies allow
   */
  public static SpeechAssert assertThat(Signal reference, Signal estimate, ScoringOptions options) {
    try {
      return assertThat(new SignalFitter(options).fit(reference, estimate).signals());
    } catch (UnscorablePairException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Asserts on a pair, with the metrics of a catalog. */
  public static SpeechAssert assertThat(SignalPair pair, MetricCatalog catalog) {
    return new SpeechAssert(pair, catalog);
  }

  /**
   * The score to assert on; computed once.
   *
   * @param id of the metric
   * @throws IllegalArgumentException when there is no such metric
   * @throws AssertionError when the pair has no such score
   */
  public ScoreAssert scores(String id) {
    Metric metric = catalog.find(id).orElseThrow(() -> new IllegalArgumentException(unknown(id)));
    try {
      return new ScoreAssert(this, metric, pair.score(metric).value());
    } catch (UndefinedScoreException e) {
      throw new AssertionError(id + " has no value: " + e.getMessage(), e);
    }
  }

  private String unknown(String id) {
    return "there is no metric '%s'; there are %s"
        .formatted(
            id,
            catalog.metrics().stream()
                .map(metric -> metric.info().id())
                .collect(Collectors.joining(", ")));
  }

  /** Limits of one score; each returns what it was called on, so that limits can follow. */
  public static final class ScoreAssert {

    private static final int DIGITS = 4;

    /** What a double has. */
    private static final int MOST_DIGITS = 17;

    private final SpeechAssert origin;
    private final Metric metric;
    private final double value;

    private ScoreAssert(SpeechAssert origin, Metric metric, double value) {
      this.origin = origin;
      this.metric = metric;
      this.value = value;
    }

    /** The score is this or higher. */
    public ScoreAssert atLeast(double minimum) {
      return require(value >= minimum, "at least", minimum);
    }

    /** The score is this or lower. */
    public ScoreAssert atMost(double maximum) {
      return require(value <= maximum, "at most", maximum);
    }

    /** The score lies between two limits or on one of them. */
    public ScoreAssert between(double minimum, double maximum) {
      return atLeast(minimum).atMost(maximum);
    }

    /** The score itself. */
    public double value() {
      return value;
    }

    /** Goes on with another metric of the same pair. */
    public SpeechAssert and() {
      return origin;
    }

    private ScoreAssert require(boolean holds, String how, double limit) {
      if (holds) {
        return this;
      }
      String unit = metric.info().unit().isEmpty() ? "" : " " + metric.info().unit();
      throw new AssertionError(
          "%s is %s%s, expected %s %s%s (off by %s)"
              .formatted(
                  metric.info().id(),
                  apart(value, limit),
                  unit,
                  how,
                  NumberText.shortest(limit),
                  unit,
                  NumberText.rounded(Math.abs(value - limit), DIGITS)));
    }

    /** A score rounded for reading, with as many digits more as tell it from its limit. */
    private static String apart(double score, double limit) {
      String other = NumberText.shortest(limit);
      for (int digits = DIGITS; digits <= MOST_DIGITS; digits++) {
        String text = NumberText.rounded(score, digits);
        if (!text.equals(other)) {
          return text;
        }
      }
      return NumberText.shortest(score);
    }
  }
}
