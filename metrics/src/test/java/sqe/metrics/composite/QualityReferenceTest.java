package sqe.metrics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.spectral.SpectralProvider;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Scores of real recordings and systems against those of the published programs. */
class QualityReferenceTest {

  @Test
  void realRecordingsScoreWhatThePublishedProgramsGive() throws IOException {
    Path folder = SharedFolder.require("reference/dev");
    GoldenTable expected =
        GoldenTable.read(SharedFolder.require("reference/expected/quality_dev.csv"));
    List<Metric> metrics = new ArrayList<>(new CompositeProvider().metrics());
    metrics.addAll(new SpectralProvider().metrics());
    var catalog = new MetricCatalog(metrics);
    Map<String, SignalPair> latest = new HashMap<>();
    int compared = 0;
    for (CSVRecord row : expected.rows()) {
      var metric = catalog.find(row.get("metric"));
      if (metric.isEmpty()) {
        continue;
      }
      String id = row.get("id") + ".wav";
      String name = row.get("system") + "/" + id;
      SignalPair pair = latest.get(name);
      if (pair == null) {
        latest.clear(); // rows of one pair follow each other
        pair = pair(folder.resolve("clean").resolve(id), folder.resolve(name));
        latest.put(name, pair);
      }
      assertThat(pair.score(metric.get()).value())
          .as("%s", row)
          .isCloseTo(
              Double.parseDouble(row.get("value")),
              within(Double.parseDouble(row.get("tolerance"))));
      compared++;
    }
    assertThat(compared).isEqualTo(12 * 78);
  }

  /** Both cut to the shorter. */
  private static SignalPair pair(Path reference, Path estimate) throws IOException {
    Signal x = AudioReader.read(reference).channel(0);
    Signal y = AudioReader.read(estimate).channel(0);
    int length = Math.min(x.length(), y.length());
    return new SignalPair(
        new Signal(Arrays.copyOf(x.samples(), length), x.sampleRate()),
        new Signal(Arrays.copyOf(y.samples(), length), y.sampleRate()));
  }
}
