package sqe.dsp.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidualTest {

  private static final int RATE = 16000;

  @Test
  void whatWasAddedIsLeftWhateverGainAndDelay() {
    double[] speech = bursts(1);
    double[] noise = noise(2, speech.length, 0.01);
    double[] other = new double[speech.length + 50];
    for (int i = 0; i < speech.length; i++) {
      other[i + 50] = -0.3 * speech[i];
    }
    double[] left = Residual.of(sum(speech, noise), other, 50).samples();
    assertThat(left).hasSize(speech.length);
    for (int i = 0; i < left.length; i++) {
      assertThat(left[i]).isCloseTo(noise[i], within(0.002));
    }
  }

  @Test
  void noiseDoesNotRiseWithTheSpeechAndDistortionDoes() {
    double[] speech = bursts(3);
    double[] noisy = sum(speech, noise(4, speech.length, 0.01));
    assertThat(Residual.of(noisy, speech, 0).rise(RATE)).isBetween(-3.0, 3.0);
    double[] distorted = speech.clone();
    for (int i = 0; i < distorted.length; i++) {
      distorted[i] = Math.tanh(4 * speech[i]) / 4;
    }
    assertThat(Residual.of(speech, distorted, 0).rise(RATE)).isGreaterThan(20);
  }

  @Test
  void silenceAndShortOverlapsSayNothing() {
    double[] speech = bursts(5);
    assertThat(Residual.of(speech, new double[speech.length], 0).rise(RATE)).isNaN();
    assertThat(Residual.of(new double[speech.length], speech, 0).rise(RATE)).isNaN();
    assertThat(Residual.of(speech, speech, speech.length - 4000).rise(RATE)).isNaN();
    assertThat(Residual.of(speech, speech, 2 * speech.length).samples()).isEmpty();
  }

  /** Three seconds of noise that comes and goes four times a second, by 40 dB. */
  private static double[] bursts(long seed) {
    double[] x = noise(seed, 3 * RATE, 0.3);
    for (int i = 0; i < x.length; i++) {
      x[i] *= Math.pow(10, -1 + Math.sin(2 * Math.PI * 4 * i / RATE));
    }
    return x;
  }

  private static double[] noise(long seed, int length, double rms) {
    var random = new Random(seed);
    double[] x = new double[length];
    Arrays.setAll(x, i -> rms * random.nextGaussian());
    return x;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] y = a.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += b[i];
    }
    return y;
  }
}
