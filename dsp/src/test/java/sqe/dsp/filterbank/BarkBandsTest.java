package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class BarkBandsTest {

  @Test
  void bandsAreThoseOfThePublishedTables() {
    check(BarkBands.wideband(), "testdata/golden/pmsqe_bands_16k.csv", 49, 256);
    check(BarkBands.narrowband(), "testdata/golden/pmsqe_bands_8k.csv", 42, 128);
  }

  private static void check(BarkBands bark, String file, int count, int bins) {
    GoldenTable table = GoldenTable.read(SharedFolder.project(file));
    assertThat(bark.count()).isEqualTo(count);
    assertThat(bark.bins()).isEqualTo(bins);
    var bands = bark.bands();
    assertThat(bands.stream().mapToDouble(BarkBands.Band::firstBin).toArray())
        .isEqualTo(table.column("first_bin"));
    assertThat(bands.stream().mapToDouble(BarkBands.Band::lastBin).toArray())
        .isEqualTo(table.column("last_bin"));
    assertThat(bands.stream().mapToDouble(BarkBands.Band::weight).toArray())
        .isEqualTo(table.column("bark_weight"));
    assertThat(bands.stream().mapToDouble(BarkBands.Band::threshold).toArray())
        .isEqualTo(table.column("abs_thresh_power"));
    assertThat(bands.stream().mapToDouble(BarkBands.Band::exponent).toArray())
        .isEqualTo(table.column("zwicker_exponent"));
    assertThat(bands.stream().mapToDouble(BarkBands.Band::width).toArray())
        .isEqualTo(table.column("width_bark"));
  }

  @Test
  void bandsAreContiguousAndTheirWidthsSumToTheKnownTotal() {
    for (BarkBands bark : new BarkBands[] {BarkBands.wideband(), BarkBands.narrowband()}) {
      int next = 0;
      for (BarkBands.Band band : bark.bands()) {
        assertThat(band.firstBin()).isEqualTo(next);
        next = band.lastBin() + 1;
      }
    }
    assertThat(BarkBands.wideband().totalWidth()).isCloseTo(21.335652, within(1e-12));
    assertThat(BarkBands.narrowband().totalWidth()).isCloseTo(17.385852, within(1e-12));
  }

  @Test
  void bandPowerIsTheWeightedSumOfItsBins() {
    BarkBands bark = BarkBands.wideband();
    double[] power = new Random(3).doubles(257).toArray();
    double[] bandPower = new double[1 + bark.count()];
    bark.apply(power, bandPower, 1);
    for (int j = 0; j < bark.count(); j++) {
      BarkBands.Band band = bark.bands().get(j);
      double sum = 0;
      for (int k = band.firstBin(); k <= band.lastBin(); k++) {
        sum += band.weight() * power[k];
      }
      assertThat(bandPower[1 + j]).isCloseTo(sum, within(1e-10));
    }
  }

  @Test
  void theTransposedMapIsAdjoint() {
    BarkBands bark = BarkBands.narrowband();
    Random random = new Random(4);
    double[] power = random.doubles(bark.bins(), -1, 1).toArray();
    double[] weights = random.doubles(bark.count(), -1, 1).toArray();
    double[] bandPower = new double[bark.count()];
    double[] binGradient = new double[bark.bins()];
    bark.apply(power, bandPower, 0);
    bark.applyTransposed(weights, 0, binGradient);
    double bySide = 0;
    double byBin = 0;
    for (int j = 0; j < weights.length; j++) {
      bySide += weights[j] * bandPower[j];
    }
    for (int k = 0; k < power.length; k++) {
      byBin += binGradient[k] * power[k];
    }
    assertThat(byBin).isCloseTo(bySide, within(1e-9));
  }
}
