package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlaneyMelBandsTest {

  /** librosa.filters.mel's documented shape: unit area, so that white spectra stay level. */
  @Test
  void everyFilterHasUnitAreaUpToItsSampling() {
    var bands = new SlaneyMelBands(16000, 16384, 40, 0, 8000);
    double[] ones = new double[bands.bins()];
    Arrays.fill(ones, 1);
    double[] mel = new double[bands.count()];
    bands.apply(ones, mel);
    for (double band : mel) {
      assertThat(band * 16000 / 16384).isCloseTo(1, within(2e-3));
    }
  }

  @Test
  void weightsAreThoseOfTheDefinition() {
    double[] edges = new double[82];
    for (int i = 0; i < edges.length; i++) {
      double from = 3 * 80 / 200.0;
      double to = 15 + 27 * Math.log(7.6) / Math.log(6.4);
      double mel = from + i * (to - from) / 81;
      edges[i] = mel < 15 ? 200 * mel / 3 : 1000 * Math.pow(6.4, (mel - 15) / 27);
    }
    var bands = new SlaneyMelBands(16000, 1024, 80, 80, 7600);
    double[] mel = new double[80];
    for (int k = 0; k <= 512; k++) {
      double[] impulse = new double[513];
      impulse[k] = 1;
      bands.apply(impulse, mel);
      double f = k * 16000.0 / 1024;
      for (int m = 0; m < 80; m++) {
        double rising = (f - edges[m]) / (edges[m + 1] - edges[m]);
        double falling = (edges[m + 2] - f) / (edges[m + 2] - edges[m + 1]);
        double expected = Math.max(0, Math.min(rising, falling)) * 2 / (edges[m + 2] - edges[m]);
        assertThat(mel[m]).as("filter %d, bin %d", m, k).isCloseTo(expected, within(1e-15));
      }
    }
  }

  @Test
  void theTransposeIsTheTranspose() {
    var bands = new SlaneyMelBands(8000, 256, 20, 0, 4000);
    var random = new Random(1);
    double[] spectrum = random.doubles(bands.bins()).toArray();
    double[] mel = random.doubles(bands.count()).toArray();
    double[] applied = new double[bands.count()];
    double[] transposed = new double[bands.bins()];
    bands.apply(spectrum, applied);
    bands.applyTransposed(mel, transposed);
    double forward = 0;
    double backward = 0;
    for (int m = 0; m < mel.length; m++) {
      forward += mel[m] * applied[m];
    }
    for (int k = 0; k < spectrum.length; k++) {
      backward += spectrum[k] * transposed[k];
    }
    assertThat(forward).isCloseTo(backward, within(1e-14));
  }

  @Test
  void filtersWithoutABinAreRefused() {
    assertThatThrownBy(() -> new SlaneyMelBands(16000, 256, 128, 0, 8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no bin");
    assertThatThrownBy(() -> new SlaneyMelBands(8000, 1024, 80, 80, 7600))
        .hasMessageContaining("end at 4000 Hz");
    assertThatThrownBy(() -> new SlaneyMelBands(8000, 1024, 0, 80, 7600))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SlaneyMelBands(8000, 1024, 4, 80, 80))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filtersOfANetworkAreInSinglePrecisionAndMayBeEmpty() {
    var measure = new SlaneyMelBands(16000, 321, 40, 0, 8000);
    var network = new SlaneyMelBands(SlaneyMelBands.Use.NETWORK, 16000, 321, 40, 0, 8000);
    double[] exact = new double[40];
    double[] rounded = new double[40];
    for (int k = 0; k < network.bins(); k++) {
      double[] impulse = new double[161];
      impulse[k] = 1;
      measure.apply(impulse, exact);
      network.apply(impulse, rounded);
      for (int m = 0; m < 40; m++) {
        assertThat(rounded[m]).isEqualTo((float) exact[m]);
      }
    }
    double[] ones = new double[513];
    Arrays.fill(ones, 1);
    double[] mel = new double[81];
    new SlaneyMelBands(SlaneyMelBands.Use.NETWORK, 8000, 1024, 80, 0, 7600).apply(ones, mel, 1);
    assertThat(mel[0]).isZero();
    assertThat(mel[1]).isPositive();
    assertThat(mel[80]).as("above 4 kHz").isZero();
  }
}
