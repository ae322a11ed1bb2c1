package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drawn sign-flip test against a slow twin, which takes each pattern as a sample. */
class RandomPatternsTest {

  /** More than two chunks of 250, the last of them not full. */
  private static final int DRAWS = 601;

  private static final long SEED = 11;

  @ParameterizedTest
  @CsvSource({"30,1", "64,1", "70,1", "30,5", "129,3"})
  void theShareIsThatOfPatternsWhoseCorrectedStatisticIsAsHigh(int units, int largestSize) {
    SeededRandom random = new SeededRandom(units, "twin", largestSize);
    double[] m = new double[units];
    double[] x = new double[units];
    Arrays.setAll(m, g -> 1 + random.nextInt(largestSize));
    Arrays.setAll(x, g -> m[g] * (Math.exp(0.8 * random.nextGaussian()) - 1.3));
    RandomPatterns patterns = new RandomPatterns(x, m, DRAWS, SEED);
    for (double bound : new double[] {-0.6, -0.2, -0.05, 0, 0.03, 0.2, 0.7}) {
      double[] statistics = statistics(x, m, bound);
      double high = Arrays.stream(statistics).filter(s -> s >= statistics[0]).count();
      double low = Arrays.stream(statistics).filter(s -> s <= statistics[0]).count();
      assertThat(patterns.shareAsHigh(bound)).as("above %s", bound).isEqualTo(high / (DRAWS + 1));
      assertThat(patterns.shareAsLow(bound)).as("below %s", bound).isEqualTo(low / (DRAWS + 1));
    }
  }

  /** Of the pattern observed and of each that is drawn. */
  private static double[] statistics(double[] x, double[] m, double bound) {
    double[] units = new double[x.length];
    Arrays.setAll(units, g -> x[g] - bound * m[g]);
    double chance = skewnessVariance(units);
    double[] statistics = new double[DRAWS + 1];
    statistics[0] = hall(units, chance);
    for (int draw = 0; draw < DRAWS; draw++) {
      SeededRandom random = new SeededRandom(SEED, "sign-flip", draw / 250);
      double[] flipped = new double[units.length];
      for (int skipped = 0; skipped <= draw % 250; skipped++) {
        flip(units, random, flipped);
      }
      statistics[draw + 1] = hall(flipped, chance);
    }
    return statistics;
  }

  private static void flip(double[] units, SeededRandom random, double[] flipped) {
    for (int first = 0; first < units.length; first += 64) {
      long bits = random.nextLong();
      for (int g = first; g < Math.min(first + 64, units.length); g++) {
        flipped[g] = (bits >> (g - first) & 1) == 0 ? units[g] : -units[g];
      }
    }
  }

  /** Of the sample skewness of symmetric units: (μ₆ − 6μ₄μ₂ + 9μ₂³)/(nμ₂³). */
  private static double skewnessVariance(double[] units) {
    double m2 = Arrays.stream(units).map(v -> Math.pow(v, 2)).average().orElseThrow();
    double m4 = Arrays.stream(units).map(v -> Math.pow(v, 4)).average().orElseThrow();
    double m6 = Arrays.stream(units).map(v -> Math.pow(v, 6)).average().orElseThrow();
    return (m6 - 6 * m4 * m2 + 9 * Math.pow(m2, 3)) / (units.length * Math.pow(m2, 3));
  }

  /** s + γs²/3 + γ²s³/27 + γ/(6n), with s the mean over the deviation and γ the shrunk skewness. */
  private static double hall(double[] units, double chance) {
    double n = units.length;
    double mean = Arrays.stream(units).average().orElseThrow();
    double variance = Arrays.stream(units).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
    double third = Arrays.stream(units).map(v -> Math.pow(v - mean, 3)).average().orElseThrow();
    double s = mean / Math.sqrt(variance);
    double raw = third / Math.pow(variance, 1.5);
    double skewness = raw * Math.max(0, 1 - chance / (raw * raw));
    return s + skewness * s * s / 3 + skewness * skewness * s * s * s / 27 + skewness / (6 * n);
  }

  @Test
  void whatChanceMakesOfNormalUnitsIsSixOverTheirNumber() {
    SeededRandom random = new SeededRandom(1, "normal", 0);
    double[] x = new double[20_000];
    Arrays.setAll(x, g -> random.nextGaussian());
    double[] m = new double[x.length];
    Arrays.fill(m, 1);
    EvenMoments moments = EvenMoments.of(x, m, 0.0);
    assertThat(moments.second()).isCloseTo(1, within(0.03));
    assertThat(moments.skewnessVariance() * x.length).isCloseTo(6, within(0.6));
    EvenMoments known = new EvenMoments(1, 0.25);
    assertThat(known.shrunk(0.5)).isZero();
    assertThat(known.shrunk(0.4)).isZero();
    assertThat(known.shrunk(1)).isEqualTo(0.75);
    assertThat(known.shrunk(-1)).isEqualTo(-0.75);
  }

  /** Equal units have no deviation; only all of them flipped are as extreme. */
  @Test
  void unitsThatAreAllEqualAreAsFarFromZeroAsAnyCanBe() {
    double[] x = new double[40];
    double[] m = new double[40];
    Arrays.fill(x, 2);
    Arrays.fill(m, 1);
    RandomPatterns patterns = new RandomPatterns(x, m, DRAWS, SEED);
    assertThat(patterns.shareAsHigh(0)).isEqualTo(1.0 / (DRAWS + 1));
    assertThat(patterns.shareAsLow(0)).isEqualTo(1);
    assertThat(patterns.shareAsLow(3)).isEqualTo(1.0 / (DRAWS + 1));
    assertThat(patterns.shareAsHigh(2)).as("at their value").isEqualTo(1);
    assertThat(patterns.shareAsLow(2)).isEqualTo(1);
  }
}
