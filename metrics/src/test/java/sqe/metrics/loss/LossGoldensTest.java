package sqe.metrics.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Every row of the table of expected values: value to 1e-12 relative, gradient to 1e-9. */
class LossGoldensTest {

  private record Case(CSVRecord row) {
    @Override
    public String toString() {
      return row.get("case") + " " + row.get("params") + " " + row.get("reduction");
    }
  }

  static Stream<Case> cases() {
    return GoldenTable.read(SharedFolder.project("testdata/golden/waveform_golden.csv"))
        .rows()
        .stream()
        .map(Case::new);
  }

  @Test
  void theTableHasAllItsRows() {
    assertThat(cases()).hasSize(129);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossesMeetTheExpectedValues(Case golden) {
    CSVRecord row = golden.row();
    Map<String, String> parameters = new TreeMap<>(parameters(row));
    LossResult result = loss(row, parameters).evaluate(inputs(row));
    assertClose(result.value().values(), numbers(row.get("value")), 1e-12, 0);
    double[] expected = numbers(row.get("gradient_of_sum_of_value"));
    double[] actual =
        row.get("case").equals("CosineEmbedding")
            ? result.gradient().values()
            : result.gradients().stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.values()))
                .toArray();
    // the absolute part: one element of the cosine gradient is a difference of nearly equal terms
    assertClose(actual, expected, 1e-9, 1e-15);
  }

  private static void assertClose(
      double[] actual, double[] expected, double relative, double absolute) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("element %d: %s, expected %s", i, actual[i], expected[i])
          .isLessThanOrEqualTo(relative * Math.abs(expected[i]) + absolute);
    }
  }

  private static Loss loss(CSVRecord row, Map<String, String> parameters) {
    String id =
        switch (row.get("case")) {
          case "L1" -> "l1";
          case "MSE" -> "mse";
          case "RMSE" -> "rmse";
          case "LogMSE_dB", "LogMSE_nat" -> "log_mse";
          case "SmoothL1" -> "smooth_l1";
          case "Huber" -> "huber";
          case "BinaryHinge", "BinarySquaredHinge" -> "hinge";
          case "HingeEmbedding" -> "hinge_embedding";
          case "MultiMargin" -> "multi_margin";
          case "NLL" -> "nll";
          case "CrossEntropyIndex", "CrossEntropyProb" -> "cross_entropy";
          case "KL" -> "kl_divergence";
          case "CosineEmbedding" -> "cosine_embedding";
          case "UncertaintyRegression", "UncertaintyClassification" -> "uncertainty";
          case "BBoxKL" -> "bounding_box_kl";
          case "L2Penalty" -> "l2_penalty";
          case "L1Penalty" -> "l1_penalty";
          default -> throw new AssertionError("unknown case " + row.get("case"));
        };
    return LossCatalog.find(id).orElseThrow().create(parameters);
  }

  /** The parameters of a row under our names. */
  private static Map<String, String> parameters(CSVRecord row) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("reduction", row.get("reduction"));
    for (String pair : row.get("params").split(";", -1)) {
      String[] parts = pair.trim().split("=", 2);
      switch (parts[0]) {
        case "beta", "delta", "margin", "lambda" -> parameters.put(parts[0], parts[1]);
        case "eps" -> parameters.put("epsilon", parts[1]);
        case "p" -> parameters.put("power", parts[1]);
        case "weight" -> parameters.put("weight", parts[1].replace(' ', ','));
        case "ignore" -> parameters.put("ignore-index", parts[1]);
        case "label_smoothing" -> parameters.put("label-smoothing", parts[1]);
        case "log_target" -> parameters.put("log-target", parts[1]);
        case "", "y", "total", "input", "target", "0.5*lambda*sum w^2", "|d|<", "|d|>1" -> {}
        default -> throw new AssertionError("unknown parameter " + pair);
      }
    }
    switch (row.get("case")) {
      case "LogMSE_nat" -> parameters.put("logarithm", "ln");
      case "BinarySquaredHinge" -> parameters.put("squared", "true");
      case "UncertaintyClassification" -> parameters.put("tasks", "classification");
      default -> {}
    }
    return parameters;
  }

  private static List<Tensor> inputs(CSVRecord row) {
    double[] input = numbers(row.get("input"));
    double[] target = numbers(row.get("target"));
    return switch (row.get("case")) {
      case "MultiMargin", "NLL", "CrossEntropyIndex" ->
          List.of(Tensor.of(input, 2, 3), Tensor.vector(target));
      case "CrossEntropyProb", "KL" -> List.of(Tensor.of(input, 2, 3), Tensor.of(target, 2, 3));
      case "CosineEmbedding" ->
          List.of(Tensor.of(input, 3, 3), Tensor.of(target, 3, 3), Tensor.vector(labels(row)));
      case "UncertaintyRegression", "UncertaintyClassification" -> halves(input);
      case "BBoxKL" -> {
        List<Tensor> inputs = new ArrayList<>(halves(input));
        inputs.add(Tensor.vector(target));
        yield inputs;
      }
      case "L1Penalty", "L2Penalty" -> List.of(Tensor.vector(input));
      default -> List.of(Tensor.vector(input), Tensor.vector(target));
    };
  }

  private static List<Tensor> halves(double[] packed) {
    int half = packed.length / 2;
    return List.of(
        Tensor.vector(Arrays.copyOf(packed, half)),
        Tensor.vector(Arrays.copyOfRange(packed, half, packed.length)));
  }

  private static double[] labels(CSVRecord row) {
    return numbers(row.get("params").replaceFirst(".*y=", ""));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
