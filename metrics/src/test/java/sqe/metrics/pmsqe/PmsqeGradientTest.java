package sqe.metrics.pmsqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric.Differentiated;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class PmsqeGradientTest {

  private static final Pmsqe PMSQE = new Pmsqe();

  @Test
  void theFormulaDefinedPairHasItsExpectedGradient() {
    checkGolden(16000, "PMSQE_16k");
    checkGolden(8000, "PMSQE_8k");
  }

  /**
   * The expected figures were made with tables rounded to float; with tables so rounded all agree
   * to 7e-8 of themselves. With the exact ones each sample agrees to 1e-7 of the largest and each
   * figure to 3e-7 of itself.
   */
  private static void checkGolden(int rate, String name) {
    double[] gradient = PMSQE.differentiate(PmsqePairs.synthetic(rate)).gradient();
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/pmsqe_gradients.csv"))
            .where(row -> row.get("metric").equals(name));
    assertThat(golden.rows()).hasSize(10);
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    for (CSVRecord row : golden.rows()) {
      double expected = Double.parseDouble(row.get("dmetric/destimate"));
      boolean norm = row.get("index").equals("norm");
      double actual =
          norm
              ? Math.sqrt(Reductions.energy(gradient))
              : gradient[Integer.parseInt(row.get("index"))];
      assertThat(actual).as(row.toString()).isCloseTo(expected, within(3e-7 * Math.abs(expected)));
      if (!norm) {
        assertThat(actual).as(row.toString()).isCloseTo(expected, within(1e-7 * largest));
      }
    }
  }

  @Test
  void theValueIsThatOfTheScoreToTheBit() {
    for (int rate : new int[] {16000, 8000}) {
      SignalPair pair = PmsqePairs.synthetic(rate);
      assertThat(PMSQE.differentiate(pair).value()).isEqualTo(PMSQE.score(pair).value());
      PmsqeMos mos = new PmsqeMos();
      assertThat(mos.differentiate(pair).value()).isEqualTo(mos.score(pair).value());
    }
  }

  @Test
  void gradientsEqualFiniteDifferencesForEverySwitch() {
    for (PmsqeOptions options :
        List.of(
            PmsqeOptions.DEFAULT,
            PmsqeOptions.DEFAULT.withEqualisation(false, true),
            PmsqeOptions.DEFAULT.withEqualisation(true, false).withWindowWeight(1.5),
            PmsqeOptions.DEFAULT.withEqualisation(false, false))) {
      Pmsqe metric = new Pmsqe(options);
      checkDifferences(
          PmsqePairs.synthetic(16000),
          metric.differentiate(PmsqePairs.synthetic(16000)).gradient(),
          pair -> metric.score(pair).value());
    }
  }

  @Test
  void gradientsEqualFiniteDifferencesAtEightKilohertz() {
    SignalPair pair = PmsqePairs.synthetic(8000);
    checkDifferences(
        pair, PMSQE.differentiate(pair).gradient(), other -> PMSQE.score(other).value());
  }

  @Test
  void gradientsEqualFiniteDifferencesOnRealSpeech() {
    SignalPair pair = PmsqePairs.p287(16000);
    checkDifferences(
        pair, PMSQE.differentiate(pair).gradient(), other -> PMSQE.score(other).value());
  }

  @Test
  void gradientsEqualFiniteDifferencesWithPadding() {
    List<Boolean> mask = new ArrayList<>(Collections.nCopies(124, true));
    Collections.fill(mask.subList(40, 70), false);
    Pmsqe metric = new Pmsqe(PmsqeOptions.DEFAULT.withFrameMask(mask));
    SignalPair pair = PmsqePairs.synthetic(16000);
    checkDifferences(
        pair, metric.differentiate(pair).gradient(), other -> metric.score(other).value());
  }

  @Test
  void theEstimatesGradientEqualsFiniteDifferences() {
    PmsqeMos metric = new PmsqeMos();
    for (int rate : new int[] {16000, 8000}) {
      SignalPair pair = PmsqePairs.synthetic(rate);
      checkDifferences(
          pair, metric.differentiate(pair).gradient(), other -> metric.score(other).value());
    }
  }

  @Test
  void theObjectivesGradientEqualsFiniteDifferences() {
    for (PmsqeObjective objective :
        List.of(new PmsqeObjective(), new PmsqeObjective(PMSQE, 1e-3, 0.2))) {
      SignalPair pair = PmsqePairs.synthetic(16000);
      checkDifferences(
          pair,
          objective.differentiate(pair).gradient(),
          other -> objective.differentiate(other).value());
    }
  }

  /**
   * Compares with central differences along random directions of 20 samples, where two step widths
   * agree: elsewhere a limit or a threshold lies between the points.
   */
  private static void checkDifferences(
      SignalPair pair, double[] gradient, ToDoubleFunction<SignalPair> value) {
    Random random = new Random(21);
    int compared = 0;
    for (int trial = 0; trial < 16; trial++) {
      double[] direction = new double[gradient.length];
      for (int i = 0; i < 20; i++) {
        direction[random.nextInt(gradient.length)] = random.nextGaussian();
      }
      double coarse = slope(pair, direction, 2e-7, value);
      double fine = slope(pair, direction, 1e-7, value);
      double size = Math.sqrt(Reductions.energy(gradient) / gradient.length * 20);
      if (Math.abs(coarse - fine) < 2e-6 * Math.max(size, Math.abs(fine))) {
        compared++;
        double expected = Reductions.dot(gradient, direction);
        assertThat(fine).isCloseTo(expected, within(1e-5 * Math.max(size, Math.abs(expected))));
      }
    }
    assertThat(compared).isGreaterThan(8);
  }

  private static double slope(
      SignalPair pair, double[] direction, double step, ToDoubleFunction<SignalPair> value) {
    return (value.applyAsDouble(moved(pair, direction, step))
            - value.applyAsDouble(moved(pair, direction, -step)))
        / (2 * step);
  }

  private static SignalPair moved(SignalPair pair, double[] direction, double step) {
    double[] estimate = pair.estimate().samples().clone();
    for (int i = 0; i < estimate.length; i++) {
      estimate[i] += step * direction[i];
    }
    return new SignalPair(
        pair.reference(), new AnalysedSignal(new Signal(estimate, pair.sampleRate())), null);
  }

  @Test
  void theGradientIsOrthogonalToTheEstimateBecauseGainDoesNotMatter() {
    for (int rate : new int[] {16000, 8000}) {
      SignalPair pair = PmsqePairs.synthetic(rate);
      double[] gradient = PMSQE.differentiate(pair).gradient();
      double[] estimate = pair.estimate().samples();
      double scale = Math.sqrt(Reductions.energy(gradient) * Reductions.energy(estimate));
      assertThat(Reductions.dot(gradient, estimate) / scale).isCloseTo(0, within(1e-13));
    }
  }

  @Test
  void atTheAsymmetricLimitOnlyTheSymmetricPartPulls() {
    SignalPair pair = PmsqePairs.p287(16000);
    var estimate = PMSQE.estimateWithSpectra(pair);
    var reference =
        pair.reference()
            .derive(new ReferenceSide.Of(BarkSpectrum.Of.options(PmsqeOptions.DEFAULT)));
    var limited =
        new FrameComparison(reference, estimate, Equaliser.of(reference, estimate.power()), true);
    limited.compute(20);
    assertThat(limited.weightedAsymmetric).isGreaterThan(45);
    double[] cells = new double[estimate.power().length];
    new FrameGradient(limited, reference).compute(20, 1, cells);
    double[] doubled = cells.clone();
    Arrays.fill(limited.asymmetry, 5);
    new FrameGradient(limited, reference).compute(20, 1, doubled);
    assertThat(doubled).isEqualTo(cells);
  }

  @Test
  void theGradientIsZeroAfterTheLastCompleteFrame() {
    SignalPair pair = PmsqePairs.synthetic(16000);
    int odd = 512 + 256 * 60 + 200;
    double[] reference = Arrays.copyOf(pair.reference().samples(), odd);
    double[] estimate = Arrays.copyOf(pair.estimate().samples(), odd);
    double[] gradient = PMSQE.differentiate(PmsqePairs.of(reference, estimate, 16000)).gradient();
    assertThat(gradient).hasSize(odd);
    for (int i = odd - 200; i < odd; i++) {
      assertThat(gradient[i]).isZero();
    }
    assertThat(gradient[odd - 300]).isNotZero();
  }

  @Test
  void theObjectiveIsTheSumOfItsTwoTermsByDefinition() {
    SignalPair pair = PmsqePairs.synthetic(16000);
    double[] reference = Arrays.copyOf(pair.reference().samples(), 2048);
    double[] estimate = Arrays.copyOf(pair.estimate().samples(), 2048);
    SignalPair part = PmsqePairs.of(reference, estimate, 16000);
    double sum = 0;
    for (int t = 0; t < 7; t++) {
      for (int k = 0; k <= 256; k++) {
        double difference =
            Math.log(binPower(estimate, t, k) + 1e-4) - Math.log(binPower(reference, t, k) + 1e-4);
        sum += difference * difference;
      }
    }
    double expected = sum / (7 * 257) + 0.5 * PMSQE.score(part).value();
    Differentiated result = new PmsqeObjective(PMSQE, 1e-4, 0.5).differentiate(part);
    assertThat(result.value()).isCloseTo(expected, within(1e-9));
  }

  private static double binPower(double[] x, int frame, int bin) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < 512; i++) {
      double sample = Math.sin(Math.PI * i / 512) * x[frame * 256 + i];
      re += sample * Math.cos(2 * Math.PI * bin * i / 512);
      im += sample * Math.sin(2 * Math.PI * bin * i / 512);
    }
    return re * re + im * im;
  }

  @Test
  void aPerfectEstimateHasNoSpectralErrorAndAStepAlongTheGradientImproves() {
    SignalPair pair = PmsqePairs.synthetic(16000);
    double[] speech = pair.reference().samples();
    PmsqeObjective objective = new PmsqeObjective();
    assertThat(objective.differentiate(PmsqePairs.of(speech, speech, 16000)).value())
        .isLessThan(4e-4);
    Differentiated start = objective.differentiate(pair);
    double energy = Reductions.energy(start.gradient());
    double better =
        objective
            .differentiate(moved(pair, start.gradient(), -1e-3 * start.value() / energy))
            .value();
    assertThat(better).isLessThan(start.value());
  }

  @Test
  void senselessWeightsAreRefused() {
    assertThatThrownBy(() -> new PmsqeObjective(PMSQE, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PmsqeObjective(PMSQE, 1e-8, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
