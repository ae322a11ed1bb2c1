package sqe.dsp.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YinTest {

  /** As the specification says it, with sums as they stand. */
  private static double[] naive(double[] x, int rate) {
    int hop = (int) Math.floor(0.005 * rate);
    int longest = (int) Math.ceil(rate / 60.0);
    int shortest = (int) Math.floor(rate / 400.0);
    int window = 2 * longest;
    int lead = (window + longest) / 2;
    double[] padded = new double[lead + x.length + lead + window];
    System.arraycopy(x, 0, padded, lead, x.length);
    double[] track = new double[x.length / hop + 1];
    for (int t = 0; t < track.length; t++) {
      double[] q = new double[longest + 1];
      q[0] = 1;
      double sum = 0;
      for (int k = 1; k <= longest; k++) {
        double d = 0;
        for (int i = 0; i < window; i++) {
          double difference = padded[t * hop + i] - padded[t * hop + i + k];
          d += difference * difference;
        }
        sum += d;
        q[k] = sum == 0 ? 1 : k * d / sum;
      }
      for (int k = shortest; k < longest && track[t] == 0; k++) {
        if (q[k] < 0.15) {
          while (k + 1 < longest && q[k + 1] < q[k]) {
            k++;
          }
          double curvature = q[k - 1] - 2 * q[k] + q[k + 1];
          double shift = curvature > 0 ? 0.5 * (q[k - 1] - q[k + 1]) / curvature : 0;
          track[t] = rate / (k + Math.max(-0.5, Math.min(0.5, shift)));
        }
      }
    }
    return track;
  }

  private static double[] syllables(int rate, long seed) {
    double[] x = new Random(seed).doubles(rate / 2, -0.01, 0.01).toArray();
    for (int n = 0; n < x.length; n++) {
      double t = (double) n / rate;
      double loud = Math.max(0, Math.sin(2 * Math.PI * 4 * t));
      for (int h = 1; h <= 6; h++) {
        x[n] += 0.2 / h * loud * Math.sin(2 * Math.PI * h * (130 * t + 10 * t * t));
      }
    }
    return x;
  }

  @Test
  void tracksEqualThoseOfTheSumsAsTheyStand() {
    for (int rate : new int[] {800, 8000, 11025, 16000, 44100}) {
      double[] x = syllables(rate, rate);
      Arrays.fill(x, 0, x.length / 8, 0);
      assertThat(new Yin(rate).track(x)).containsExactly(naive(x, rate), within(1e-7));
    }
    double[] track = new Yin(16000).track(syllables(16000, 1));
    assertThat(Arrays.stream(track).filter(f0 -> f0 > 0).count()).isBetween(20L, 90L);
  }

  @Test
  void whatRepeatsExactlyOrNeverMovesIsDecidedByTheSums() {
    double[] pulses = new double[4000];
    for (int n = 0; n < pulses.length; n += 80) {
      pulses[n] = 0.7;
    }
    double[] constant = new double[4000];
    Arrays.fill(constant, 0.1);
    double[] step = new double[4000];
    Arrays.fill(step, 2000, 4000, 0.3);
    for (double[] x : new double[][] {pulses, constant, step}) {
      assertThat(new Yin(8000).track(x)).containsExactly(naive(x, 8000), within(1e-7));
    }
    double[] inside = new Yin(8000).track(constant);
    assertThat(Arrays.copyOfRange(inside, 10, inside.length - 10)).containsOnly(0);
    assertThat(new Yin(8000).track(pulses)[50]).isCloseTo(100, within(0.01));
  }

  @Test
  void theFundamentalOfATonesIsFoundAtEveryRate() {
    for (int rate : new int[] {8000, 16000, 44100, 48000}) {
      for (double hertz : new double[] {65, 120, 220, 390}) {
        double[] x = new double[rate / 2];
        for (int n = 0; n < x.length; n++) {
          for (int h = 1; h <= 5; h++) {
            x[n] += 0.2 / h * Math.sin(2 * Math.PI * h * hertz * n / rate + h);
          }
        }
        double[] track = new Yin(rate).track(x);
        assertThat(track).hasSize(x.length / (int) (0.005 * rate) + 1);
        for (int t = 10; t < track.length - 10; t++) {
          assertThat(track[t]).isCloseTo(hertz, within(0.005 * hertz));
        }
      }
    }
  }

  @Test
  void silenceIsUnvoicedAndShortInputHasFramesOfItsOwn() {
    assertThat(new Yin(16000).track(new double[16000])).hasSize(201).containsOnly(0);
    assertThat(new Yin(16000).track(new double[0])).containsExactly(0);
    assertThat(new Yin(16000).track(new double[] {1, -1})).containsExactly(0);
  }

  @Test
  void aSignalAHopLaterHasItsTrackAFrameLater() {
    double[] x = syllables(16000, 5);
    double[] late = new double[x.length + 80];
    System.arraycopy(x, 0, late, 80, x.length);
    double[] track = new Yin(16000).track(x);
    assertThat(Arrays.copyOfRange(new Yin(16000).track(late), 1, track.length + 1))
        .containsExactly(track);
  }

  @Test
  void aRateWithoutTwoSamplesAPeriodIsRefused() {
    assertThatThrownBy(() -> new Yin(799)).isInstanceOf(IllegalArgumentException.class);
  }
}
