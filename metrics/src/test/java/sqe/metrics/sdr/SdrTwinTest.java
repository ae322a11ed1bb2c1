package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;

/** The projections against a slow twin that orthogonalises explicitly delayed signals. */
class SdrTwinTest {

  @Test
  void sdrEqualsTheExplicitProjectionAlsoWhereTheFilterIsLongerThanTheSignal() {
    for (int[] lengthAndTaps : new int[][] {{1, 4}, {50, 4}, {300, 40}, {40, 60}, {700, 130}}) {
      int n = lengthAndTaps[0];
      int taps = lengthAndTaps[1];
      double[] s = Pairs.noise(n, 21);
      double[] e = Pairs.combined(1, s, 0.5, Pairs.noise(n, 22));
      double[] target = projection(List.of(s), e, taps);
      double expected = ratio(target, residual(e, target));
      var metric = Sdr.with(ProjectionOptions.bssEval().withFilterLength(taps));
      double actual = metric.score(Pairs.of(s, e)).value();
      if (expected < 200) {
        assertThat(actual).isCloseTo(expected, within(1e-9));
      } else {
        assertThat(actual).isGreaterThan(200);
      }
    }
  }

  @Test
  void aHundredSamplesThroughFiveHundredTapsDoNotWrapAround() {
    var recorded = Pairs.recorded();
    double[] s = Arrays.copyOfRange(recorded.reference().samples(), 8000, 8100);
    double[] e = Arrays.copyOfRange(recorded.estimate().samples(), 8000, 8100);
    double[] target = projection(List.of(s), e, 512);
    double actual = Sdr.bssEval().score(Pairs.of(s, e)).value();
    assertThat(actual).isCloseTo(ratio(target, residual(e, target)), within(1e-9));
    assertThat(actual).isCloseTo(36.1, within(0.05)); // as mir_eval; others give 151 or fail
  }

  @Test
  void sirAndSarEqualTheExplicitProjections() {
    int n = 200;
    int taps = 12;
    List<double[]> sources = List.of(Pairs.noise(n, 1), Pairs.noise(n, 2), Pairs.noise(n, 3));
    double[] e = Pairs.combined(1, sources.get(1), 0.3, sources.get(2));
    e = Pairs.combined(1, e, 0.2, Pairs.noise(n, 4));
    double[] target = projection(List.of(sources.get(1)), e, taps);
    double[] all = projection(sources, e, taps);
    List<AnalysedSignal> references = new ArrayList<>();
    sources.forEach(source -> references.add(Pairs.signal(source)));
    var estimate = Pairs.signal(e);
    var pair =
        new SignalPair(
            references.get(1),
            estimate,
            null,
            new Sources(references, List.of(references.get(0), estimate, references.get(2))));
    var options = ProjectionOptions.bssEval().withFilterLength(taps);
    assertThat(SeparationRatio.sir(options).score(pair).value())
        .isCloseTo(ratio(target, Pairs.combined(1, all, -1, target)), within(1e-9));
    assertThat(SeparationRatio.sar(options).score(pair).value())
        .isCloseTo(ratio(all, residual(e, all)), within(1e-9));
    var coherent = ProjectionOptions.coherence().withFilterLength(taps);
    assertThat(SeparationRatio.sir(coherent).score(pair).value())
        .isCloseTo(SeparationRatio.sir(options).score(pair).value(), within(1e-9));
    assertThat(SeparationRatio.sar(coherent).score(pair).value())
        .isCloseTo(SeparationRatio.sar(options).score(pair).value(), within(1e-9));
  }

  /** Projects by Gram-Schmidt, each vector orthogonalised twice. */
  private static double[] projection(List<double[]> sources, double[] e, int taps) {
    int length = e.length + taps - 1;
    List<double[]> basis = new ArrayList<>();
    for (double[] source : sources) {
      for (int delay = 0; delay < taps; delay++) {
        double[] v = new double[length];
        System.arraycopy(source, 0, v, delay, source.length);
        for (int pass = 0; pass < 2; pass++) {
          for (double[] b : basis) {
            v = Pairs.combined(1, v, -dot(v, b), b);
          }
        }
        basis.add(Pairs.scaled(v, 1 / Math.sqrt(dot(v, v))));
      }
    }
    double[] padded = Arrays.copyOf(e, length);
    double[] p = new double[length];
    for (double[] b : basis) {
      p = Pairs.combined(1, p, dot(padded, b), b);
    }
    return p;
  }

  private static double[] residual(double[] e, double[] projection) {
    return Pairs.combined(1, Arrays.copyOf(e, projection.length), -1, projection);
  }

  private static double ratio(double[] x, double[] y) {
    return 10 * StrictMath.log10(dot(x, x) / dot(y, y));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
