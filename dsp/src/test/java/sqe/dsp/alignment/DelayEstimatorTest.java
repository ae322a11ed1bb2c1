package sqe.dsp.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.testing.FormulaSignals;

class DelayEstimatorTest {

  private static final FormulaSignals SIGNALS = new FormulaSignals();

  @Test
  void correlationEqualsItsDefinitionForAnyLengthsAndRange() {
    var random = new Random(1);
    for (int trial = 0; trial < 30; trial++) {
      double[] r = noise(random, 1 + random.nextInt(9000));
      double[] e = noise(random, 1 + random.nextInt(9000));
      int range = random.nextInt(300);
      var correlation = new CrossCorrelation(r, e, range);
      double[] c = correlation.lags(correlation.spectrum());
      assertThat(c).hasSize(2 * range + 1);
      for (int lag = -range; lag <= range; lag++) {
        double sum = 0;
        for (int n = Math.max(0, -lag); n < r.length && n + lag < e.length; n++) {
          sum += r[n] * e[n + lag];
        }
        assertThat(c[range + lag]).isCloseTo(sum, within(1e-9));
      }
    }
  }

  @Test
  void wholeSampleDelaysOfASpeechLikeSignalAreFoundWhateverGainPolarityNoiseAndOffset() {
    for (int delay : new int[] {0, 1, -1, 37, -320, 384, 7999, -7999}) {
      for (double gain : new double[] {1, -1, 1e-6, -30}) {
        double[] estimate = delayed(SIGNALS.source1, delay, gain, 0.04 * gain);
        for (int i = 0; i < estimate.length; i++) {
          estimate[i] += 3 * gain;
        }
        DelayEstimate found = DelayEstimator.estimate(SIGNALS.source1, estimate, 8000);
        assertThat(found.wholeSamples()).isEqualTo(delay);
        assertThat(found.polarity()).isEqualTo(gain > 0 ? 1 : -1);
        assertThat(found.correlation()).isBetween(0.7, 1.0);
        assertThat(found.trustworthy()).isTrue();
      }
    }
  }

  @Test
  void fractionsOfASampleAreFoundToTwoHundredths() {
    for (double delay : new double[] {0.5, 0.25, -0.4, 12.1, 12.7}) {
      double[] reference = SIGNALS.source2.clone();
      double[] fade = Windows.periodicHann(reference.length);
      for (int i = 0; i < reference.length; i++) {
        reference[i] *= fade[i];
      }
      double[] estimate = fractionallyDelayed(reference, delay);
      DelayEstimate found = DelayEstimator.estimate(reference, estimate, 100);
      assertThat(found.samples()).isCloseTo(delay, within(0.02));
    }
  }

  @Test
  void unrelatedSignalsAreNotTrusted() {
    var random = new Random(2);
    DelayEstimate found = DelayEstimator.estimate(noise(random, 32000), noise(random, 32000), 8000);
    assertThat(found.trustworthy()).isFalse();
    assertThat(found.correlation()).isLessThan(0.1);
  }

  @Test
  void silenceHasNoDelay() {
    assertThat(DelayEstimator.estimate(SIGNALS.source1, new double[32000], 100))
        .isEqualTo(DelayEstimate.none());
    assertThat(DelayEstimator.estimate(new double[0], SIGNALS.source1, 100))
        .isEqualTo(DelayEstimate.none());
    assertThatThrownBy(() -> DelayEstimator.estimate(SIGNALS.source1, SIGNALS.source1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constantsHaveNoDelayHoweverTheirMeanIsRounded() {
    double[] constant = new double[1000];
    Arrays.fill(constant, 0.1);
    double[] other = new double[1000];
    Arrays.fill(other, -1.0 / 3);
    assertThat(DelayEstimator.estimate(constant, other, 100)).isEqualTo(DelayEstimate.none());
    assertThat(DelayEstimator.estimate(SIGNALS.source1, constant, 100))
        .isEqualTo(DelayEstimate.none());
  }

  @Test
  void aSignalOfOneStepOf24BitsOnALargeOffsetHasADelay() {
    double[] reference = new double[1000];
    var random = new Random(3);
    for (int i = 0; i < reference.length; i++) {
      reference[i] = 0.9 + (random.nextBoolean() ? 0x1p-23 : 0);
    }
    double[] estimate = new double[1000];
    System.arraycopy(reference, 0, estimate, 7, 993);
    Arrays.fill(estimate, 0, 7, 0.9);
    assertThat(DelayEstimator.estimate(reference, estimate, 50).wholeSamples()).isEqualTo(7);
  }

  @Test
  void driftIsTheSlopeOfTheDelay() {
    double[] reference = breathy();
    for (double partsPerMillion : new double[] {0, 200, -500}) {
      double[] estimate = stretched(reference, 1 + partsPerMillion * 1e-6);
      DriftEstimate found = DriftEstimator.estimate(reference, estimate, 0, 16000);
      assertThat(found.partsPerMillion()).isCloseTo(partsPerMillion, within(10.0));
      assertThat(found.jump()).isLessThan(0.5);
    }
  }

  @Test
  void driftDoesNotFollowGainPolarityOrAGlobalDelay() {
    double[] reference = breathy();
    double[] stretched = stretched(reference, 1 + 300e-6);
    DriftEstimate plain = DriftEstimator.estimate(reference, stretched, 0, 16000);
    double[] scaled = Arrays.stream(stretched).map(v -> -0.01 * v).toArray();
    DriftEstimate other = DriftEstimator.estimate(reference, scaled, 0, 16000);
    assertThat(other.partsPerMillion()).isCloseTo(plain.partsPerMillion(), within(1e-3));
    assertThat(other.places()).isEqualTo(plain.places());
    double[] late = new double[stretched.length + 500];
    System.arraycopy(stretched, 0, late, 500, stretched.length);
    DriftEstimate delayed = DriftEstimator.estimate(reference, late, 500, 16000);
    assertThat(delayed.partsPerMillion()).isCloseTo(plain.partsPerMillion(), within(20.0));
    assertThat(delayed.medianDelay()).isCloseTo(plain.medianDelay() + 500, within(1.0));
  }

  @Test
  void thereIsNoDriftWhereThereIsNothingToMeasure() {
    double[] speech = SIGNALS.source1;
    for (double[][] pair :
        new double[][][] {
          {new double[0], new double[0]},
          {speech, new double[speech.length]},
          {new double[speech.length], speech},
          {Arrays.copyOf(speech, 5000), Arrays.copyOf(speech, 5000)}
        }) {
      DriftEstimate found = DriftEstimator.estimate(pair[0], pair[1], 3, 16000);
      assertThat(found.partsPerMillion()).isZero();
      assertThat(found.jump()).isZero();
      assertThat(found.medianDelay()).isEqualTo(3);
      assertThat(found.places()).isLessThan(4);
    }
    for (int rate : new int[] {1, 2, 10}) {
      assertThat(DriftEstimator.estimate(speech, speech, 0, rate).jump()).isNotNaN();
      double[] few = Arrays.copyOf(speech, 20);
      assertThat(DriftEstimator.estimate(few, few, 0, rate).jump()).isNotNaN();
    }
  }

  @Test
  void aJumpIsFoundWhereSamplesWereInserted() {
    double[] reference = breathy();
    double[] estimate = new double[32000];
    System.arraycopy(reference, 0, estimate, 0, 16000);
    System.arraycopy(reference, 16000, estimate, 16040, 32000 - 16040);
    DriftEstimate found = DriftEstimator.estimate(reference, estimate, 0, 16000);
    assertThat(found.jump()).isCloseTo(40, within(4.0));
    assertThat(found.jumpAt()).isBetween(12000, 20000);
  }

  /** A voice with breath: unlike the voice alone, it does not look like itself a period later. */
  private static double[] breathy() {
    double[] y = new double[SIGNALS.source2.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = SIGNALS.source2[i] + 0.05 * SIGNALS.noise[i];
    }
    return y;
  }

  private static double[] noise(Random random, int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static double[] delayed(double[] x, int delay, double gain, double noiseGain) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      int from = i - delay;
      y[i] = (from >= 0 && from < x.length ? gain * x[from] : 0) + noiseGain * SIGNALS.noise[i];
    }
    return y;
  }

  private static double[] fractionallyDelayed(double[] x, double delay) {
    var fft = new Fft(65536);
    double[] a = new double[65536];
    System.arraycopy(x, 0, a, 1000, x.length);
    fft.forward(a);
    a[1] = 0;
    for (int k = 1; k < 32768; k++) {
      double phase = -2 * Math.PI * k * delay / 65536;
      double re = a[2 * k];
      double im = a[2 * k + 1];
      a[2 * k] = re * Math.cos(phase) - im * Math.sin(phase);
      a[2 * k + 1] = re * Math.sin(phase) + im * Math.cos(phase);
    }
    fft.inverse(a);
    double[] y = new double[x.length];
    System.arraycopy(a, 1000, y, 0, y.length);
    return y;
  }

  /** y(t) = x(t / factor), by windowed-sinc interpolation. */
  private static double[] stretched(double[] x, double factor) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double t = i / factor;
      int middle = (int) Math.floor(t);
      for (int k = Math.max(0, middle - 30); k <= Math.min(x.length - 1, middle + 30); k++) {
        double d = t - k;
        double sinc = d == 0 ? 1 : Math.sin(Math.PI * d) / (Math.PI * d);
        y[i] += x[k] * sinc * (0.5 + 0.5 * Math.cos(Math.PI * d / 32));
      }
    }
    return y;
  }
}
