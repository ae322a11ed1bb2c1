package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenRecordings;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Scores of whole sets of files against those of reference implementations. */
class SdrReferenceTest {

  private static final Map<String, Metric> METRICS =
      new SdrProvider()
          .metrics().stream().collect(Collectors.toMap(m -> m.info().id(), metric -> metric));

  @Test
  void ownTestDataScoresWhatReferenceImplementationsGive() throws IOException {
    Path folder = SharedFolder.project("testdata");
    verify(folder, GoldenTable.read(folder.resolve("expected.csv")), 50);
  }

  @Test
  void realRecordingsScoreWhatReferenceImplementationsGive() throws IOException {
    Path folder = SharedFolder.require("reference/dev");
    Path expected = SharedFolder.require("reference/expected/dev.csv");
    verify(folder, GoldenTable.read(expected), 1344);
  }

  @Test
  void recordingsOfTheSpecificationScoreWhatItsTableSays() throws IOException {
    GoldenTable golden = GoldenTable.read(SharedFolder.require("specs/golden/sdr_golden.csv"));
    for (String name : GoldenRecordings.FILES.keySet()) {
      double[][] samples = GoldenRecordings.pair(name);
      var pair = Pairs.of(samples[0], samples[1]);
      GoldenTable rows = golden.where(row -> row.get("pair").equals(name));
      assertThat(rows.rows()).hasSize(26);
      SdrGoldenTest.verify(rows, pair, 1e-11);
    }
  }

  private static void verify(Path folder, GoldenTable expected, int atLeast) throws IOException {
    Map<String, AnalysedSignal> references = new LinkedHashMap<>();
    Map<String, SignalPair> pairs = new LinkedHashMap<>();
    int compared = 0;
    for (CSVRecord row : expected.rows()) {
      Metric metric = METRICS.get(row.get("metric"));
      if (metric == null) {
        continue;
      }
      String id = row.get("id");
      String key = row.get("system") + "/" + id + ".wav";
      SignalPair pair = pairs.get(key);
      if (pair == null) {
        AnalysedSignal clean = references.get(id);
        if (clean == null) {
          clean = read(folder.resolve("clean/" + id + ".wav"));
          references.put(id, clean);
        }
        Path noisy = folder.resolve("noisy/" + id + ".wav");
        pair = pair(clean, read(folder.resolve(key)), Files.exists(noisy) ? read(noisy) : null);
        pairs.clear(); // rows of one pair follow each other
        pairs.put(key, pair);
      }
      assertThat(metric.score(pair).value())
          .as(row.toString())
          .isCloseTo(
              Double.parseDouble(row.get("value")),
              within(Double.parseDouble(row.get("tolerance"))));
      compared++;
    }
    assertThat(compared).isGreaterThanOrEqualTo(atLeast);
  }

  /** A pair cut to the shortest of its signals; an uncut reference keeps what it has derived. */
  private static SignalPair pair(
      AnalysedSignal reference, AnalysedSignal estimate, @Nullable AnalysedSignal mixture) {
    int length = Math.min(reference.signal().length(), estimate.signal().length());
    if (mixture != null) {
      length = Math.min(length, mixture.signal().length());
    }
    return new SignalPair(
        cut(reference, length),
        cut(estimate, length),
        mixture == null ? null : cut(mixture, length));
  }

  private static AnalysedSignal cut(AnalysedSignal signal, int length) {
    if (signal.signal().length() == length) {
      return signal;
    }
    return new AnalysedSignal(
        new Signal(Arrays.copyOf(signal.samples(), length), signal.signal().sampleRate()));
  }

  private static AnalysedSignal read(Path file) throws IOException {
    return new AnalysedSignal(AudioReader.read(file).channel(0));
  }
}
