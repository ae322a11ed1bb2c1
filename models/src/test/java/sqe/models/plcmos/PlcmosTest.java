package sqe.models.plcmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.models.NeuralInputs;
import sqe.models.RunnableHere;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

@Tag("one-jdk")
class PlcmosTest {

  private static final double TOLERANCE = 1e-5;

  @BeforeAll
  static void theRuntimeIsHere() {
    RunnableHere.require(() -> rounds(new double[1281]));
  }

  static List<CSVRecord> rows() {
    return GoldenTable.read(SharedFolder.project("testdata/golden/neural/plcmos.csv")).rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyScoreIsThatOfTheScript(CSVRecord row) {
    double[] samples = input(row.get("file"));
    assertThat(samples).hasSize(Integer.parseInt(row.get("samples")));
    assertThat(LogPowerFeatures.frames(samples.length))
        .isEqualTo(Integer.parseInt(row.get("frames")));
    var rounds = rounds(samples);
    assertThat(rounds.mean()).isCloseTo(number(row, "plcmos_v2"), within(TOLERANCE));
    assertThat(rounds.smallest()).isCloseTo(number(row, "v2_round_min"), within(TOLERANCE));
    assertThat(rounds.largest()).isCloseTo(number(row, "v2_round_max"), within(TOLERANCE));
  }

  private static double[] input(String name) {
    if (name.startsWith("plc-")) {
      Assumptions.abort("skipped: the examples of the PLC challenge are not here");
    }
    return switch (name) {
      case "dnsmos-synthetic" -> NeuralInputs.tones(144160);
      case "zeros-160000" -> new double[160000];
      case "index-x" -> NeuralInputs.pair()[0];
      case "index-y" -> NeuralInputs.pair()[1];
      case "index-y-holes" -> withHoles(NeuralInputs.pair()[1]);
      default -> NeuralInputs.recording(name);
    };
  }

  private static double[] withHoles(double[] samples) {
    for (int k = 0; k < 12; k++) {
      Arrays.fill(samples, 4000 * k, 4000 * k + 320, 0);
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({"1281, 3.758233", "1536, 3.750910", "2000, 3.872654", "16000, 3.856832"})
  void theFirstSamplesAloneHaveTheSpecifiedScore(int length, double expected) {
    double[] samples = Arrays.copyOf(NeuralInputs.pair()[0], length);
    assertThat(rounds(samples).mean()).isCloseTo(expected, within(TOLERANCE));
  }

  @Test
  void belowTheFirstConvolutionsLengthThereIsNoScore() {
    assertThatThrownBy(() -> rounds(new double[1280]))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("too short: needs 1281 samples, has 1280");
  }

  @Test
  void theFeaturesHaveTheSpecifiedValues() {
    float[] features = new LogPowerFeatures().of(NeuralInputs.pair()[1]);
    int[] bins = {0, 1, 10, 40, 100, 200, 256};
    double[] expected = {
      -0.10681819, -0.12234876, 0.15662079, -0.09078310, -0.17394890, -0.25900236, -0.24664301
    };
    for (int i = 0; i < bins.length; i++) {
      assertThat((double) features[50 * LogPowerFeatures.BINS + bins[i]])
          .isCloseTo(expected[i], within(1e-7));
    }
    double sum = 0;
    for (float feature : features) {
      sum += feature;
    }
    assertThat(features).hasSize(48573);
    assertThat(sum / features.length).isCloseTo(-0.193327160, within(1e-8));
    assertThat(new LogPowerFeatures().of(new double[3000])).containsOnly(-0.92103404f);
  }

  @Test
  void theRatersAreThoseOfTheTable() {
    float[] raters = Raters.all();
    GoldenTable table =
        GoldenTable.read(SharedFolder.project("testdata/golden/neural/plcmos_raters.csv"));
    assertThat(table.rows()).hasSize(Raters.COUNT);
    for (CSVRecord row : table.rows()) {
      int round = Integer.parseInt(row.get("round"));
      for (int i = 0; i < Raters.SIZE; i++) {
        assertThat(raters[round * Raters.SIZE + i]).isEqualTo(Float.parseFloat(row.get("e" + i)));
      }
    }
  }

  @Test
  void theMetricIsRoundedToItsPrecision() {
    Metric metric = new PlcmosProvider().metrics().get(0);
    double[] y = NeuralInputs.pair()[1];
    assertThat(metric.score(SignalPair.ofEstimate(new Signal(y, 16000))).value()).isEqualTo(2.6711);
  }

  private static ConcealmentQuality.Rounds rounds(double[] samples) {
    return new AnalysedSignal(new Signal(samples, 16000)).derive(new ConcealmentQuality());
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
