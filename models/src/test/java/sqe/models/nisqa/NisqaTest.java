package sqe.models.nisqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.models.NeuralInputs;
import sqe.models.RunnableHere;
import sqe.models.onnx.ModelFile;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class NisqaTest {

  private static final double TOLERANCE = 1e-3;

  @TempDir Path folder;

  static List<CSVRecord> rows() {
    return GoldenTable.read(SharedFolder.project("testdata/golden/neural/nisqa.csv")).rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyNumberIsThatOfTheProgram(CSVRecord row) throws IOException {
    double[] samples = NeuralInputs.recording(row.get("file"));
    int rate = Integer.parseInt(row.get("fs"));
    assertThat(MelSegments.of(samples, rate).count())
        .isEqualTo(Integer.parseInt(row.get("windows")));
    List<String> columns = List.of("mos", "noisiness", "discontinuity", "coloration", "loudness");
    assertScores(
        samples, rate, columns.stream().mapToDouble(c -> Double.parseDouble(row.get(c))).toArray());
  }

  @Test
  void otherRatesTonesSilenceAndTheFormulaPairHaveTheSpecifiedValues() throws IOException {
    assertScores(
        NeuralInputs.tones(32000), 16000, 0.901702, 2.757586, 3.559943, 0.926325, 1.549058);
    assertScores(new double[16000], 16000, 2.107654, 3.349199, 3.581556, 3.054449, 2.949728);
    assertScores(NeuralInputs.pair()[1], 16000, 1.175084, 1.492870, 2.622384, 1.352469, 1.887097);
    assertScores(
        NeuralInputs.recording("p287_001.ref"),
        48000,
        2.231665,
        3.639530,
        3.415456,
        2.852042,
        3.381930);
  }

  @Test
  void theSpectrogramOfARecordingHasTheSpecifiedValues() {
    double[] level =
        MelSegments.spectrogram(NeuralInputs.recording("p287_001.ref"), 16000, 197, 160);
    int[] mels = {0, 10, 20, 30, 35, 36, 40, 47};
    double[] expected = {
      -1.32679119,
      -19.64850163,
      -43.47897751,
      -45.63969494,
      -59.03215501,
      -58.76219924,
      -68.02790301,
      -68.02790301
    };
    for (int i = 0; i < mels.length; i++) {
      assertThat(level[100 * MelSegments.BANDS + mels[i]]).isCloseTo(expected[i], within(1e-4));
    }
    assertThat(Arrays.stream(level).max()).hasValueCloseTo(11.97209699, within(1e-5));
    assertThat(Arrays.stream(level).average()).hasValueCloseTo(-51.10909431, within(1e-5));
  }

  @Test
  void shortLongAndVeryFastSignalsHaveNoScore() {
    assertThat(MelSegments.of(new double[2240], 16000).count()).isEqualTo(1);
    assertThatThrownBy(() -> MelSegments.of(new double[2239], 16000))
        .hasMessage("too short: needs 2240 samples, has 2239");
    assertThatThrownBy(() -> MelSegments.of(new double[2048], 8000))
        .hasMessage("too short: needs 2049 samples, has 2048");
    assertThatThrownBy(() -> MelSegments.of(new double[16000 * 53], 16000))
        .hasMessageStartingWith("out of domain: ");
    assertThatThrownBy(() -> MelSegments.of(new double[400000], 384000))
        .hasMessageStartingWith("wrong sample rate: ");
  }

  @Test
  void withoutItsModelEveryMetricSaysWhereThatIs() {
    for (Metric metric : new NisqaProvider(null).metrics()) {
      assertThat(metric.info().needs()).containsExactly(MetricInfo.Need.MODEL);
      assertThatThrownBy(
              () -> metric.score(SignalPair.ofEstimate(new Signal(new double[9000], 16000))))
          .isInstanceOfSatisfying(
              UndefinedScoreException.class,
              e -> assertThat(e.remedy()).contains(new Remedy(Remedy.Kind.MODEL, "nisqa")))
          .hasMessageStartingWith("no model: the weights of NISQA")
          .hasMessageContaining("github.com/gabrielmittag/NISQA");
    }
  }

  @Test
  void theFolderOfModelsIsLookedInto() throws IOException {
    assertThat(new NisqaProvider(folder.toString()).metrics().get(0).info().needs())
        .containsExactly(MetricInfo.Need.MODEL);
    Files.writeString(folder.resolve("nisqa.onnx"), "no model");
    Metric metric = new NisqaProvider(folder.toString()).metrics().get(0);
    assertThat(metric.info().needs()).isEmpty();
    assertThat(metric.info().signature()).contains("|model:nisqa.onnx:");
    assertThatThrownBy(
            () -> metric.score(SignalPair.ofEstimate(new Signal(new double[9000], 16000))))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("no model: ");
  }

  private static void assertScores(double[] samples, int rate, double... expected)
      throws IOException {
    ModelFile model = ModelFile.OnDisk.of(SharedFolder.require("models/nisqa/nisqa.onnx"));
    SignalPair pair = SignalPair.ofEstimate(new Signal(samples, rate));
    List<Metric> metrics = NisqaMetrics.all(model);
    RunnableHere.require(() -> metrics.get(0).score(pair));
    for (int m = 0; m < expected.length; m++) {
      assertThat(metrics.get(m).score(pair).value())
          .as(metrics.get(m).info().id())
          .isCloseTo(expected[m], within(TOLERANCE));
    }
  }
}
