package sqe.metrics.pmsqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Real recordings and what real systems made of them, against the reference implementation. */
class PmsqeReferenceTest {

  private static final Pmsqe PMSQE = new Pmsqe();

  @Test
  void realRecordingsScoreAsTheReferenceDoes() throws IOException {
    assertThat(check("reference/dev", "reference/expected/dev.csv")).isEqualTo(161);
  }

  @Test
  void syntheticRecordingsScoreAsTheReferenceDoes() throws IOException {
    assertThat(check("reference/synthetic", "reference/expected/synthetic.csv")).isEqualTo(39);
  }

  private static int check(String set, String expected) throws IOException {
    Path folder = SharedFolder.require(set);
    GoldenTable golden =
        GoldenTable.read(SharedFolder.require(expected))
            .where(row -> row.get("metric").equals("pmsqe"));
    Map<String, Signal> references = new HashMap<>();
    for (CSVRecord row : golden.rows()) {
      String file = row.get("id") + ".wav";
      Signal reference = references.get(file);
      if (reference == null) {
        reference = AudioReader.read(folder.resolve("clean").resolve(file)).channel(0);
        references.put(file, reference);
      }
      Signal estimate =
          AudioReader.read(folder.resolve(row.get("system")).resolve(file)).channel(0);
      assertThat(PMSQE.score(cut(reference, estimate)).value())
          .as(row.toString())
          .isCloseTo(
              Double.parseDouble(row.get("value")),
              within(Double.parseDouble(row.get("tolerance"))));
    }
    return golden.rows().size();
  }

  private static SignalPair cut(Signal reference, Signal estimate) {
    int length = Math.min(reference.length(), estimate.length());
    return new SignalPair(
        new Signal(Arrays.copyOf(reference.samples(), length), reference.sampleRate()),
        new Signal(Arrays.copyOf(estimate.samples(), length), estimate.sampleRate()));
  }
}
