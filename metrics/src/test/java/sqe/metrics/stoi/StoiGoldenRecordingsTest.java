package sqe.metrics.stoi;

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
class StoiGoldenRecordingsTest {

  @Test
  void valuesOfTheSpecificationAreMetAtEveryRelabelledRate() throws IOException {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.require("specs/golden/stoi_values.csv"))
            .where(row -> GoldenRecordings.FILES.containsKey(row.get("pair")));
    assertThat(golden.rows()).hasSize(18);
    var metrics = new StoiProvider().metrics();
    for (CSVRecord row : golden.rows()) {
      double[][] samples = GoldenRecordings.pair(row.get("pair"));
      int rate = Integer.parseInt(row.get("fs"));
      var pair = new SignalPair(new Signal(samples[0], rate), new Signal(samples[1], rate));
      for (var metric : metrics) {
        assertThat(metric.score(pair).value())
            .as(row.toString())
            .isCloseTo(Double.parseDouble(row.get(metric.info().id())), within(1e-13));
      }
    }
  }
}
