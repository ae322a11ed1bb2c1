package sqe.metrics.pmsqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.FormulaSignals;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class PmsqeTest {

  private static final Pmsqe PMSQE = new Pmsqe();

  private static double score(double[] reference, double[] estimate) {
    return PMSQE.score(PmsqePairs.of(reference, estimate, 16000)).value();
  }

  @Test
  void theFormulaDefinedPairHasItsExpectedValues() {
    checkValues("synthetic", PmsqePairs.synthetic(16000), PmsqePairs.synthetic(8000));
  }

  @Test
  void theRealPairHasItsExpectedValues() {
    checkValues("p287_001", PmsqePairs.p287(16000), PmsqePairs.p287(8000));
  }

  private static void checkValues(String name, SignalPair wideband, SignalPair narrowband) {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/pmsqe_values.csv"))
            .where(row -> row.get("pair").equals(name));
    assertThat(golden.rows()).hasSize(8);
    for (CSVRecord row : golden.rows()) {
      var options =
          PmsqeOptions.DEFAULT.withEqualisation(
              row.get("bark_eq").equals("1"), row.get("gain_eq").equals("1"));
      var pair = row.get("config_rate").equals("16000") ? wideband : narrowband;
      double value = new Pmsqe(options).score(pair).value();
      assertThat(value)
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("pmsqe_spec")), within(1e-11));
      assertThat(value)
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("pmsqe_asteroid_float64")), within(3e-7));
    }
  }

  @Test
  void randomInputScoresAsTheNaiveTwinDoes() {
    Random random = new Random(11);
    for (int rate : new int[] {16000, 8000}) {
      for (int trial = 0; trial < 4; trial++) {
        double[] reference = coloured(random, 2300);
        double[] estimate = coloured(random, 2300);
        for (int i = 0; i < estimate.length; i++) {
          estimate[i] = 0.3 * trial * estimate[i] + reference[i] * (i % 700) / 700;
        }
        int frames = rate == 16000 ? 7 : 16;
        List<Boolean> mask = new ArrayList<>(Collections.nCopies(frames, true));
        mask.set(2, false);
        mask.set(frames - 1, false);
        for (PmsqeOptions options :
            List.of(
                PmsqeOptions.DEFAULT,
                PmsqeOptions.DEFAULT.withEqualisation(false, true),
                PmsqeOptions.DEFAULT.withEqualisation(true, false).withWindowWeight(4.0 / 3),
                PmsqeOptions.DEFAULT.withFrameMask(mask))) {
          assertThat(new Pmsqe(options).score(PmsqePairs.of(reference, estimate, rate)).value())
              .isCloseTo(new NaivePmsqe(rate, options).score(reference, estimate), within(1e-11));
        }
      }
    }
  }

  private static double[] coloured(Random random, int length) {
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = (i > 0 ? 0.9 * x[i - 1] : 0) + 0.01 * random.nextGaussian() * (1 + i % 500 / 50);
    }
    return x;
  }

  @Test
  void gainOfEitherSignalDoesNotMatter() {
    var signals = new FormulaSignals();
    double expected = score(signals.source1, signals.estimate);
    for (double gain : new double[] {1e-3, 0.7, 32768, 1e6}) {
      assertThat(score(signals.source1, times(gain, signals.estimate)))
          .isCloseTo(expected, within(2e-15));
      assertThat(score(times(gain, signals.source1), signals.estimate))
          .isCloseTo(expected, within(2e-15));
    }
    assertThat(score(signals.source1, times(-1, signals.estimate))).isEqualTo(expected);
  }

  @Test
  void aPerfectEstimateScoresNearlyZero() {
    var signals = new FormulaSignals();
    assertThat(score(signals.source1, signals.source1)).isBetween(2.9e-4, 3.8e-4);
    assertThat(score(signals.source1, times(-0.5, signals.source1))).isBetween(2.9e-4, 3.8e-4);
    assertThat(PMSQE.score(PmsqePairs.of(signals.source1, signals.source1, 8000)).value())
        .isBetween(2.4e-4, 3.2e-4);
  }

  @Test
  void oneSampleLateCostsLittleAndFiveMillisecondsCostMore() {
    double[] speech = PmsqePairs.p287(16000).reference().samples();
    double[] oneLate = late(speech, 1);
    assertThat(score(speech, oneLate)).isBetween(4e-4, 0.02);
    assertThat(score(speech, late(speech, 80))).isBetween(0.2, 0.8);
  }

  private static double[] late(double[] x, int delay) {
    double[] y = new double[x.length];
    System.arraycopy(x, 0, y, delay, x.length - delay);
    return y;
  }

  @Test
  void moreNoiseScoresWorse() {
    var signals = new FormulaSignals();
    double last = 0;
    for (double gain : new double[] {0.003, 0.01, 0.03, 0.1, 0.3, 1}) {
      double[] noisy = signals.source1.clone();
      for (int i = 0; i < noisy.length; i++) {
        noisy[i] += gain * signals.noise[i];
      }
      double value = score(signals.source1, noisy);
      assertThat(value).isGreaterThan(last);
      last = value;
    }
    assertThat(last).isLessThan(PMSQE.info().range().maximum());
  }

  @Test
  void windowWeightMovesTheLevelAgainstTheAbsoluteThresholds() {
    var pair = PmsqePairs.synthetic(16000);
    double louder = new Pmsqe(PmsqeOptions.DEFAULT.withWindowWeight(0.25)).score(pair).value();
    double quieter = new Pmsqe(PmsqeOptions.DEFAULT.withWindowWeight(4.0 / 3)).score(pair).value();
    assertThat(quieter).isLessThan(PMSQE.score(pair).value());
    assertThat(louder).isGreaterThan(PMSQE.score(pair).value());
  }

  @Test
  void maskedFramesOfZerosDoNotMatter() {
    var signals = new FormulaSignals();
    double[] reference = Arrays.copyOf(signals.source1, 16128);
    double[] estimate = Arrays.copyOf(signals.estimate, 16128);
    List<Boolean> mask = new ArrayList<>(Collections.nCopies(62, true));
    mask.addAll(Collections.nCopies(20, false));
    // frequency equalisation is off: its sums include the masked frame across the border
    double[] paddedReference = Arrays.copyOf(reference, 16128 + 20 * 256);
    double[] paddedEstimate = Arrays.copyOf(estimate, 16128 + 20 * 256);
    double masked =
        new Pmsqe(PmsqeOptions.DEFAULT.withEqualisation(false, true).withFrameMask(mask))
            .score(PmsqePairs.of(paddedReference, paddedEstimate, 16000))
            .value();
    double unmasked =
        new Pmsqe(PmsqeOptions.DEFAULT.withEqualisation(false, true))
            .score(PmsqePairs.of(reference, estimate, 16000))
            .value();
    assertThat(masked).isEqualTo(unmasked);
  }

  @Test
  void theTailAfterTheLastCompleteFrameIsDropped() {
    var signals = new FormulaSignals();
    double[] reference = Arrays.copyOf(signals.source1, 512 + 256 * 30);
    double[] estimate = Arrays.copyOf(signals.estimate, 512 + 256 * 30);
    double[] longerReference = Arrays.copyOf(signals.source1, 512 + 256 * 31 - 1);
    double[] longerEstimate = Arrays.copyOf(signals.estimate, 512 + 256 * 31 - 1);
    assertThat(score(longerReference, longerEstimate)).isEqualTo(score(reference, estimate));
  }

  @Test
  void silenceHasNoValue() {
    double[] speech = new FormulaSignals().source1;
    double[] silence = new double[speech.length];
    assertThatThrownBy(() -> score(silence, speech))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("reference silent: no power in the band 350–3250 Hz");
    assertThatThrownBy(() -> score(speech, silence))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("estimate silent: no power in the band 350–3250 Hz");
  }

  @Test
  void lessThanAFrameHasNoValue() {
    assertThatThrownBy(() -> score(new double[511], new double[511]))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("too short: needs a frame of 512 samples, has 511");
  }

  @Test
  void otherRatesHaveNoValue() {
    var pair = PmsqePairs.of(new double[48000], new double[48000], 48000);
    assertThatThrownBy(() -> PMSQE.score(pair))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            refusal -> assertThat(refusal.remedy()).contains(Remedy.resample(16000)))
        .hasMessage("wrong sample rate: exists at 8000 and 16000 Hz, the pair has 48000 Hz");
  }

  @Test
  void overflowAndNonFiniteSamplesHaveNoValue() {
    double[] speech = new FormulaSignals().source1;
    assertThatThrownBy(() -> score(speech, times(1e200, speech)))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("not finite");
    double[] broken = speech.clone();
    broken[100] = Double.NaN;
    assertThatThrownBy(() -> score(broken, speech))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("not finite: reference has NaN at sample 100");
  }

  @Test
  void aMaskOfTheWrongLengthIsRefused() {
    var masked = new Pmsqe(PmsqeOptions.DEFAULT.withFrameMask(List.of(true, true)));
    assertThatThrownBy(() -> masked.score(PmsqePairs.synthetic(16000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frame mask of 2 for 124 frames");
    assertThatThrownBy(() -> PmsqeOptions.DEFAULT.withFrameMask(List.of(false)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signaturesNameEverythingThatChangesTheNumber() {
    assertThat(PMSQE.info().signature())
        .isEqualTo(
            "pmsqe|input:power|window:sqrt-hann|bark_eq:yes|gain_eq:yes|window_weight:1|rev:1");
    assertThat(
            new Pmsqe(PmsqeOptions.DEFAULT.withEqualisation(false, false).withWindowWeight(1.25))
                .info()
                .signature())
        .isEqualTo(
            "pmsqe|input:power|window:sqrt-hann|bark_eq:no|gain_eq:no|window_weight:1.25|rev:1");
  }

  private static double[] times(double gain, double[] x) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }
}
