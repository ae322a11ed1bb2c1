package sqe.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;
import sqe.judge.stats.MeanInterval;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.Power;
import sqe.judge.stats.SeededRandom;
import sqe.judge.stats.SignFlips;

/**
 * How often the gate says what, as shares of simulated sets of differences.
 *
 * <p>Permutations and bootstrap samples are 999 and 1,000 a set instead of 10,000: p = (c + 1)/(B +
 * 1) is exact for any B.
 *
 * @param fail FAIL at a true mean of 0 with δ = 0; should be α
 * @param improved IMPROVED at a true mean of 0; should be α
 * @param failAtMargin FAIL at a true mean of −δ; should be α
 * @param passAtMargin PASS at a true mean of −δ; should be α
 * @param power FAIL where the loss exceeds δ by the minimum detectable effect that is printed for
 *     the same differences; should be 0.8
 * @param coverage the 95 % interval holds the true mean; should be 0.95
 */
record CalibrationRates(
    double fail,
    double improved,
    double failAtMargin,
    double passAtMargin,
    double power,
    double coverage) {

  private static final double ALPHA = 0.05;
  private static final double MARGIN = 0.3;
  private static final int PERMUTATIONS = 999;
  private static final int RESAMPLES = 1000;

  /** Simulates; the same seed gives the same rates with any number of threads. */
  static CalibrationRates of(CalibrationScenario scenario, int files, int trials, long seed) {
    return counted(trials, trial -> trial(scenario, files, trial, seed));
  }

  /**
   * Counts what sets give.
   *
   * @param happened what the set of a number gives, in the order of the components
   */
  static CalibrationRates counted(int trials, IntFunction<boolean[]> happened) {
    LongAdder[] counts =
        IntStream.range(0, 6).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
    IntStream.range(0, trials)
        .parallel()
        .forEach(
            trial -> {
              boolean[] found = happened.apply(trial);
              for (int i = 0; i < found.length; i++) {
                counts[i].add(found[i] ? 1 : 0);
              }
            });
    double[] shares = Arrays.stream(counts).mapToDouble(c -> c.sum() / (double) trials).toArray();
    return new CalibrationRates(shares[0], shares[1], shares[2], shares[3], shares[4], shares[5]);
  }

  /** What one set gives, in the order of the components. */
  private static boolean[] trial(CalibrationScenario scenario, int files, int trial, long seed) {
    SeededRandom random = new SeededRandom(seed, scenario.name() + files, trial);
    PairedDifferences d = scenario.source().draw(files, 0, random);
    SignFlips test = new SignFlips(d, PERMUTATIONS, trial);
    SignFlips atMargin =
        new SignFlips(scenario.source().draw(files, -MARGIN, random), PERMUTATIONS, trial);
    // A loss of x in every file shifts d by −x; testing d against x is the same.
    double loss = Power.detectable(d, ALPHA, Power.USUAL);
    return new boolean[] {
      test.pBelow(0) <= ALPHA,
      test.pAbove(0) <= ALPHA,
      atMargin.pBelow(-MARGIN) <= ALPHA,
      atMargin.pAbove(-MARGIN) <= ALPHA,
      test.pBelow(loss) <= ALPHA,
      holdsZero(MeanInterval.of(d, 1 - ALPHA, RESAMPLES, trial))
    };
  }

  private static boolean holdsZero(@Nullable Interval interval) {
    return interval != null && interval.low() <= 0 && interval.high() >= 0;
  }

  /** The four rates of false alarms. */
  double[] falseAlarms() {
    return new double[] {fail, improved, failAtMargin, passAtMargin};
  }

  /** A row of the table in docs/gate.md. */
  String row(String name, int files) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |",
        name,
        files,
        fail,
        improved,
        failAtMargin,
        passAtMargin,
        power,
        coverage);
  }
}
