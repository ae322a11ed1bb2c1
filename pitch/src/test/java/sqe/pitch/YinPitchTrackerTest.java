package sqe.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.dsp.pitch.PitchTracker;

class YinPitchTrackerTest {

  private final PitchTracker tracker = PitchTracker.find().orElseThrow();

  @Test
  void theTrackerIsFoundAsAService() {
    assertThat(tracker).isInstanceOf(YinPitchTracker.class);
  }

  @Test
  void theFundamentalOfAHarmonicToneWithALittleNoiseIsFoundAtEveryRate() {
    for (int rate : new int[] {8000, 16000, 44100, 48000}) {
      for (double hertz : new double[] {80, 120, 220, 400}) {
        double[] track = tracker.track(tone(hertz, rate), rate, 0.05);
        assertThat(track.length).isGreaterThan(15);
        for (double f0 : track) {
          assertThat(f0).isCloseTo(hertz, within(0.005 * hertz));
        }
      }
    }
  }

  @Test
  void noiseAndSilenceAreUnvoiced() {
    double[] noise = new Random(1).doubles(16000, -0.3, 0.3).toArray();
    assertThat(Arrays.stream(tracker.track(noise, 16000, 0.05)).filter(f -> f > 0).count())
        .isLessThanOrEqualTo(1);
    assertThat(Arrays.stream(tracker.track(new double[16000], 16000, 0.05)).sum()).isZero();
    assertThat(tracker.track(new double[100], 16000, 0.05)).isEmpty();
  }

  @Test
  void gainAndPolarityDoNotChangeTheFundamentalAndADelayByAHopMovesIt() {
    double[] x = tone(150, 16000);
    double[] scaled = Arrays.stream(x).map(v -> -0.25 * v).toArray();
    double[] track = tracker.track(x, 16000, 0.05);
    assertThat(tracker.track(scaled, 16000, 0.05)).containsExactly(track, within(1e-3));
    double[] later = tracker.track(Arrays.copyOfRange(x, 800, x.length), 16000, 0.05);
    assertThat(later).containsExactly(Arrays.copyOfRange(track, 1, track.length));
  }

  @Test
  void ratesTooLowForAVoiceAreUnvoicedAndAHopThatIsNoneIsRefused() {
    double[] noise = new Random(1).doubles(400, -0.3, 0.3).toArray();
    for (int rate : new int[] {1, 19, 20, 40, 99}) {
      assertThat(tracker.track(noise, rate, 0.05)).isNotEmpty().containsOnly(0);
    }
    for (int rate : new int[] {100, 150, 500, 1199}) {
      for (double f0 : tracker.track(noise, rate, 0.05)) {
        assertThat(f0).isBetween(0.0, rate / 2.0);
      }
    }
    for (double hop : new double[] {0, -0.05, Double.NaN}) {
      assertThatThrownBy(() -> tracker.track(noise, 16000, hop))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double[] tone(double hertz, int rate) {
    double[] x = new Random(2).doubles(rate, -0.01, 0.01).toArray();
    for (int i = 0; i < x.length; i++) {
      for (int h = 1; h <= 5; h++) {
        x[i] += 0.2 / h * Math.sin(2 * Math.PI * h * hertz * i / rate + h);
      }
    }
    return x;
  }
}
