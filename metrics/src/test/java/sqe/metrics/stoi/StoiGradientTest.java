package sqe.metrics.stoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.dsp.linear.Reductions;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Gradients against finite differences, and what they are at kinks and for silence. */
class StoiGradientTest {

  private final DifferentiableMetric stoi =
      (DifferentiableMetric) new StoiProvider().metrics().get(0);
  private final DifferentiableMetric estoi =
      (DifferentiableMetric) new StoiProvider().metrics().get(1);

  private static SignalPair pair(double[] x, double[] y, int rate) {
    return new SignalPair(new Signal(x, rate), new Signal(y, rate));
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 10000, 16000})
  void directionalDerivativesOfRandomInputAgreeWithFiniteDifferences(int rate) {
    double[] x = StoiTest.speechLike(rate, rate);
    Arrays.fill(x, rate / 3, rate / 2, 0);
    double[] y = StoiTest.plusNoise(x, 0.1, 5);
    for (DifferentiableMetric metric : new DifferentiableMetric[] {stoi, estoi}) {
      assertDirectionalDerivatives(metric, x, y, rate);
    }
  }

  @Test
  void directionalDerivativesOfRealSpeechAgreeWithFiniteDifferences() {
    GoldenTable pcm = GoldenTable.read(SharedFolder.require("specs/golden/p287_001_pcm16.csv"));
    double[] x = Arrays.stream(pcm.column("clean")).map(v -> v / 32768).toArray();
    double[] y = Arrays.stream(pcm.column("noisy")).map(v -> v / 32768).toArray();
    for (DifferentiableMetric metric : new DifferentiableMetric[] {stoi, estoi}) {
      assertDirectionalDerivatives(metric, x, y, 16000);
    }
  }

  /**
   * Along smooth random directions and along the gradient itself. A central difference of step h
   * crosses few of the kinks of STOI's clipping when h is small; each adds an error of order h.
   */
  private static void assertDirectionalDerivatives(
      DifferentiableMetric metric, double[] x, double[] y, int rate) {
    double[] gradient = metric.differentiate(pair(x, y, rate)).gradient();
    double norm = Math.sqrt(Reductions.energy(gradient));
    assertThat(gradient).hasSameSizeAs(y);
    Random random = new Random(11);
    for (int trial = 0; trial < 4; trial++) {
      double[] direction =
          trial == 0
              ? gradient.clone()
              : random.doubles(y.length, -1, 1).map(v -> v + 1e-3).toArray();
      double length = Math.sqrt(Reductions.energy(direction));
      double h = 1e-5 / length;
      double up = metric.score(pair(x, moved(y, h, direction), rate)).value();
      double down = metric.score(pair(x, moved(y, -h, direction), rate)).value();
      double expected = Reductions.dot(gradient, direction) / length;
      assertThat((up - down) / (2 * h * length))
          .as("%s, direction %d", metric.info().id(), trial)
          .isCloseTo(expected, within(1e-5 * (Math.abs(expected) + 1e-2 * norm)));
    }
  }

  private static double[] moved(double[] y, double step, double[] direction) {
    double[] moved = y.clone();
    for (int i = 0; i < y.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }

  @Test
  void everyEnvelopeEntryAgreesWithFiniteDifferences() {
    Random random = new Random(3);
    double[][] a = envelopes(random);
    double[][] b = envelopes(random);
    for (SegmentCorrelation measure :
        new SegmentCorrelation[] {new ClippedBandCorrelation(), new SpectralCorrelation()}) {
      double[][] gradient = new double[15][34];
      measure.mean(a, b, gradient);
      for (int k = 0; k < 15; k++) {
        for (int t = 0; t < 34; t++) {
          double difference = difference(b, k, t, moved -> measure.mean(a, moved, null));
          assertThat(difference)
              .isCloseTo(gradient[k][t], within(1e-9 + 1e-5 * Math.abs(gradient[k][t])));
        }
      }
    }
  }

  private static double[][] envelopes(Random random) {
    double[][] envelopes = new double[15][];
    for (int k = 0; k < 15; k++) {
      envelopes[k] = random.doubles(34, 0.05, 3).toArray();
    }
    return envelopes;
  }

  private static double difference(
      double[][] b, int k, int t, ToDoubleFunction<double[][]> measure) {
    double h = 1e-6;
    double kept = b[k][t];
    b[k][t] = kept + h;
    double up = measure.applyAsDouble(b);
    b[k][t] = kept - h;
    double down = measure.applyAsDouble(b);
    b[k][t] = kept;
    return (up - down) / (2 * h);
  }

  @Test
  void nothingPassesWhereTheEnvelopeIsClipped() {
    // One frame of the estimate is far above the bound, so the score does not see it move but
    // through the gain: the direct term is exactly zero.
    double[][] a = {new double[30]};
    double[][] b = {new double[30]};
    for (int t = 0; t < 30; t++) {
      a[0][t] = 1 + 0.5 * StrictMath.sin(t);
      b[0][t] = 1 + 0.5 * StrictMath.sin(t + 0.5);
    }
    a[0][7] = 0.01;
    b[0][7] = 2;
    double[][] gradient = new double[1][30];
    new ClippedBandCorrelation().mean(a, b, gradient);
    double slope = difference(b, 0, 7, moved -> new ClippedBandCorrelation().mean(a, moved, null));
    assertThat(gradient[0][7]).isCloseTo(slope, within(1e-9));
    // Homogeneous of degree 0: the gradient is orthogonal to b.
    assertThat(Reductions.dot(gradient[0], b[0])).isCloseTo(0, within(1e-13));
  }

  @Test
  void atTheKinkTheSubgradientIsThatOfTheClippedSide() {
    // b and the bound are both zero in one frame: b″ = min(0, 0), the documented choice passes 0.
    double[][] a = {new double[30]};
    double[][] b = {new double[30]};
    for (int t = 0; t < 30; t++) {
      a[0][t] = 1 + 0.5 * StrictMath.sin(t);
      b[0][t] = 1 + 0.5 * StrictMath.cos(t);
    }
    a[0][7] = 0;
    b[0][7] = 0;
    double[][] gradient = new double[1][30];
    new ClippedBandCorrelation().mean(a, b, gradient);
    assertThat(gradient[0][7]).isZero();
    assertThat(gradient[0][8]).isNotZero();
  }

  @Test
  void aSilentEstimateHasZeroGradient() {
    double[] x = StoiTest.speechLike(16000, 2);
    for (DifferentiableMetric metric : new DifferentiableMetric[] {stoi, estoi}) {
      var result = metric.differentiate(pair(x, new double[16000], 16000));
      assertThat(result.value()).isZero();
      assertThat(result.gradient()).containsOnly(0);
    }
  }

  @Test
  void theGradientIsOrthogonalToTheEstimateAsGainDoesNotMatter() {
    double[] x = StoiTest.speechLike(16000, 3);
    double[] y = StoiTest.plusNoise(x, 0.2, 4);
    for (DifferentiableMetric metric : new DifferentiableMetric[] {stoi, estoi}) {
      double[] gradient = metric.differentiate(pair(x, y, 16000)).gradient();
      double scale = Math.sqrt(Reductions.energy(gradient) * Reductions.energy(y));
      assertThat(Reductions.dot(gradient, y)).isCloseTo(0, within(1e-12 * scale));
    }
  }

  @Test
  void aStepAlongTheGradientRaisesTheScore() {
    double[] x = StoiTest.speechLike(16000, 5);
    double[] y = StoiTest.plusNoise(x, 0.3, 6);
    for (DifferentiableMetric metric : new DifferentiableMetric[] {stoi, estoi}) {
      var before = metric.differentiate(pair(x, y, 16000));
      double step = 0.01 / Reductions.energy(before.gradient());
      double after = metric.score(pair(x, moved(y, step, before.gradient()), 16000)).value();
      assertThat(after).isGreaterThan(before.value() + 0.005);
    }
  }
}
