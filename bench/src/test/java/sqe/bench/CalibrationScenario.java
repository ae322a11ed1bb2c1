package sqe.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SeededRandom;

/**
 * One kind of differences that the gate is calibrated on, and the bands it is held to.
 *
 * @param name as it stands in docs/gate.md
 * @param source draws differences of a given mean; standard deviation about 1
 * @param rates from how many files on rates of false alarms are held to their band
 * @param power whether the power at the minimum detectable effect is held to its band
 * @param coverage by how much the coverage of the interval may be off from 50 files on; 1: not held
 */
record CalibrationScenario(String name, Source source, int rates, boolean power, double coverage) {

  /** Draws differences with a given mean. */
  interface Source {
    PairedDifferences draw(int files, double mean, SeededRandom random);
  }

  private static final int ALWAYS = 0;
  private static final int NEVER = Integer.MAX_VALUE;

  /** Share of the files in each of ten clusters, the largest six times the smallest. */
  private static final double[] UNEQUAL = shares(10, 6);

  /** Those whose bands are asserted, in the order of the table. */
  static final List<CalibrationScenario> HELD =
      List.of(
          symmetric("normal", independent(SeededRandom::nextGaussian)),
          symmetric(
              "half exactly the mean, others uniform",
              independent(r -> r.nextDouble() < 0.5 ? 0 : 2 * r.nextDouble() - 1)),
          symmetric("10 clusters, ICC 0.1", clustered(0.1, shares(10, 1))),
          symmetric("10 clusters, ICC 0.2", clustered(0.2, shares(10, 1))),
          symmetric("errors in 2 to 40 words, 10 clusters", errors(10)),
          symmetric("10 clusters of unequal size, ICC 0.2", clustered(0.2, UNEQUAL)),
          skewed("lognormal, skewness 1.3", lognormal(0.4, 1)),
          skewed("−lognormal, skewness −1.3", lognormal(0.4, -1)));

  /** Those that show where the gate's limits are. */
  static final List<CalibrationScenario> HARDER =
      List.of(
          free("lognormal, skewness 1.8", lognormal(0.5, 1)),
          free("lognormal, skewness 6.2", lognormal(1, 1)),
          free("rounded, half of them 0", independent(r -> Math.rint(0.7 * r.nextGaussian()))),
          free("half untouched, others normal", untouched(0.5)),
          free("80 % untouched, others normal", untouched(0.8)),
          free("6 clusters, ICC 0.2", clustered(0.2, shares(6, 1))),
          free("10 lognormal clusters, ICC 0.2", clustered(0.2, shares(10, 1), 0.4)));

  private static CalibrationScenario symmetric(String name, Source source) {
    return new CalibrationScenario(name, source, ALWAYS, true, 0.02);
  }

  private static CalibrationScenario skewed(String name, Source source) {
    return new CalibrationScenario(name, source, 50, false, 0.04);
  }

  private static CalibrationScenario free(String name, Source source) {
    return new CalibrationScenario(name, source, NEVER, false, 1);
  }

  private static Source independent(ToDoubleFunction<SeededRandom> centred) {
    return (files, mean, random) -> {
      double[] d = new double[files];
      for (int i = 0; i < files; i++) {
        d[i] = mean + centred.applyAsDouble(random);
      }
      return PairedDifferences.independent(d);
    };
  }

  private static Source lognormal(double sigma, int sign) {
    return independent(random -> sign * lognormal(sigma, random));
  }

  private static double lognormal(double sigma, SeededRandom random) {
    return StrictMath.exp(sigma * random.nextGaussian()) - StrictMath.exp(sigma * sigma / 2);
  }

  /** Most files keep their score exactly; the others carry the whole change. */
  private static Source untouched(double share) {
    return (files, mean, random) -> {
      double[] d = new double[files];
      for (int i = 0; i < files; i++) {
        boolean same = random.nextDouble() < share;
        d[i] = same ? 0 : mean / (1 - share) + random.nextGaussian();
      }
      return PairedDifferences.independent(d);
    };
  }

  /** Normal effects of clusters and files. */
  private static Source clustered(double correlation, double[] shares) {
    return clustered(correlation, shares, SeededRandom::nextGaussian);
  }

  /** Effects of clusters and files that are both lognormal. */
  private static Source clustered(double correlation, double[] shares, double sigma) {
    double variance = (StrictMath.exp(sigma * sigma) - 1) * StrictMath.exp(sigma * sigma);
    return clustered(correlation, shares, r -> lognormal(sigma, r) / Math.sqrt(variance));
  }

  private static Source clustered(
      double correlation, double[] shares, ToDoubleFunction<SeededRandom> effect) {
    return (files, mean, random) -> {
      double[] d = new double[files];
      List<String> speakers = new ArrayList<>();
      int file = 0;
      double upTo = 0;
      for (int g = 0; g < shares.length; g++) {
        double common = mean + Math.sqrt(correlation) * effect.applyAsDouble(random);
        upTo += shares[g] * files;
        for (; file < Math.round(upTo); file++) {
          d[file] = common + Math.sqrt(1 - correlation) * effect.applyAsDouble(random);
          speakers.add("speaker " + g);
        }
      }
      return PairedDifferences.clustered(d, speakers);
    };
  }

  /**
   * Changes of a rate of a set: of errors over the mean number of words. Texts have 2 to 40 words,
   * a speaker's errors change alike, and the whole change is in proportion to the words.
   */
  private static Source errors(int speakers) {
    return (files, mean, random) -> {
      double[] common = new double[speakers];
      Arrays.setAll(common, speaker -> random.nextGaussian());
      double[] words = new double[files];
      Arrays.setAll(words, i -> 2 + Math.floor(39 * random.nextDouble()));
      double average = Arrays.stream(words).average().orElseThrow();
      double[] d = new double[files];
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < files; i++) {
        int speaker = i % speakers;
        double own = Math.sqrt(words[i] * average) * 0.9 * random.nextGaussian();
        d[i] = (words[i] * (mean + 0.3 * common[speaker]) + own) / average;
        labels.add("speaker " + speaker);
      }
      return PairedDifferences.clustered(d, labels);
    };
  }

  /** Shares that grow geometrically, the last {@code ratio} times the first; they sum to 1. */
  private static double[] shares(int clusters, double ratio) {
    double[] shares = new double[clusters];
    double sum = 0;
    for (int g = 0; g < clusters; g++) {
      shares[g] = StrictMath.pow(ratio, g / (clusters - 1.0));
      sum += shares[g];
    }
    for (int g = 0; g < clusters; g++) {
      shares[g] /= sum;
    }
    return shares;
  }
}
