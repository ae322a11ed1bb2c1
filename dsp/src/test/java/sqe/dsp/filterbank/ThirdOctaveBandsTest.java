package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class ThirdOctaveBandsTest {

  private final ThirdOctaveBands bands = new ThirdOctaveBands(10000, 512, 15, 150);

  @Test
  void bandsOfStoiEqualThePublishedTable() {
    GoldenTable golden = GoldenTable.read(SharedFolder.project("testdata/golden/stoi_bands.csv"));
    assertThat(golden.rows()).hasSize(bands.count());
    for (CSVRecord row : golden.rows()) {
      int k = Integer.parseInt(row.get("band"));
      assertThat(bands.edge(k)).isCloseTo(number(row, "nominal_low_hz"), within(1e-11));
      assertThat(bands.centre(k)).isCloseTo(number(row, "centre_hz"), within(1e-11));
      assertThat(bands.edge(k + 1)).isCloseTo(number(row, "nominal_high_hz"), within(1e-11));
      assertThat(bands.firstBin(k)).isEqualTo((int) number(row, "first_bin"));
      assertThat(bands.firstBin(k + 1)).isEqualTo((int) number(row, "last_bin_exclusive"));
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void edgesAreTheNearestBinsByExhaustiveSearch() {
    for (int fft : new int[] {128, 500, 1024}) {
      ThirdOctaveBands other = new ThirdOctaveBands(10000, fft, 15, 150);
      for (int k = 0; k <= 15; k++) {
        int best = 0;
        for (int bin = 1; bin <= fft / 2; bin++) {
          double distance = Math.abs(bin * 10000.0 / fft - other.edge(k));
          best = distance < Math.abs(best * 10000.0 / fft - other.edge(k)) ? bin : best;
        }
        assertThat(other.firstBin(k)).isEqualTo(best);
      }
    }
  }

  @Test
  void edgesAboveTheNyquistFrequencyStopThere() {
    assertThat(new ThirdOctaveBands(4000, 256, 15, 150).firstBin(15)).isEqualTo(128);
  }

  @Test
  void energiesAddUpTheBinsOfEachBand() {
    double[] power = new Random(1).doubles(257).toArray();
    double[] energy = new double[15];
    bands.energies(power, energy);
    assertThat(energy[0]).isEqualTo(power[7] + power[8]);
    assertThat(energy[2]).isCloseTo(power[11] + power[12] + power[13], within(1e-15));
  }
}
