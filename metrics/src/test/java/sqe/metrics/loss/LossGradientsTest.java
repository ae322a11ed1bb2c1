package sqe.metrics.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Central finite differences of every loss, for every reduction, on random input off the kinks. */
class LossGradientsTest {

  private static final double STEP = 1e-5;

  private record Case(String id, Map<String, String> parameters, List<Tensor> inputs) {
    @Override
    public String toString() {
      return LossCatalog.find(id).orElseThrow().signature(parameters);
    }
  }

  static Stream<Case> cases() {
    var random = new Random(20);
    Tensor x = random(random, -1, 1, 4, 6);
    Tensor y = random(random, -1, 1, 4, 6);
    Tensor scores = random(random, -3, 3, 4, 3, 2);
    Tensor probabilities = random(random, 0, 1, 4, 3, 2);
    Tensor indices = Tensor.of(new double[] {0, 2, 1, -100, 2, 0, 1, 1}, 4, 2);
    Tensor classes = Tensor.of(new double[] {0, 2, 1, 1, 2, 0, 1, 1}, 4, 2);
    Tensor signs = Tensor.of(random.ints(24, 0, 2).mapToDouble(i -> 2 * i - 1).toArray(), 4, 6);
    Tensor rowSigns = Tensor.vector(1, -1, -1, 1);
    Tensor losses = Tensor.vector(0.8, 0.2, 7, 0.01);
    Tensor logVariances = Tensor.vector(0, -1, 2, 0.3);
    var base =
        List.of(
            new Case("l1", Map.of(), List.of(x, y)),
            new Case("mse", Map.of(), List.of(x, y)),
            new Case("rmse", Map.of("epsilon", "0.1"), List.of(x, y)),
            new Case("log_mse", Map.of("epsilon", "0.1"), List.of(x, y)),
            new Case("log_mse", Map.of("logarithm", "ln"), List.of(x, y)),
            new Case("smooth_l1", Map.of("beta", "0.3"), List.of(x, y)),
            new Case("huber", Map.of("delta", "0.3"), List.of(x, y)),
            new Case("hinge", Map.of("margin", "0.4"), List.of(x, signs)),
            new Case("hinge", Map.of("squared", "true"), List.of(x, signs)),
            new Case("hinge_embedding", Map.of("margin", "0.5"), List.of(x, signs)),
            new Case("multi_margin", Map.of("weight", "1,2,0.5"), List.of(scores, classes)),
            new Case("multi_margin", Map.of("power", "2"), List.of(scores, classes)),
            new Case("nll", Map.of("weight", "1,2,0.5"), List.of(scores, indices)),
            new Case(
                "cross_entropy",
                Map.of("weight", "1,2,0.5", "label-smoothing", "0.1"),
                List.of(scores, indices)),
            new Case(
                "cross_entropy",
                Map.of("weight", "1,2,0.5", "label-smoothing", "0.1"),
                List.of(scores, probabilities)),
            new Case("kl_divergence", Map.of(), List.of(scores, probabilities)),
            new Case("kl_divergence", Map.of("log-target", "true"), List.of(x, y)),
            new Case("cosine_embedding", Map.of("margin", "-0.9"), List.of(x, y, rowSigns)),
            new Case("uncertainty", Map.of(), List.of(losses, logVariances)),
            new Case(
                "uncertainty",
                Map.of(
                    "tasks",
                    "regression,classification,regression,classification",
                    "regulariser",
                    "softplus"),
                List.of(losses, logVariances)),
            new Case("bounding_box_kl", Map.of(), List.of(x, y, random(random, -2, 2, 4, 6))),
            new Case("l2_penalty", Map.of("lambda", "0.3"), List.of(x)),
            new Case("l1_penalty", Map.of("lambda", "0.3"), List.of(x)));
    return base.stream().flatMap(LossGradientsTest::withEachReduction);
  }

  private static Stream<Case> withEachReduction(Case loss) {
    return LossCatalog.find(loss.id()).orElseThrow().info().reductions().stream()
        .map(
            reduction -> {
              Map<String, String> parameters = new TreeMap<>(loss.parameters());
              parameters.put("reduction", reduction.label());
              return new Case(loss.id(), parameters, loss.inputs());
            });
  }

  @Test
  void everyLossOfTheCatalogIsAmongTheCases() {
    assertThat(cases().map(Case::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            LossCatalog.losses().stream().map(definition -> definition.info().id()).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAgreeWithFiniteDifferences(Case example) {
    LossDefinition definition = LossCatalog.find(example.id()).orElseThrow();
    Loss loss = definition.create(example.parameters());
    LossResult result = loss.evaluate(example.inputs());
    long differentiable =
        definition.info().inputs().stream().filter(LossInfo.Input::differentiable).count();
    assertThat(result.gradients()).hasSize((int) differentiable);
    for (int input = 0; input < differentiable; input++) {
      Tensor gradient = result.gradients().get(input);
      assertThat(gradient.shape()).isEqualTo(example.inputs().get(input).shape());
      for (int i = 0; i < gradient.size(); i++) {
        double slope =
            (sum(loss, moved(example.inputs(), input, i, STEP))
                    - sum(loss, moved(example.inputs(), input, i, -STEP)))
                / (2 * STEP);
        assertThat(gradient.values()[i])
            .as("input %d, element %d", input, i)
            .isCloseTo(slope, within(1e-5 * Math.abs(slope) + 1e-8));
      }
    }
  }

  private static double sum(Loss loss, List<Tensor> inputs) {
    double sum = 0;
    for (double value : loss.evaluate(inputs).value().values()) {
      sum += value;
    }
    return sum;
  }

  private static List<Tensor> moved(List<Tensor> inputs, int input, int element, double by) {
    List<Tensor> copy = new ArrayList<>(inputs);
    double[] values = inputs.get(input).values().clone();
    values[element] += by;
    copy.set(input, new Tensor(inputs.get(input).shape(), values));
    return copy;
  }

  private static Tensor random(Random random, double from, double to, int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return Tensor.of(random.doubles(size, from, to).toArray(), shape);
  }
}
