package sqe.scoring.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.loss.LossInputException;
import sqe.metrics.loss.Tensor;
import sqe.scoring.array.NpyWriter;
import sqe.testing.SharedFolder;

class LossEvaluatorTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();
  private static final Path CLEAN = SharedFolder.project("testdata/clean/s01_engb.wav");
  private static final Path ENHANCED =
      SharedFolder.project("testdata/enhanced_rnnoise/s01_engb.wav");
  private static final Path NOISY = SharedFolder.project("testdata/noisy/s01_engb.wav");

  private final LossEvaluator evaluator = new LossEvaluator(CATALOG);

  @TempDir Path folder;

  @Test
  void lossesOfArraysAreEvaluatedWithTheirParameters() throws IOException {
    Path x = csv("x.csv", "0.5,-1.25,2,0\n");
    Path y = csv("y.csv", "0.25,1,2,-0.1\n");
    LossOutcome outcome = evaluate("smooth_l1", Map.of("beta", "0.5"), x, y);
    assertThat(outcome.result().scalar()).isCloseTo(0.518125, within(1e-15));
    assertThat(outcome.signature()).isEqualTo("smooth_l1|beta:0.5|reduction:mean|rev:1");
    assertThat(outcome.result().gradient().values())
        .containsExactly(new double[] {0.125, -0.25, 0, 0.05}, within(1e-15));
  }

  @Test
  void everyDifferentiableMetricIsALossOfAudioFiles() throws Exception {
    assertThat(evaluator.metrics()).isNotEmpty();
    SignalPair pair =
        new SignalPair(
            new AnalysedSignal(AudioReader.read(CLEAN).channel(0)),
            new AnalysedSignal(AudioReader.read(ENHANCED).channel(0)),
            new AnalysedSignal(AudioReader.read(NOISY).channel(0)));
    for (DifferentiableMetric metric : evaluator.metrics()) {
      Path[] files =
          metric.info().needs().contains(MetricInfo.Need.MIXTURE)
              ? new Path[] {ENHANCED, CLEAN, NOISY}
              : new Path[] {ENHANCED, CLEAN};
      if (metric.info().needs().contains(MetricInfo.Need.SOURCES)) {
        continue;
      }
      LossOutcome outcome = evaluate(metric.info().id(), Map.of(), files);
      assertThat(outcome.result().scalar())
          .as(metric.info().id())
          .isEqualTo(metric.score(pair).value());
      assertThat(outcome.result().gradient().shape()).containsExactly(pair.length());
      assertThat(outcome.signature()).isEqualTo(metric.info().signature());
    }
  }

  @Test
  void waveformLossesOfAudioAreTheMetrics() throws Exception {
    SignalPair pair =
        new SignalPair(AudioReader.read(CLEAN).channel(0), AudioReader.read(ENHANCED).channel(0));
    for (String id : List.of("l1", "mse", "rmse", "log_mse", "smooth_l1", "huber")) {
      double metric = CATALOG.find(id).orElseThrow().score(pair).value();
      assertThat(evaluate(id, Map.of(), ENHANCED, CLEAN).result().scalar()).isEqualTo(metric);
    }
  }

  @Test
  void metricsOfPlainArraysNeedASampleRate() throws Exception {
    double[] clean = AudioReader.read(CLEAN).channel(0).samples();
    double[] enhanced = AudioReader.read(ENHANCED).channel(0).samples();
    Path x = npy("x.npy", Tensor.vector(enhanced));
    Path y = npy("y.npy", Tensor.vector(clean));
    double audio = evaluate("stoi", Map.of(), ENHANCED, CLEAN).result().scalar();
    assertThat(
            evaluator
                .evaluate("stoi", List.of(x, y), Map.of(), OptionalInt.of(16000), true)
                .result()
                .scalar())
        .isEqualTo(audio);
    assertThatThrownBy(() -> evaluate("stoi", Map.of(), x, y))
        .isInstanceOf(LossRequestException.class)
        .hasMessageEndingWith("needs the sample rate of arrays that are no audio");
    assertThatThrownBy(
            () ->
                evaluator.evaluate(
                    "stoi", List.of(ENHANCED, CLEAN), Map.of(), OptionalInt.of(8000), true))
        .isInstanceOf(LossInputException.class)
        .hasMessageContaining("the files have 16000 Hz, not 8000 Hz");
  }

  @Test
  void wrongRequestsAreToldApartFromWrongFiles() throws IOException {
    Path x = csv("x.csv", "1,2\n3,4\n");
    Path y = csv("y.csv", "1,2,3\n");
    assertThatThrownBy(() -> evaluate("hubber", Map.of(), x, y))
        .isInstanceOf(LossRequestException.class)
        .hasMessage("unknown loss 'hubber': did you mean 'huber'?");
    assertThatThrownBy(() -> evaluate("l1", Map.of("beta", "1"), x, y))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("l1 has no parameter beta");
    assertThatThrownBy(() -> evaluate("stoi", Map.of("reduction", "sum"), x, y))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stoi has no parameter reduction");
    assertThatThrownBy(() -> evaluate("cosine_embedding", Map.of(), x, y))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("cosine_embedding takes 3 files (first, second, labels), not 2");
    assertThatThrownBy(() -> evaluate("l1", Map.of(), x, y))
        .isInstanceOf(LossInputException.class)
        .hasMessageContaining("shapes differ: prediction (2, 2), target (3,)")
        .hasMessageContaining("x.csv: (2, 2) of text");
    assertThatThrownBy(() -> evaluate("l1", Map.of(), x, folder.resolve("none.npy")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none.npy: no such file");
    assertThatThrownBy(() -> evaluate("stoi", Map.of(), x, x))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> evaluator.evaluate("stoi", List.of(x, x), Map.of(), OptionalInt.of(16000), true))
        .isInstanceOf(LossInputException.class)
        .hasMessageContaining("one channel of samples, (n,), is needed");
    assertThatThrownBy(
            () -> evaluator.evaluate("stoi", List.of(y, y), Map.of(), OptionalInt.of(16000), true))
        .isInstanceOf(UndefinedScoreException.class);
  }

  @Test
  void namesAreUniqueAndHoldBothKinds() {
    assertThat(evaluator.names()).doesNotHaveDuplicates().contains("l1", "nll", "stoi");
  }

  private LossOutcome evaluate(String name, Map<String, String> parameters, Path... files)
      throws IOException {
    return evaluator.evaluate(name, Arrays.asList(files), parameters, OptionalInt.empty(), true);
  }

  private Path csv(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path npy(String name, Tensor tensor) throws IOException {
    Path file = folder.resolve(name);
    NpyWriter.write(file, tensor);
    return file;
  }
}
