package sqe.metrics.pmsqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenRecordings;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** The specification's values of recordings that may not be shipped. */
class PmsqeGoldenRecordingsTest {

  @Test
  void valuesOfTheSpecificationAreMetInBothConfigurationsAndAllSettings() throws IOException {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.require("specs/golden/pmsqe_values.csv"))
            .where(row -> GoldenRecordings.FILES.containsKey(row.get("pair")));
    assertThat(golden.rows()).hasSizeGreaterThanOrEqualTo(8);
    for (CSVRecord row : golden.rows()) {
      double[][] samples = GoldenRecordings.pair(row.get("pair"));
      int rate = Integer.parseInt(row.get("config_rate"));
      var pair = new SignalPair(new Signal(samples[0], rate), new Signal(samples[1], rate));
      var options =
          PmsqeOptions.DEFAULT.withEqualisation(
              row.get("bark_eq").equals("1"), row.get("gain_eq").equals("1"));
      assertThat(new Pmsqe(options).score(pair).value())
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("pmsqe_spec")), within(1e-11));
    }
  }
}
