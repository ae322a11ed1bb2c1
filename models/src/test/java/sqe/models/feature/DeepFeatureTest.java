package sqe.models.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.dsp.linear.Reductions;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.models.NeuralInputs;
import sqe.models.RunnableHere;
import sqe.models.onnx.FloatTensor;
import sqe.models.onnx.ModelFile;
import sqe.models.onnx.OnnxModel;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

@Tag("one-jdk")
class DeepFeatureTest {

  private static final double TOLERANCE = 1e-9;

  private final DeepFeature metric = new DeepFeature();

  static List<CSVRecord> recordings() {
    return GoldenTable.read(SharedFolder.project("testdata/golden/neural/deep_feature_loss.csv"))
        .where(row -> !row.get("pair").startsWith("dpam"))
        .rows();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyLayerOfARecordingHasTheSpecifiedDistance(CSVRecord row) {
    String name = row.get("pair");
    String reference = name.equals("sepm-proc") ? "sepm-noisy.ref" : name + ".ref";
    double[] x = NeuralInputs.recording(reference);
    double[] y = NeuralInputs.recording(name + ".deg");
    double[] all = layers(FeatureNetwork.loss(), x, y);
    for (int i = 0; i < all.length; i++) {
      assertThat(all[i]).as("layer %s", i).isCloseTo(loss(row, i), within(TOLERANCE));
    }
    assertThat(metric.byLayer(pair(x, y))).containsExactly(Arrays.copyOf(all, DeepFeature.LAYERS));
  }

  private static double loss(CSVRecord row, int layer) {
    return Double.parseDouble(row.get(String.format(Locale.ROOT, "loss_%02d", layer)));
  }

  @ParameterizedTest
  @CsvSource({
    "16000, 1.3834749552921703",
    "16001, 1.38227170755749",
    "1000, 1.3788460949659223",
    "33, 1.2517233164284498",
    "32, 0.8335609641130557",
    "5, 0.21636191627456317",
    "1, 0",
  })
  void everyLengthIsPaddedAsSpecified(int length, double expected) {
    double[][] pair = sines(length);
    assertThat(metric.score(pair(pair[0], pair[1])).value()).isCloseTo(expected, within(TOLERANCE));
  }

  private static double[][] sines(int length) {
    double[] x = new double[length];
    double[] y = new double[length];
    for (int n = 0; n < length; n++) {
      x[n] = 0.1 * StrictMath.sin(0.05 * n);
      y[n] = 0.5 * x[n] + 0.01 * StrictMath.cos(0.3 * n);
    }
    return new double[][] {x, y};
  }

  @Test
  void theFormulaPairHasTheSpecifiedDistance() {
    double[][] pair = NeuralInputs.pair();
    assertThat(metric.score(pair(pair[0], pair[1])).value())
        .isCloseTo(1.57894332795, within(TOLERANCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep-feature-loss.onnx", "dpam-scratch.onnx"})
  void everyMapIsThatOfTheModelUnderTheRuntime(String name) throws IOException {
    boolean dpam = name.startsWith("dpam");
    ModelFile file = dpam ? FeatureNetwork.DPAM_FILE : FeatureNetwork.LOSS_FILE;
    FeatureNetwork network = dpam ? FeatureNetwork.dpam() : FeatureNetwork.loss();
    OnnxModel model = new OnnxModel(file);
    double[] x = Arrays.copyOf(NeuralInputs.pair()[1], 4001);
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = dpam ? Math.rint(32768 * x[i]) : (float) x[i];
      floats[i] = (float) x[i];
    }
    Map<String, FloatTensor> input = Map.of("wave", FloatTensor.of(floats, 1, 1, floats.length));
    RunnableHere.require(() -> model.run(input, List.of("feat_00")));
    List<ConvolutionLayer.Output> maps = network.forward(x, FeatureNetwork.LAYERS);
    for (int i = 0; i < maps.size(); i++) {
      FloatTensor map =
          model.run(input, List.of(String.format(Locale.ROOT, "feat_%02d", i))).get(0);
      double[][] own = maps.get(i).activation();
      assertThat(map.shape()).containsExactly(1, own.length, own[0].length);
      double[] weights = network.channelWeights(i);
      double difference = 0;
      for (int c = 0; c < own.length; c++) {
        for (int n = 0; n < own[c].length; n++) {
          float theirs = map.values()[c * own[c].length + n];
          difference += Math.abs(weights[c] * own[c][n] - theirs);
        }
      }
      assertThat(difference / map.values().length).as("layer %s", i).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1601, 800})
  void theGradientIsThatOfFiniteDifferences(int length) {
    double[] x = Arrays.copyOfRange(NeuralInputs.pair()[0], 3000, 3000 + length);
    double[] y = Arrays.copyOfRange(NeuralInputs.pair()[1], 3000, 3000 + length);
    var lossy = new DeepFeature(List.of(0.5, 1.0, 2.0, 1.0, 0.25, 1.0));
    var exact = lossy.differentiate(pair(x, y));
    assertThat(exact.value()).isEqualTo(lossy.score(pair(x, y)).value());
    double step = 1e-7;
    double largest = Arrays.stream(exact.gradient()).map(Math::abs).max().orElseThrow();
    for (int n : new int[] {0, 1, 2, 77, 400, length / 2, length - 3, length - 2, length - 1}) {
      double[] moved = y.clone();
      moved[n] += step;
      double up = lossy.score(pair(x, moved)).value();
      moved[n] = y[n] - step;
      double down = lossy.score(pair(x, moved)).value();
      assertThat(exact.gradient()[n])
          .as("sample %s", n)
          .isCloseTo((up - down) / (2 * step), within(2e-3 * largest));
    }
  }

  @Test
  void theGradientPointsToWhereTheDistanceGrows() {
    double[] x = Arrays.copyOfRange(NeuralInputs.pair()[0], 3000, 7000);
    double[] y = Arrays.copyOfRange(NeuralInputs.pair()[1], 3000, 7000);
    for (int step = 0; step < 20; step++) {
      var at = metric.differentiate(pair(x, y));
      double norm = Math.sqrt(Reductions.energy(at.gradient()));
      double[] next = y.clone();
      for (int n = 0; n < y.length; n++) {
        next[n] -= 2e-2 * at.gradient()[n] / norm;
      }
      y = next;
    }
    assertThat(metric.score(pair(x, y)).value())
        .isLessThan(
            0.9
                * metric
                    .score(pair(x, Arrays.copyOfRange(NeuralInputs.pair()[1], 3000, 7000)))
                    .value());
  }

  @Test
  void aSignalIsAtNoDistanceFromItselfAndBothDirectionsAreAlike() {
    double[][] pair = NeuralInputs.pair();
    assertThat(metric.score(pair(pair[0], pair[0])).value()).isZero();
    assertThat(metric.differentiate(pair(pair[0], pair[0])).gradient()).containsOnly(0.0);
    assertThat(metric.score(pair(new double[500], new double[500])).value()).isZero();
    assertThat(metric.score(pair(pair[1], pair[0])).value())
        .isEqualTo(metric.score(pair(pair[0], pair[1])).value());
  }

  @Test
  void lambdasDivideTheLayersAndAreSigned() {
    double[][] pair = sines(1000);
    double plain = metric.score(pair(pair[0], pair[1])).value();
    var halved = new DeepFeature(Collections.nCopies(6, 2.0));
    assertThat(halved.score(pair(pair[0], pair[1])).value())
        .isCloseTo(plain / 2, within(TOLERANCE));
    assertThat(halved.info().signature()).contains("|lambda:2,2,2,2,2,2|");
    assertThatThrownBy(() -> new DeepFeature(List.of(1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherRatesAndNoSamplesHaveNoScore() {
    assertThatThrownBy(
            () ->
                metric.score(
                    new SignalPair(
                        new Signal(new double[100], 8000), new Signal(new double[100], 8000))))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("wrong sample rate: ");
    assertThatThrownBy(() -> metric.score(pair(new double[0], new double[0])))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("too short: ");
  }

  @ParameterizedTest
  @CsvSource({"2, 0.1928848922581899", "4, 0.8885472427883623"})
  void dpamHasThePublishedDistanceOfItsSamples(String name, double expected) {
    Signal reference = new Signal(NeuralInputs.recording("dpam-sample.ref"), 22050);
    Signal other = new Signal(NeuralInputs.recording("dpam-sample." + name), 22050);
    assertThat(new Dpam().score(new SignalPair(reference, other)).value())
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void dpamTakesEveryRate() {
    double[][] pair = NeuralInputs.pair();
    double far = new Dpam().score(pair(pair[0], pair[1])).value();
    assertThat(far).isBetween(0.1, 10.0);
    assertThat(new Dpam().score(pair(pair[0], pair[0])).value()).isZero();
  }

  private static double[] layers(FeatureNetwork network, double[] x, double[] y) {
    int count = FeatureNetwork.LAYERS;
    return new FeatureDistance(network, Collections.nCopies(count, 1.0))
        .byLayer(network.forward(x, count), network.forward(y, count));
  }

  private static SignalPair pair(double[] reference, double[] estimate) {
    return new SignalPair(new Signal(reference, 16000), new Signal(estimate, 16000));
  }
}
