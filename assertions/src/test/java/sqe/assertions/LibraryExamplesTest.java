package sqe.assertions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sqe.assertions.GateAssert.assertThat;
import static sqe.assertions.SpeechAssert.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.loss.ClassWeights;
import sqe.metrics.loss.CrossEntropy;
import sqe.metrics.loss.Loss;
import sqe.metrics.loss.LossResult;
import sqe.metrics.loss.Reduction;
import sqe.metrics.loss.Tensor;
import sqe.table.LockFile;
import sqe.table.ScoreTable;
import sqe.testing.SharedFolder;

/** What docs/library.md shows: it copies the lines between the markers. */
class LibraryExamplesTest {

  private final Path cleanFile = SharedFolder.project("testdata/clean/s01_engb.wav");
  private final Path noisyFile = SharedFolder.project("testdata/noisy/s01_engb.wav");

  @Test
  void pair() throws Exception {
    // example:begin pair
    Signal clean = AudioReader.read(cleanFile).channel(0);
    Signal enhanced = AudioReader.read(noisyFile).channel(0);
    SignalPair pair = new SignalPair(clean, enhanced);

    MetricCatalog catalog = MetricCatalog.load();
    List<String> lines = new ArrayList<>();
    for (String id : List.of("si_sdr", "stoi", "pesq_wb")) {
      Metric metric = catalog.find(id).orElseThrow();
      try {
        Score score = metric.score(pair);
        lines.add(metric.info().signature() + " = " + score.value());
      } catch (UndefinedScoreException e) {
        lines.add(id + " has no value: " + e.getMessage());
      }
    }
    // example:end
    assertEquals(3, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.contains("rev:1 = ")), lines::toString);
  }

  @Test
  void assertion() throws Exception {
    Signal clean = AudioReader.read(cleanFile).channel(0);
    Signal enhanced = AudioReader.read(noisyFile).channel(0);
    // example:begin assertion
    assertThat(clean, enhanced).scores("si_sdr").atLeast(0).and().scores("stoi").between(0.5, 1);
    // example:end
  }

  @Test
  void gate(@TempDir Path folder) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("file" + i, String.valueOf(10 + i % 5), "0.9"));
    }
    var table = new ScoreTable("table", List.of("id", "si_sdr", "stoi"), rows, null);
    Path scores = Files.writeString(folder.resolve("scores.lock"), LockFile.text(table));
    Path baseline = Files.copy(scores, folder.resolve("baseline.lock"));
    Path policy = Files.writeString(folder.resolve("gate.yaml"), "unsigned_ok: true\n");
    // example:begin gate
    assertThat(scores)
        .against(baseline)
        .policy(policy)
        .metric("si_sdr", 0.2)
        .metric("stoi")
        .passes();
    // example:end
  }

  @Test
  void gradient() throws Exception {
    SignalPair pair =
        new SignalPair(
            AudioReader.read(cleanFile).channel(0), AudioReader.read(noisyFile).channel(0));
    // example:begin gradient
    Metric metric = MetricCatalog.load().find("si_sdr").orElseThrow();
    if (metric instanceof DifferentiableMetric differentiable) {
      var result = differentiable.differentiate(pair);
      double[] gradient = result.gradient(); // of result.value(), one element a sample
      assertEquals(pair.length(), gradient.length);
    }
    // example:end
    assertTrue(metric instanceof DifferentiableMetric);
  }

  @Test
  void loss() {
    // example:begin loss
    Tensor logits = Tensor.of(new double[] {2, 0.5, -1, 0, 0, 3}, 2, 3);
    Tensor classes = Tensor.vector(0, 2);
    Loss crossEntropy = new CrossEntropy(ClassWeights.NONE, -100, 0, Reduction.MEAN);
    LossResult loss = crossEntropy.evaluate(logits, classes);
    double value = loss.scalar();
    Tensor gradient = loss.gradient(); // in the shape of the logits
    // example:end
    assertEquals(0.16811712653905897, value, 1e-15);
    assertEquals(logits.shape(), gradient.shape());
  }
}
