package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.spectrum.HilbertTransform;

/** The envelopes against those of channels that are filtered, and transformed whole. */
class EnvelopeBankTest {

  private static final int RATE = 8000;

  private static double[][] envelopes(EnvelopeBank bank, double[] x, int length) {
    List<double[]> rows = new ArrayList<>();
    bank.envelopes(
        x,
        new HilbertTransform(length),
        (values, count) -> {
          for (int i = 0; i < count; i++) {
            rows.add(Arrays.copyOf(values[i], bank.channels()));
          }
        });
    return rows.toArray(double[][]::new);
  }

  private static double[] section(double[] x, double b1, double b2, double a1, double a2) {
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      y[n] = x[n];
      if (n > 0) {
        y[n] += b1 * x[n - 1] - a1 * y[n - 1];
      }
      if (n > 1) {
        y[n] += b2 * x[n - 2] - a2 * y[n - 2];
      }
    }
    return y;
  }

  private static void assertEnvelope(double[][] envelopes, int channel, double[] y, double gain) {
    int length = envelopes.length;
    double[] transform = new HilbertTransform(length).transform(y);
    double peak = 0;
    for (double value : y) {
      peak = Math.max(peak, Math.abs(value));
    }
    for (int n = 0; n < length; n++) {
      double expected = Math.hypot(n < y.length ? y[n] : 0, transform[n]) / gain;
      assertThat(envelopes[n][channel])
          .as("channel %d, sample %d", channel, n)
          .isCloseTo(expected, within(1e-10 * peak / gain));
    }
  }

  private static double[] noise(int length) {
    double[] x = new Random(length).doubles(length, -1, 1).toArray();
    x[length - 1] = 3; // what rings on after the end matters
    return x;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,16", "2,16", "40,48", "1000,1008", "6000,6000", "6001,6001", "6001,6016"})
  void gammatoneEnvelopesAreThoseOfWholeChannels(int samples, int length) {
    double[] centres = Gammatone.centres(RATE, 23, 125);
    double[] x = noise(samples);
    double[][] envelopes = envelopes(Gammatone.bank(RATE, centres), x, length);
    assertThat(envelopes).hasDimensions(length, 23);
    for (int c : new int[] {0, 11, 22}) {
      double f = centres[c];
      double theta = 2 * Math.PI * f / RATE;
      double r = Math.exp(-2 * Math.PI * 1.019 * (f / 9.26449 + 24.7) / RATE);
      double[] y = x;
      for (double sign : new double[] {1, -1}) {
        for (double s : new double[] {1, -1}) {
          double zero =
              Math.cos(theta) + sign * Math.sqrt(3 + s * Math.pow(2, 1.5)) * Math.sin(theta);
          y = section(y, -r * zero, 0, -2 * r * Math.cos(theta), r * r);
        }
      }
      assertEnvelope(envelopes, c, y, gain(r, theta));
    }
  }

  private static double gain(double r, double theta) {
    double poles =
        Math.hypot(Math.cos(theta) * (1 - r), Math.sin(theta) * (1 - r))
            * Math.hypot(Math.cos(theta) * (1 - r), Math.sin(theta) * (1 + r));
    double gain = 1;
    for (double sign : new double[] {1, -1}) {
      for (double s : new double[] {1, -1}) {
        double zero =
            r * (Math.cos(theta) + sign * Math.sqrt(3 + s * Math.pow(2, 1.5)) * Math.sin(theta));
        gain *= Math.hypot(Math.cos(theta) - zero, Math.sin(theta)) / poles;
      }
    }
    return gain;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,7", "500,500", "12000,12000", "12001,12001"})
  void butterworthEnvelopesAreThoseOfWholeChannels(int samples, int length) {
    double[] edges = {300, 370, 1000, 3400};
    double[] x = noise(samples);
    EnvelopeBank bank = Butterworth.bank(RATE, edges);
    double[][] envelopes = envelopes(bank, Butterworth.differences(x), length);
    for (int b = 0; b < 3; b++) {
      double[][] sections = BUTTERWORTH[b];
      double[] y = x;
      for (double[] a : sections) {
        y = section(y, 0, -1, a[1], a[2]);
      }
      assertEnvelope(envelopes, b, y, 1 / sections[0][0]);
    }
  }

  /** Overall gain, a₁ and a₂ of each section: {@code scipy.signal.butter(4, edges, 'band')}. */
  private static final double[][][] BUTTERWORTH = {
    {
      {5.319471344608597e-07, -1.8910238266014026, 0.9523658096339528},
      {5.319471344608597e-07, -1.9255296206572408, 0.981135472081527},
      {5.319471344608597e-07, -1.8956277735317388, 0.9772443902135262},
      {5.319471344608597e-07, -1.8766638591646398, 0.9485545368468065}
    },
    {
      {0.0021152244292608822, -1.5673887327009497, 0.6904444456191323},
      {0.0021152244292608822, -1.8123456728358407, 0.8964665929506038},
      {0.0021152244292608822, -1.2782849951802628, 0.7724200424783826},
      {0.0021152244292608822, -1.2875950392166697, 0.5650478091457881}
    },
    {
      {0.16717926860848994, -0.7091242162478061, 0.17751821422178785},
      {0.16717926860848994, -1.1336875322611364, 0.6276375037031702},
      {0.16717926860848994, 1.5453777189817648, 0.7429855099668758},
      {0.16717926860848994, 1.153854319563868, 0.3638367769729162}
    }
  };
}
