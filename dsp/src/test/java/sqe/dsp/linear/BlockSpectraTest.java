package sqe.dsp.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockSpectraTest {

  private static final int[] LENGTHS = {
    1, 2, 100, 127, 128, 129, 511, 512, 513, 1024, 3000, 3585, 3586, 9000
  };
  private static final int[] LAGS = {1, 2, 32, 129, 130, 512, 513};

  private final Random random = new Random(7);

  @Test
  void correlationsEqualTheirDefinitionAtEveryLagAlsoWhereThereAreMoreLagsThanSamples() {
    for (int lags : LAGS) {
      var transform = new BlockTransform(lags);
      for (int length : LENGTHS) {
        double[] x = noise(length);
        double[] y = noise(length);
        var spectra = new BlockSpectra(transform, x);
        assertThat(spectra.autocorrelation())
            .containsExactly(correlation(x, x, lags), within(1e-10));
        assertThat(spectra.correlation(y)).containsExactly(correlation(x, y, lags), within(1e-10));
        assertThat(new BlockSpectra(transform, y).correlation(x))
            .containsExactly(correlation(y, x, lags), within(1e-10));
      }
    }
  }

  @Test
  void convolutionEqualsItsDefinition() {
    for (int lags : LAGS) {
      var transform = new BlockTransform(lags);
      for (int length : LENGTHS) {
        double[] x = noise(length);
        double[] taps = noise(lags);
        double[] y = new BlockSpectra(transform, x).convolution(taps);
        assertThat(y).containsExactly(convolution(x, taps), within(1e-10));
      }
    }
  }

  @Test
  void spectraThatAreNotKeptGiveTheSameBits() {
    var transform = new BlockTransform(512);
    double[] x = noise(9000);
    double[] y = noise(9000);
    double[] taps = noise(512);
    var kept = new BlockSpectra(transform, x, true);
    var forgotten = new BlockSpectra(transform, x, false);
    assertThat(forgotten.autocorrelation()).isEqualTo(kept.autocorrelation());
    assertThat(forgotten.correlation(y)).isEqualTo(kept.correlation(y));
    assertThat(forgotten.convolution(taps)).isEqualTo(kept.convolution(taps));
  }

  @Test
  void signalsOfDifferentLengthAreRefused() {
    var spectra = new BlockSpectra(new BlockTransform(4), new double[10]);
    assertThatThrownBy(() -> spectra.correlation(new double[11]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lengths differ: 10 and 11");
  }

  private double[] noise(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static double[] correlation(double[] x, double[] y, int lags) {
    double[] c = new double[lags];
    for (int m = 0; m < lags; m++) {
      for (int n = 0; n + m < x.length; n++) {
        c[m] += x[n] * y[n + m];
      }
    }
    return c;
  }

  private static double[] convolution(double[] x, double[] taps) {
    double[] y = new double[x.length + taps.length - 1];
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < taps.length; t++) {
        y[n + t] += x[n] * taps[t];
      }
    }
    return y;
  }
}
