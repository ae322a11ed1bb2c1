package sqe.metrics;

import java.util.Arrays;

/** A metric that is made of terms along time, so that one can see where a score comes from. */
public interface TimedMetric extends Metric {

  /**
   * The terms of a pair's score, from what the score is derived from.
   *
   * @param pair as for {@link #score}
   * @throws UndefinedScoreException as for {@link #score}
   */
  TimeCourse course(SignalPair pair);

  /**
   * Terms along time.
   *
   * @param term what one is, in words
   * @param unit of the terms; empty for none
   * @param seconds where each lies: the middle of its frame or segment in the pair, ascending
   * @param values one a term, as many as there are {@code seconds}
   * @param better which way a term is better
   * @param mean whether the score is the plain mean of the values, to rounding
   */
  record TimeCourse(
      String term,
      String unit,
      double[] seconds,
      double[] values,
      MetricInfo.Direction better,
      boolean mean) {

    /**
     * Checks that each term has its place and is a number.
     *
     * @throws UndefinedScoreException when one is NaN: an intermediate result has overflowed
     */
    public TimeCourse {
      if (seconds.length != values.length) {
        throw new IllegalArgumentException("each term has one place");
      }
      if (Arrays.stream(values).anyMatch(Double::isNaN)) {
        throw new UndefinedScoreException(
            UndefinedScoreException.Reason.NOT_FINITE, "an intermediate result overflows");
      }
    }
  }
}
