package sqe.models.dnsmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.dsp.Signal;
import sqe.dsp.filterbank.SlaneyMelBands;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.models.NeuralInputs;
import sqe.models.RunnableHere;
import sqe.models.dnsmos.DnsmosOptions.Padding;
import sqe.models.dnsmos.ListenerScales.Variant;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** DNSMOS as the published script gives it: recordings where they are, formulas everywhere. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("one-jdk")
class DnsmosGoldensTest {

  private static final double TOLERANCE = 1e-4;

  @BeforeAll
  static void theRuntimeIsHere() {
    RunnableHere.require(() -> opinion(NeuralInputs.tones(16000), Variant.REGULAR));
  }

  static List<CSVRecord> rows() {
    return GoldenTable.read(SharedFolder.project("testdata/golden/neural/dnsmos.csv")).rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyNumberIsThatOfTheScript(CSVRecord row) {
    double[] samples = input(row.get("file"));
    assertThat(samples).hasSize(Integer.parseInt(row.get("samples")));
    boolean personalised = row.get("personalized").equals("1");
    var opinion = opinion(samples, personalised ? Variant.PERSONALISED : Variant.REGULAR);
    assertThat(opinion.windows()).isEqualTo(Integer.parseInt(row.get("windows_used")));
    assertThat(opinion.raw().get(0)).isCloseTo(number(row, "sig_raw"), within(TOLERANCE));
    assertThat(opinion.raw().get(1)).isCloseTo(number(row, "bak_raw"), within(TOLERANCE));
    assertThat(opinion.raw().get(2)).isCloseTo(number(row, "ovr_raw"), within(TOLERANCE));
    assertThat(opinion.calibrated().get(0)).isCloseTo(number(row, "sig"), within(TOLERANCE));
    assertThat(opinion.calibrated().get(1)).isCloseTo(number(row, "bak"), within(TOLERANCE));
    assertThat(opinion.calibrated().get(2)).isCloseTo(number(row, "ovr"), within(TOLERANCE));
    if (!personalised) {
      assertThat(overall(samples, Padding.ZEROS))
          .isCloseTo(number(row, "p808_zero_pad"), within(TOLERANCE));
      if (!row.get("p808_reflect_pad").isEmpty()) {
        assertThat(overall(samples, Padding.MIRRORED))
            .isCloseTo(number(row, "p808_reflect_pad"), within(TOLERANCE));
      }
    }
  }

  private static double[] input(String name) {
    return switch (name) {
      case "p287_003 clean+noisy (concat)" ->
          NeuralInputs.joined(
              NeuralInputs.recording("p287_003.ref"), NeuralInputs.recording("p287_003.deg"));
      case "sepm-speech+noisy (concat)" ->
          NeuralInputs.joined(
              NeuralInputs.recording("sepm-noisy.ref"), NeuralInputs.recording("sepm-noisy.deg"));
      default -> NeuralInputs.recording(name);
    };
  }

  @Test
  void tonesSilenceAndTheFormulaPairHaveTheSpecifiedValues() {
    assertScores(
        NeuralInputs.tones(144160), 1.2213, 1.0373, 1.0514, 2.2035, 2.3970, 1.6849, 1.6095);
    assertScores(new double[160000], 2.5136, 3.4724, 1.8399, 2.1468);
    assertScores(NeuralInputs.pair()[1], 2.4517, 1.6864, 1.6894, 2.1984);
  }

  private static void assertScores(double[] samples, double... expected) {
    SignalPair pair = SignalPair.ofEstimate(new Signal(samples, 16000));
    List<Metric> metrics = DnsmosMetrics.all(DnsmosOptions.DEFAULT);
    for (int m = 0; m < expected.length; m++) {
      assertThat(metrics.get(m).score(pair).value())
          .as(metrics.get(m).info().id())
          .isCloseTo(expected[m], within(1.5e-4));
    }
  }

  @Test
  void theMelFiltersAreThoseOfTheTable() {
    double[][] filters = new double[161][120]; // [bin][filter]
    var bands = new SlaneyMelBands(SlaneyMelBands.Use.NETWORK, 16000, 321, 120, 0, 8000);
    for (int k = 0; k < 161; k++) {
      double[] impulse = new double[161];
      impulse[k] = 1;
      bands.apply(impulse, filters[k]);
    }
    GoldenTable table =
        GoldenTable.read(SharedFolder.project("testdata/golden/neural/dnsmos_mel_filter.csv"));
    assertThat(table.rows()).hasSize(316);
    double total = 0;
    for (CSVRecord row : table.rows()) {
      double weight = number(row, "weight");
      total += weight;
      assertThat(filters[Integer.parseInt(row.get("bin"))][Integer.parseInt(row.get("mel"))])
          .as(row.toString())
          .isCloseTo(weight, within(1e-9));
    }
    double sum = Arrays.stream(filters).flatMapToDouble(Arrays::stream).sum();
    assertThat(sum).as("no other weight").isCloseTo(total, within(1e-7));
  }

  @Test
  void theFeaturesOfARecordingHaveTheSpecifiedValues() {
    SpeechWindows windows = SpeechWindows.of(NeuralInputs.recording("p287_004.ref"), false);
    float[] features = new MelFeatures().of(windows, 0, Padding.ZEROS);
    int[] mels = {0, 10, 20, 40, 60, 80, 100, 119};
    double[] expected = {
      -0.23343857, 0.08385273, -0.09553340, -0.11990070, 0.30820971, -0.33316112, -0.57822966, -1
    };
    for (int i = 0; i < mels.length; i++) {
      assertThat((double) features[100 * MelFeatures.BANDS + mels[i]])
          .isCloseTo(expected[i], within(1e-6));
    }
    double sum = 0;
    for (float feature : features) {
      sum += feature;
    }
    assertThat(sum / features.length).isCloseTo(-0.48787561, within(1e-6));
  }

  private static ListenerScales.Opinion opinion(double[] samples, Variant variant) {
    return new AnalysedSignal(new Signal(samples, 16000))
        .derive(new ListenerScales(variant, false));
  }

  private static double overall(double[] samples, Padding padding) {
    return new AnalysedSignal(new Signal(samples, 16000))
        .derive(new OverallQuality(padding, false));
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
