package sqe.metrics.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.FormulaSignals;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class WaveformLossesTest {

  private static final List<DifferentiableMetric> ALL =
      List.of(
          WaveformLosses.l1(),
          WaveformLosses.mse(),
          WaveformLosses.rmse(0),
          WaveformLosses.rmse(1e-3),
          WaveformLosses.logMse(0),
          WaveformLosses.logMse(1e-4),
          WaveformLosses.naturalLogMse(0),
          WaveformLosses.smoothL1(1),
          WaveformLosses.smoothL1(0.1),
          WaveformLosses.smoothL1(0),
          WaveformLosses.huber(1),
          WaveformLosses.huber(0.1));

  @Test
  void metricsMeetEveryMeanOfTheGoldenTable() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/waveform_golden.csv"));
    int compared = 0;
    for (CSVRecord row : golden.where(r -> r.get("reduction").equals("mean")).rows()) {
      DifferentiableMetric metric = metricOf(row);
      if (metric == null) {
        continue;
      }
      var result =
          metric.differentiate(pair(numbers(row.get("target")), numbers(row.get("input"))));
      double expected = Double.parseDouble(row.get("value"));
      assertThat(result.value())
          .as(row.toString())
          .isCloseTo(expected, within(1e-14 * Math.abs(expected)));
      assertThat(result.gradient())
          .as(row.toString())
          .containsExactly(numbers(row.get("gradient_of_sum_of_value")), within(1e-15));
      compared++;
    }
    assertThat(compared).isEqualTo(11);
  }

  private static @Nullable DifferentiableMetric metricOf(CSVRecord row) {
    String[] parameter = row.get("params").split("=", 2);
    double value = parameter.length == 2 ? number(parameter[1]) : 0;
    return switch (row.get("case")) {
      case "L1" -> WaveformLosses.l1();
      case "MSE" -> WaveformLosses.mse();
      case "RMSE" -> WaveformLosses.rmse(value);
      case "LogMSE_dB" -> WaveformLosses.logMse(value);
      case "LogMSE_nat" -> WaveformLosses.naturalLogMse(value);
      case "SmoothL1" -> WaveformLosses.smoothL1(value);
      case "Huber" -> WaveformLosses.huber(value);
      default -> null;
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Test
  void metricsEqualTheirDefinitionsSpeltOut() {
    double[] x = random(7, 1003);
    double[] y = random(8, 1003);
    double l1 = 0;
    double mse = 0;
    double smooth = 0;
    double huber = 0;
    for (int i = 0; i < x.length; i++) {
      double d = Math.abs(y[i] - x[i]);
      l1 += d / x.length;
      mse += d * d / x.length;
      smooth += (d < 0.1 ? d * d / 0.2 : d - 0.05) / x.length;
      huber += (d <= 0.1 ? d * d / 2 : 0.1 * (d - 0.05)) / x.length;
    }
    assertThat(value(WaveformLosses.l1(), x, y)).isCloseTo(l1, within(1e-13));
    assertThat(value(WaveformLosses.mse(), x, y)).isCloseTo(mse, within(1e-13));
    assertThat(value(WaveformLosses.rmse(0), x, y)).isCloseTo(Math.sqrt(mse), within(1e-13));
    assertThat(value(WaveformLosses.logMse(0), x, y))
        .isCloseTo(10 * Math.log10(mse), within(1e-12));
    assertThat(value(WaveformLosses.smoothL1(0.1), x, y)).isCloseTo(smooth, within(1e-13));
    assertThat(value(WaveformLosses.huber(0.1), x, y)).isCloseTo(huber, within(1e-13));
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    var formula = new FormulaSignals();
    assertGradients(
        Arrays.copyOfRange(formula.source1, 4000, 4300),
        Arrays.copyOfRange(formula.estimate, 4000, 4300));
    assertGradients(random(41, 300), random(42, 300));
  }

  @Test
  void gradientsAgreeWithFiniteDifferencesOnRealSpeech() {
    GoldenTable recording =
        GoldenTable.read(SharedFolder.require("specs/golden/p287_001_pcm16.csv"));
    assertGradients(
        Arrays.copyOfRange(scaled(recording.column("clean"), 0x1p-15), 12000, 12300),
        Arrays.copyOfRange(scaled(recording.column("noisy"), 0x1p-15), 12000, 12300));
  }

  private static void assertGradients(double[] reference, double[] estimate) {
    double h = 1e-6;
    for (DifferentiableMetric metric : ALL) {
      double[] gradient = metric.differentiate(pair(reference, estimate)).gradient();
      for (int i = 0; i < estimate.length; i += 7) {
        if (Math.abs(estimate[i] - reference[i]) < 2 * h) {
          continue; // at the kink of L1
        }
        double[] up = estimate.clone();
        double[] down = estimate.clone();
        up[i] += h;
        down[i] -= h;
        double slope = (value(metric, reference, up) - value(metric, reference, down)) / (2 * h);
        assertThat(gradient[i])
            .as(metric.info().signature() + " at " + i)
            .isCloseTo(slope, within(1e-5 * Math.abs(slope) + 1e-8));
      }
    }
  }

  @Test
  void subgradientsAtKinksAreTheDocumentedOnes() {
    double[] zero = {0, 0};
    assertThat(gradient(WaveformLosses.l1(), zero, new double[] {0, 0})).containsExactly(0, 0);
    assertThat(gradient(WaveformLosses.smoothL1(0), zero, zero)).containsExactly(0, 0);
    assertThat(gradient(WaveformLosses.smoothL1(0.5), zero, new double[] {0.5, -0.5}))
        .containsExactly(0.5, -0.5);
    assertThat(gradient(WaveformLosses.huber(0.5), zero, new double[] {0.5, -0.5}))
        .containsExactly(0.25, -0.25);
    assertThat(gradient(WaveformLosses.rmse(0), zero, zero)).containsExactly(0, 0);
    assertThat(gradient(WaveformLosses.logMse(1e-10), zero, zero)).containsExactly(0, 0);
    assertThatThrownBy(() -> gradient(WaveformLosses.logMse(0), zero, zero))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining("infinite here and has no gradient");
  }

  @Test
  void identicalSignalsHaveTheValueTheMathematicsSays() {
    double[] x = random(1, 100);
    assertThat(value(WaveformLosses.l1(), x, x)).isZero();
    assertThat(value(WaveformLosses.mse(), x, x)).isZero();
    assertThat(value(WaveformLosses.rmse(0), x, x)).isZero();
    assertThat(value(WaveformLosses.rmse(1e-8), x, x)).isCloseTo(1e-4, within(1e-18));
    assertThat(value(WaveformLosses.logMse(0), x, x)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(value(WaveformLosses.logMse(1e-10), x, x)).isCloseTo(-100, within(1e-12));
    assertThat(value(WaveformLosses.smoothL1(1), x, x)).isZero();
    assertThat(value(WaveformLosses.huber(1), x, x)).isZero();
  }

  @Test
  void emptyNonFiniteAndOverflowingPairsAreUndefined() {
    for (DifferentiableMetric metric : ALL) {
      assertThatThrownBy(() -> value(metric, new double[0], new double[0]))
          .isInstanceOf(UndefinedScoreException.class)
          .hasMessage("too short: needs one sample, has none");
      assertThatThrownBy(() -> gradient(metric, new double[1], new double[] {Double.NaN}))
          .isInstanceOf(UndefinedScoreException.class)
          .hasMessageContaining("estimate has NaN at sample 0");
    }
    assertThatThrownBy(() -> value(WaveformLosses.rmse(0), new double[1], new double[] {1e200}))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining("overflows");
  }

  @Test
  void valuesAreSymmetricInTheTwoSignalsAndGradientsOpposite() {
    double[] x = random(2, 500);
    double[] y = random(3, 500);
    for (DifferentiableMetric metric : ALL) {
      assertThat(value(metric, x, y)).isEqualTo(value(metric, y, x));
      double[] there = gradient(metric, x, y);
      double[] back = gradient(metric, y, x);
      for (int i = 0; i < there.length; i++) {
        assertThat(there[i]).isEqualTo(-back[i]);
      }
    }
  }

  @Test
  void commonPolarityAndOffsetChangeNothing() {
    double[] x = random(4, 500);
    double[] y = random(5, 500);
    for (DifferentiableMetric metric : ALL) {
      double value = value(metric, x, y);
      assertThat(value(metric, scaled(x, -1), scaled(y, -1))).isEqualTo(value);
      assertThat(value(metric, shifted(x, 0.3), shifted(y, 0.3)))
          .isCloseTo(value, within(1e-14 * (1 + Math.abs(value))));
    }
  }

  @Test
  void commonGainScalesEachLossAsItsFormulaSays() {
    double[] x = random(4, 500);
    double[] y = random(5, 500);
    double[] x3 = scaled(x, 3);
    double[] y3 = scaled(y, 3);
    assertScales(WaveformLosses.l1(), WaveformLosses.l1(), 3, x, y, x3, y3);
    assertScales(WaveformLosses.mse(), WaveformLosses.mse(), 9, x, y, x3, y3);
    assertScales(WaveformLosses.rmse(0), WaveformLosses.rmse(0), 3, x, y, x3, y3);
    assertScales(WaveformLosses.smoothL1(0.1), WaveformLosses.smoothL1(0.3), 3, x, y, x3, y3);
    assertScales(WaveformLosses.huber(0.1), WaveformLosses.huber(0.3), 9, x, y, x3, y3);
    assertThat(value(WaveformLosses.logMse(0), x3, y3) - value(WaveformLosses.logMse(0), x, y))
        .isCloseTo(20 * Math.log10(3), within(1e-12));
  }

  private static void assertScales(
      Metric metric,
      Metric scaled,
      double factor,
      double[] x,
      double[] y,
      double[] x3,
      double[] y3) {
    double expected = factor * value(metric, x, y);
    assertThat(value(scaled, x3, y3)).isCloseTo(expected, within(1e-13 * expected));
  }

  @Test
  void concatenationAveragesTheMeans() {
    double[] x1 = random(11, 300);
    double[] y1 = random(12, 300);
    double[] x2 = random(13, 900);
    double[] y2 = random(14, 900);
    for (Metric metric :
        List.of(
            WaveformLosses.l1(),
            WaveformLosses.mse(),
            WaveformLosses.smoothL1(0.1),
            WaveformLosses.huber(0.1))) {
      double expected = (300 * value(metric, x1, y1) + 900 * value(metric, x2, y2)) / 1200;
      assertThat(value(metric, joined(x1, x2), joined(y1, y2))).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void huberIsDeltaTimesSmoothL1() {
    double[] x = random(21, 700);
    double[] y = random(22, 700);
    for (double threshold : new double[] {0.01, 0.3, 1, 5}) {
      assertThat(value(WaveformLosses.huber(threshold), x, y))
          .isCloseTo(threshold * value(WaveformLosses.smoothL1(threshold), x, y), within(1e-14));
    }
  }

  @Test
  void logMseIsTheNegativeSnrUpToTheLevelOfTheReference() {
    double[] x = random(31, 800);
    double[] y = random(32, 800);
    double level = 10 * Math.log10(Arrays.stream(x).map(v -> v * v).sum() / x.length);
    double noise = 0;
    for (int i = 0; i < x.length; i++) {
      noise += (x[i] - y[i]) * (x[i] - y[i]) / x.length;
    }
    double snr = level - 10 * Math.log10(noise);
    assertThat(value(WaveformLosses.logMse(0), x, y)).isCloseTo(level - snr, within(1e-12));
  }

  @Test
  void badParametersAreRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> WaveformLosses.smoothL1(bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> WaveformLosses.huber(bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> WaveformLosses.rmse(bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> WaveformLosses.logMse(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> WaveformLosses.huber(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void catalogListsTheLossesWithTheirParametersInTheSignature() {
    assertThat(MetricCatalog.load().family("loss"))
        .extracting(metric -> metric.info().signature())
        .containsExactly(
            "l1|rev:1",
            "mse|rev:1",
            "rmse|eps:0|rev:1",
            "log_mse|log:10log10|eps:0|rev:1",
            "smooth_l1|beta:1|rev:1",
            "huber|delta:1|rev:1");
    assertThat(WaveformLosses.naturalLogMse(1e-10).info().signature())
        .isEqualTo("log_mse|log:ln|eps:1e-10|rev:1");
    assertThat(WaveformLosses.smoothL1(0.05).info().signature())
        .isEqualTo("smooth_l1|beta:0.05|rev:1");
  }

  private static SignalPair pair(double[] reference, double[] estimate) {
    return new SignalPair(new Signal(reference, 16000), new Signal(estimate, 16000));
  }

  private static double value(Metric metric, double[] reference, double[] estimate) {
    return metric.score(pair(reference, estimate)).value();
  }

  private static double[] gradient(
      DifferentiableMetric metric, double[] reference, double[] estimate) {
    return metric.differentiate(pair(reference, estimate)).gradient();
  }

  private static double[] random(long seed, int length) {
    var random = new Random(seed);
    return random.doubles(length, -0.5, 0.5).toArray();
  }

  private static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  private static double[] shifted(double[] x, double offset) {
    return Arrays.stream(x).map(v -> v + offset).toArray();
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
