package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class CriticalBandsTest {

  @Test
  void centresAndWidthsAreThoseOfTheTable() {
    GoldenTable table =
        GoldenTable.read(SharedFolder.require("specs/composite-critical-bands.csv"));
    var bands = new CriticalBands(16000, 512);
    assertThat(table.rows()).hasSize(CriticalBands.COUNT);
    for (int b = 0; b < CriticalBands.COUNT; b++) {
      assertThat(bands.centre(b)).isEqualTo(table.column("centre_hz")[b]);
      assertThat(bands.width(b)).isEqualTo(table.column("bandwidth_hz")[b]);
    }
  }

  @Test
  void aBandPeaksAtItsCentreWithAGainInverseToItsWidthAndEndsWhereItIsSmall() {
    for (int rate : new int[] {8000, 16000, 22050, 48000}) {
      int bins = 512;
      var bands = new CriticalBands(rate, bins);
      for (int b = 0; b < CriticalBands.COUNT; b++) {
        int middle = (int) (bins * bands.centre(b) / (rate / 2.0));
        double beta = bins * bands.width(b) / (rate / 2.0);
        for (int k = 0; k < bins; k++) {
          double gain = 70 / bands.width(b) * Math.exp(-11 * Math.pow((k - middle) / beta, 2));
          double expected = gain > 0.0014836595188319824 ? gain : 0;
          assertThat(bands.gain(b, k))
              .as("%d %d %d", rate, b, k)
              .isCloseTo(expected, within(1e-15));
        }
      }
    }
  }

  @Test
  void bandSumsAreThoseOfTheDefinition() {
    double[] spectrum = new Random(3).doubles(512).toArray();
    var bands = new CriticalBands(16000, 512);
    double[] sums = new double[CriticalBands.COUNT + 2];
    bands.apply(spectrum, sums, 1);
    for (int b = 0; b < CriticalBands.COUNT; b++) {
      double expected = 0;
      for (int k = 0; k < 512; k++) {
        expected += bands.gain(b, k) * spectrum[k];
      }
      assertThat(sums[1 + b]).isCloseTo(expected, within(1e-13));
    }
    assertThat(sums[0] + sums[CriticalBands.COUNT + 1]).isZero();
  }

  @Test
  void ratesBelowTheHighestBandAreRefused() {
    assertThatThrownBy(() -> new CriticalBands(7999, 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7999");
  }
}
