package sqe.models.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.WrongModelException;
import sqe.models.RunnableHere;
import sqe.models.TinyModel;

class OwnModelsTest {

  private static final String DESCRIPTION =
      """
      model: tiny.onnx
      input: samples
      sample_rate: 8000
      layout: [N]
      outputs:
        - id: my_level
          output: score
          name: Mean magnitude
          unit: MOS
          range: [0, 5]
          better: higher
          margin: 0.1
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    Files.write(folder.resolve("tiny.onnx"), TinyModel.meanMagnitude());
  }

  @Test
  void aDescribedModelIsAMetric() throws Exception {
    Metric metric = metric(DESCRIPTION);
    MetricInfo info = metric.info();
    assertThat(info.id()).isEqualTo("my_level");
    assertThat(info.family()).isEqualTo("own");
    assertThat(info.unit()).isEqualTo("MOS");
    assertThat(info.usualMargin()).hasValue(0.1);
    assertThat(info.needs()).isEmpty();
    assertThat(info.signature())
        .matches(
            "my_level\\|model:tiny.onnx:[0-9a-f]{16}\\|runtime:onnxruntime-[0-9.]+"
                + "\\|input:8000,1,N\\|output:score/0\\|decimals:4\\|rev:1");
    assertThat(value(metric, 0.1, -0.2, 0.3)).isEqualTo(0.2);
  }

  @Test
  void itIsInTheCatalogueBesideTheOthers() throws Exception {
    Path file = Files.writeString(folder.resolve("my.yaml"), DESCRIPTION);
    MetricCatalog catalog = MetricCatalog.load(List.of(file.toString()));
    assertThat(catalog.find("my_level")).isPresent();
    assertThat(catalog.find("si_sdr")).isPresent();
    Files.writeString(file, DESCRIPTION.replace("my_level", "si_sdr"));
    assertThatThrownBy(() -> MetricCatalog.load(List.of(file.toString())))
        .isInstanceOf(WrongModelException.class)
        .hasMessage("si_sdr: there is a metric of this name already");
  }

  @Test
  void aNamedModelTakesThePlaceOfTheMissingOne() throws Exception {
    Path file = folder.resolve("tiny.onnx");
    MetricCatalog catalog = MetricCatalog.load(List.of("nisqa=" + file));
    Metric metric = catalog.find("nisqa_mos").orElseThrow();
    assertThat(metric.info().needs()).isEmpty();
    assertThat(catalog.metrics()).hasSameSizeAs(MetricCatalog.load().metrics());
  }

  @ParameterizedTest
  @CsvSource({
    // rule, samples, mean of |1, 2, 3, …|/10 over the windows
    "repeat, 3, 0.175", // 1 2 3 1
    "pad, 3, 0.15", // 1 2 3 0
    "pad, 4, 0.25",
    "refuse, 9, 0.45", // 1-4, 3-6, 5-8
  })
  void aFixedLengthIsReachedByItsRule(String rule, int samples, double expected) throws Exception {
    Metric metric =
        metric(DESCRIPTION + "length: {samples: 4, hop: 2, shorter: %s}\n".formatted(rule));
    double[] values = new double[samples];
    Arrays.setAll(values, i -> (i + 1) / 10.0);
    assertThat(value(metric, values)).isEqualTo(expected);
  }

  @Test
  void samplesAreScaledAndRoundedAsItSays() throws Exception {
    String scaled = DESCRIPTION.replace("layout:", "scale: 10\nround: true\nlayout:");
    assertThat(value(metric(scaled), 0.14, -0.26)).isEqualTo(2.0);
    assertThat(metric(scaled).info().signature()).contains("|input:8000,10,rounded,N|");
  }

  @Test
  void whatHasNoScoreSaysWhy() throws Exception {
    Metric metric = metric(DESCRIPTION + "length: {samples: 4}\n");
    assertUndefined(metric, "too short: needs 4 samples, has 1", 0.5);
    assertUndefined(metric, "out of domain: the network says 7, beyond 0 … 5: ", 7, 7, 7, 7);
    assertUndefined(
        metric(DESCRIPTION.replace("layout: [N]", "layout: [1, N]")), "model failed: ", 0.5);
    assertUndefined(
        metric(DESCRIPTION.replace("output: score", "output: score\n    index: 3")),
        "model failed: tiny.onnx: output score has 1 numbers, and index 3 is asked for",
        0.5);
  }

  private static void assertUndefined(Metric metric, String start, double... samples) {
    assertThatThrownBy(() -> value(metric, samples))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model: tiny.onnx | model: none.onnx | none.onnx: no such file",
        "sample_rate: 8000 | rate: 8000 | unknown key 'rate'; known: model, input,",
        "sample_rate: 8000 | sample_rate: 0.5 | sample_rate must be a whole number, 1 or more",
        "layout: [N] | layout: [2, N] | layout must have N once",
        "range: [0, 5] | range: [5, 0] | outputs[0].range must be two numbers",
        "better: higher | better: more | outputs[0].better must be one of higher, lower, neither",
        "better: higher | unit: x | a key stands there twice",
        "id: my_level | id: My-Level | a metric's id is lower-case letters",
        "input: samples | round: 3 | input is missing",
      })
  void whatIsWrongWithADescriptionIsNamed(String line, String other, String message) {
    assertThatThrownBy(() -> metric(DESCRIPTION.replace(line, other)))
        .isInstanceOf(WrongModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownNameIsNoModel() {
    assertThatThrownBy(() -> new OwnModels().metrics(List.of("mosnet=x.onnx")))
        .isInstanceOf(WrongModelException.class)
        .hasMessageStartingWith("'mosnet=x.onnx': no model is known as 'mosnet'");
    assertThatThrownBy(() -> new OwnModels().metrics(List.of("nisqa=missing.onnx")))
        .isInstanceOf(WrongModelException.class)
        .hasMessage("model missing.onnx: no such file");
  }

  private Metric metric(String description) throws IOException, WrongModelException {
    Path file = Files.writeString(folder.resolve("my.yaml"), description);
    return new OwnModels().metrics(List.of(file.toString())).get(0);
  }

  private static double value(Metric metric, double... samples) {
    SignalPair pair = SignalPair.ofEstimate(new Signal(samples, 8000));
    RunnableHere.require(
        () -> {
          try {
            metric.score(pair);
          } catch (UndefinedScoreException e) {
            if (String.valueOf(e.getMessage()).contains("cannot be loaded here")) {
              throw e;
            }
          }
        });
    return metric.score(pair).value();
  }
}
