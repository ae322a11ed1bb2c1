package sqe.metrics.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossEdgesTest {

  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final Tensor SCORES =
      Tensor.of(new double[] {0.2, 1.5, -0.7, 0.9, 0.4, 0.6}, 2, 3);

  @Test
  void emptyInputGivesMeanNanSumZeroAndNoneEmpty() {
    Tensor empty = Tensor.vector();
    Tensor noRows = Tensor.of(new double[0], 0, 3);
    Map<String, List<Tensor>> inputs =
        Map.ofEntries(
            Map.entry("l1", List.of(empty, empty)),
            Map.entry("mse", List.of(empty, empty)),
            Map.entry("smooth_l1", List.of(empty, empty)),
            Map.entry("huber", List.of(empty, empty)),
            Map.entry("hinge", List.of(empty, empty)),
            Map.entry("hinge_embedding", List.of(empty, empty)),
            Map.entry("multi_margin", List.of(noRows, empty)),
            Map.entry("nll", List.of(noRows, empty)),
            Map.entry("cross_entropy", List.of(noRows, empty)),
            Map.entry("kl_divergence", List.of(noRows, noRows)),
            Map.entry("cosine_embedding", List.of(noRows, noRows, empty)),
            Map.entry("bounding_box_kl", List.of(empty, empty, empty)));
    inputs.forEach(
        (id, tensors) -> {
          assertThat(evaluate(id, Map.of("reduction", "mean"), tensors).scalar()).as(id).isNaN();
          assertThat(evaluate(id, Map.of("reduction", "sum"), tensors).scalar()).as(id).isZero();
          assertThat(evaluate(id, Map.of("reduction", "none"), tensors).value().size())
              .as(id)
              .isZero();
        });
    assertThat(evaluate("rmse", Map.of(), List.of(empty, empty)).scalar()).isNaN();
    assertThat(evaluate("log_mse", Map.of(), List.of(empty, empty)).scalar()).isNaN();
    assertThat(evaluate("l1_penalty", Map.of(), List.of(empty)).scalar()).isZero();
    assertThat(evaluate("l2_penalty", Map.of(), List.of(empty)).scalar()).isZero();
  }

  @Test
  void nanStaysInItsElementAndSpoilsSumAndMean() {
    Tensor x = Tensor.vector(1, NAN, 3);
    Tensor y = Tensor.vector(0, 0, NAN);
    for (String id : List.of("l1", "mse", "smooth_l1", "huber")) {
      double[] none = evaluate(id, Map.of("reduction", "none"), List.of(x, y)).value().values();
      assertThat(none[0]).isFinite();
      assertThat(none[1]).isNaN();
      assertThat(none[2]).isNaN();
      assertThat(evaluate(id, Map.of(), List.of(x, y)).scalar()).isNaN();
      assertThat(evaluate(id, Map.of("reduction", "sum"), List.of(x, y)).scalar()).isNaN();
    }
    assertThat(evaluate("rmse", Map.of(), List.of(x, y)).scalar()).isNaN();
    assertThat(evaluate("l2_penalty", Map.of(), List.of(x)).scalar()).isNaN();
    assertThat(
            evaluate(
                    "cross_entropy",
                    Map.of(),
                    List.of(Tensor.of(new double[] {0, NAN}, 1, 2), Tensor.vector(0)))
                .scalar())
        .isNaN();
    assertThat(
            evaluate("uncertainty", Map.of(), List.of(Tensor.vector(NAN), Tensor.vector(0)))
                .scalar())
        .isNaN();
  }

  @Test
  void infinityGivesInfinityAndInfinityMinusInfinityNan() {
    for (String id : List.of("l1", "mse", "smooth_l1", "huber")) {
      double[] none =
          evaluate(
                  id,
                  Map.of("reduction", "none"),
                  List.of(Tensor.vector(INF, -INF, INF), Tensor.vector(1, 1, INF)))
              .value()
              .values();
      assertThat(none).containsExactly(INF, INF, NAN);
    }
  }

  @Test
  void kinksHaveTheirDocumentedSubgradients() {
    var sum = Map.of("reduction", "sum");
    Tensor zero = Tensor.vector(0, 0);
    Tensor half = Tensor.vector(0.5, -0.5);
    assertThat(gradient("l1", sum, zero, zero)).containsExactly(0, 0);
    assertThat(gradient("smooth_l1", Map.of("beta", "0"), zero, zero)).containsExactly(0, 0);
    assertThat(gradient("smooth_l1", Map.of("beta", "0.5", "reduction", "sum"), half, zero))
        .containsExactly(1, -1);
    assertThat(gradient("huber", Map.of("delta", "0.5", "reduction", "sum"), half, zero))
        .containsExactly(0.5, -0.5);
    assertThat(gradient("rmse", Map.of(), half, half)).containsExactly(0, 0);
    assertThat(gradient("log_mse", Map.of(), half, half)).containsOnly(NAN);
    assertThat(gradient("log_mse", Map.of("epsilon", "1e-10"), half, half)).containsExactly(0, 0);
    assertThat(gradient("hinge", sum, Tensor.vector(1, -1), Tensor.vector(1, -1)))
        .containsExactly(0, 0);
    assertThat(gradient("hinge_embedding", sum, Tensor.vector(1, 1.5), Tensor.vector(-1, -1)))
        .containsExactly(-1, 0);
    assertThat(gradient("multi_margin", sum, Tensor.vector(1, 0), Tensor.vector(0)))
        .containsExactly(new double[] {0, 0}, within(0.0));
    assertThat(gradient("l1_penalty", Map.of(), zero)).containsExactly(0, 0);
    assertThat(
            evaluate(
                    "cosine_embedding",
                    sum,
                    List.of(Tensor.vector(1, 0), Tensor.vector(0, 1), Tensor.vector(-1)))
                .gradient()
                .values())
        .containsExactly(0, 1 / Math.sqrt((1 + 1e-12) * (1 + 1e-12)));
  }

  @Test
  void rowsWithTheIgnoreIndexCostNothingAndCountNothing() {
    Tensor allIgnored = Tensor.vector(-100, -100);
    for (String id : List.of("nll", "cross_entropy")) {
      assertThat(evaluate(id, Map.of(), List.of(SCORES, allIgnored)).scalar()).isNaN();
      assertThat(evaluate(id, Map.of("reduction", "sum"), List.of(SCORES, allIgnored)).scalar())
          .isZero();
      assertThat(gradient(id, Map.of(), SCORES, allIgnored)).containsOnly(0);
      assertThat(
              evaluate(id, Map.of("weight", "1,0,0"), List.of(SCORES, Tensor.vector(1, 2)))
                  .scalar())
          .isNaN();
      Tensor one = Tensor.vector(1, 7);
      Tensor other = Tensor.of(new double[] {0.2, 1.5, -0.7, NAN, NAN, NAN}, 2, 3);
      assertThat(evaluate(id, Map.of("ignore-index", "7"), List.of(other, one)).scalar())
          .isFinite();
    }
  }

  @Test
  void labelsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> evaluate("nll", Map.of(), List.of(SCORES, Tensor.vector(1, 3))))
        .isInstanceOf(LossInputException.class)
        .hasMessage("target 3 at row 1: must be a class index, a whole number from 0 to 2");
    for (double bad : new double[] {-1, 0.5, NAN, INF}) {
      for (String id : List.of("nll", "cross_entropy", "multi_margin")) {
        assertThatThrownBy(() -> evaluate(id, Map.of(), List.of(SCORES, Tensor.vector(1, bad))))
            .isInstanceOf(LossInputException.class);
      }
    }
    assertThatThrownBy(
            () -> evaluate("multi_margin", Map.of(), List.of(SCORES, Tensor.vector(1, -100))))
        .isInstanceOf(LossInputException.class);
    for (double bad : new double[] {0, 2, NAN}) {
      for (String id : List.of("hinge", "hinge_embedding")) {
        assertThatThrownBy(
                () -> evaluate(id, Map.of(), List.of(Tensor.vector(1, 2), Tensor.vector(1, bad))))
            .isInstanceOf(LossInputException.class)
            .hasMessageContaining("at index 1: must be -1 or 1");
      }
      assertThatThrownBy(
              () ->
                  evaluate(
                      "cosine_embedding",
                      Map.of(),
                      List.of(Tensor.vector(1, 2), Tensor.vector(1, 2), Tensor.scalar(bad))))
          .isInstanceOf(LossInputException.class);
    }
    assertThatThrownBy(
            () ->
                evaluate(
                    "uncertainty", Map.of(), List.of(Tensor.vector(1, -2), Tensor.vector(0, 0))))
        .isInstanceOf(LossInputException.class)
        .hasMessageContaining("task 1 is negative");
  }

  @Test
  void shapesThatDifferAreRefusedAndNamed() {
    assertThatThrownBy(
            () ->
                evaluate(
                    "l1",
                    Map.of(),
                    List.of(Tensor.of(new double[6], 2, 3), Tensor.of(new double[6], 3, 2))))
        .isInstanceOf(LossInputException.class)
        .hasMessage("shapes differ: prediction (2, 3), target (3, 2)");
    assertThatThrownBy(() -> evaluate("mse", Map.of(), List.of(SCORES)))
        .isInstanceOf(LossInputException.class)
        .hasMessage("needs 2 arrays (prediction, target), got 1");
    assertThatThrownBy(() -> evaluate("nll", Map.of(), List.of(SCORES, Tensor.vector(1, 1, 1))))
        .isInstanceOf(LossInputException.class)
        .hasMessage("target must have the shape (2,) for scores (2, 3), not (3,)");
    assertThatThrownBy(() -> evaluate("nll", Map.of(), List.of(Tensor.scalar(1), Tensor.scalar(1))))
        .isInstanceOf(LossInputException.class)
        .hasMessageContaining("no class axis");
    assertThatThrownBy(
            () -> evaluate("nll", Map.of("weight", "1,2"), List.of(SCORES, Tensor.vector(1, 1))))
        .isInstanceOf(LossInputException.class)
        .hasMessage("2 weights for 3 classes");
    assertThatThrownBy(
            () ->
                evaluate(
                    "cosine_embedding", Map.of(), List.of(SCORES, SCORES, Tensor.vector(1, 1, 1))))
        .isInstanceOf(LossInputException.class)
        .hasMessageContaining("one a row, 2 for first (2, 3)");
    assertThatThrownBy(
            () ->
                evaluate(
                    "uncertainty",
                    Map.of("tasks", "regression,regression"),
                    List.of(Tensor.vector(1, 2, 3), Tensor.vector(1, 2, 3))))
        .isInstanceOf(LossInputException.class)
        .hasMessage("3 losses for 2 tasks");
  }

  @Test
  void klDivergenceOfEdgeProbabilities() {
    var none = Map.of("reduction", "none");
    double[] values =
        evaluate(
                "kl_divergence",
                none,
                List.of(Tensor.vector(-INF, -1, -INF, NAN), Tensor.vector(0, -0.1, 0.5, 0)))
            .value()
            .values();
    assertThat(values).containsExactly(0, NAN, INF, NAN);
    assertThat(
            evaluate(
                    "kl_divergence",
                    Map.of("log-target", "true"),
                    List.of(Tensor.vector(-1), Tensor.vector(-INF)))
                .scalar())
        .isNaN();
  }

  @Test
  void cosineOfTinyAndZeroRowsShowsTheConstantInsideTheNorms() {
    Tensor tiny = Tensor.vector(1e-6, 2e-6, 2e-6);
    Tensor other = Tensor.vector(2, 1, 2);
    Tensor zero = Tensor.vector(0, 0, 0);
    Tensor like = Tensor.scalar(1);
    Tensor unlike = Tensor.scalar(-1);
    assertThat(evaluate("cosine_embedding", Map.of(), List.of(tiny, other, like)).scalar())
        .isCloseTo(0.15672595712000126, within(1e-12));
    assertThat(evaluate("cosine_embedding", Map.of(), List.of(zero, other, like)).scalar())
        .isEqualTo(1);
    assertThat(
            evaluate("cosine_embedding", Map.of("margin", "-0.3"), List.of(zero, other, unlike))
                .scalar())
        .isEqualTo(0.3);
    assertThat(
            evaluate(
                    "cosine_embedding",
                    Map.of(),
                    List.of(Tensor.vector(0.5, -1.25, 2, 0), Tensor.vector(0.25, 1, 2, -0.1), like))
                .scalar())
        .isCloseTo(0.47052514727771444, within(1e-12));
  }

  @Test
  void trailingPositionsAreRowsOfTheirOwn() {
    var random = new Random(3);
    double[] stacked = random.doubles(2 * 4 * 5, -2, 2).toArray();
    double[] rows = new double[stacked.length];
    double[] targets = new double[10];
    for (int n = 0; n < 2; n++) {
      for (int k = 0; k < 5; k++) {
        targets[n * 5 + k] = random.nextInt(4);
        for (int c = 0; c < 4; c++) {
          rows[(n * 5 + k) * 4 + c] = stacked[(n * 4 + c) * 5 + k];
        }
      }
    }
    for (String id : List.of("nll", "cross_entropy", "multi_margin")) {
      for (String reduction : List.of("none", "mean")) {
        var parameters = Map.of("reduction", reduction, "weight", "1,2,0.5,0.1");
        LossResult positions =
            evaluate(
                id,
                parameters,
                List.of(Tensor.of(stacked, 2, 4, 5), Tensor.of(targets.clone(), 2, 5)));
        LossResult flat =
            evaluate(
                id, parameters, List.of(Tensor.of(rows, 10, 4), Tensor.vector(targets.clone())));
        assertThat(positions.value().values()).containsExactly(flat.value().values());
        for (int n = 0; n < 2; n++) {
          for (int k = 0; k < 5; k++) {
            for (int c = 0; c < 4; c++) {
              assertThat(positions.gradient().values()[(n * 4 + c) * 5 + k])
                  .isEqualTo(flat.gradient().values()[(n * 5 + k) * 4 + c]);
            }
          }
        }
      }
    }
  }

  @Test
  void crossEntropyIsNllOfTheLogSoftmaxAndOneHotProbabilitiesAreIndices() {
    Tensor target = Tensor.vector(1, 2);
    Tensor oneHot = Tensor.of(new double[] {0, 1, 0, 0, 0, 1}, 2, 3);
    double[] q = new double[6];
    for (int row = 0; row < 2; row++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(SCORES.values()[3 * row + c]);
      }
      for (int c = 0; c < 3; c++) {
        q[3 * row + c] = SCORES.values()[3 * row + c] - Math.log(sum);
      }
    }
    double nll = evaluate("nll", Map.of(), List.of(Tensor.of(q, 2, 3), target)).scalar();
    assertThat(evaluate("cross_entropy", Map.of(), List.of(SCORES, target)).scalar())
        .isCloseTo(nll, within(1e-14));
    assertThat(evaluate("cross_entropy", Map.of(), List.of(SCORES, oneHot)).scalar())
        .isCloseTo(nll, within(1e-14));
  }

  @Test
  void crossEntropyOfHugeAndMaskedScoresIsExact() {
    Tensor huge = Tensor.of(new double[] {1e4, -1e4, -INF}, 1, 3);
    assertThat(evaluate("cross_entropy", Map.of(), List.of(huge, Tensor.vector(1))).scalar())
        .isEqualTo(2e4);
    assertThat(evaluate("cross_entropy", Map.of(), List.of(huge, Tensor.vector(2))).scalar())
        .isEqualTo(INF);
    assertThat(
            evaluate(
                    "cross_entropy",
                    Map.of(),
                    List.of(huge, Tensor.of(new double[] {1, 0, 0}, 1, 3)))
                .scalar())
        .isZero();
    assertThat(gradient("cross_entropy", Map.of(), huge, Tensor.vector(1)))
        .containsExactly(1, -1, 0);
  }

  @Test
  void oneRowOfScoresNeedsOneIndex() {
    Tensor row = Tensor.vector(0.2, 1.5, -0.7);
    double expected = 0.324497215257919;
    LossResult byScalar = evaluate("cross_entropy", Map.of(), List.of(row, Tensor.scalar(1)));
    LossResult byVector = evaluate("cross_entropy", Map.of(), List.of(row, Tensor.vector(1)));
    assertThat(byScalar.scalar()).isCloseTo(expected, within(1e-14));
    assertThat(byVector.scalar()).isCloseTo(expected, within(1e-14));
    assertThat(byVector.gradient().shape()).containsExactly(3);
  }

  @Test
  void optimumOfUncertaintyWeightingIsTheClosedForm() {
    var regression = new UncertaintyWeighting(UncertaintyWeighting.Task.REGRESSION);
    var optimum = regression.optimum(0.8, 0.2);
    assertThat(optimum.logVariances())
        .containsExactly(new double[] {-0.2231435513142097, -1.6094379124341003}, within(1e-15));
    assertThat(optimum.total()).isCloseTo(0.083709268125845, within(1e-14));
    for (var task : UncertaintyWeighting.Task.values()) {
      for (var regulariser : UncertaintyWeighting.Regulariser.values()) {
        var loss = new UncertaintyWeighting(List.of(task), regulariser);
        for (double value : new double[] {1e-6, 0.3, 2, 1e5}) {
          var best = loss.optimum(value);
          LossResult there =
              loss.evaluate(Tensor.vector(value), Tensor.vector(best.logVariances()));
          assertThat(there.gradients().get(1).values()[0]).isCloseTo(0, within(1e-12));
          assertThat(there.scalar()).isCloseTo(best.total(), within(1e-12));
        }
      }
    }
    assertThat(regression.optimum(0).total()).isEqualTo(-INF);
  }

  @Test
  void sumsOverLongArraysKeepTwelveDigits() {
    int n = 1_000_003;
    double[] x = new Random(5).doubles(n).toArray();
    BigDecimal total = BigDecimal.ZERO;
    for (double v : x) {
      total = total.add(new BigDecimal(v));
    }
    double exact = total.doubleValue();
    double sum =
        evaluate(
                "l1",
                Map.of("reduction", "sum"),
                List.of(Tensor.vector(x), Tensor.vector(new double[n])))
            .scalar();
    assertThat(sum).isCloseTo(exact, within(1e-12 * exact));
  }

  @Test
  void inputsAreNotChanged() {
    double[] scores = SCORES.values().clone();
    double[] target = {1, 2};
    evaluate("cross_entropy", Map.of(), List.of(SCORES, Tensor.vector(target)));
    assertThat(SCORES.values()).containsExactly(scores);
    assertThat(target).containsExactly(1, 2);
  }

  @Test
  void badParametersAreRefused() {
    refused("smooth_l1", Map.of("beta", "-1"), "beta must be zero or positive");
    refused("huber", Map.of("delta", "0"), "delta must be positive");
    refused("huber", Map.of("delta", "x"), "delta must be a number: x");
    refused("huber", Map.of("beta", "1"), "huber has no parameter beta; it has: delta, reduction");
    refused("rmse", Map.of("epsilon", "-1"), "epsilon must be zero or positive");
    refused("log_mse", Map.of("logarithm", "log2"), "logarithm must be one of 10log10, ln: log2");
    refused("l1", Map.of("reduction", "batchmean"), "reduction must be one of mean, sum, none");
    refused("rmse", Map.of("reduction", "none"), "reduction must be one of mean: none");
    refused("multi_margin", Map.of("power", "3"), "power must be one of 1, 2: 3");
    refused("hinge", Map.of("margin", "NaN"), "margin must be finite");
    refused("hinge", Map.of("squared", "yes"), "squared must be one of false, true: yes");
    refused("nll", Map.of("weight", "1,-2"), "weight must be zero or positive");
    refused("nll", Map.of("weight", "1,,2"), "weight must be numbers separated by commas");
    refused("nll", Map.of("ignore-index", "1.5"), "ignore-index must be a whole number: 1.5");
    refused("cross_entropy", Map.of("label-smoothing", "1.1"), "must be in [0, 1]");
    refused("uncertainty", Map.of("tasks", "ranking"), "regression or classification: ranking");
    refused("l2_penalty", Map.of("lambda", "-1"), "lambda must be zero or positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultiMargin(3, 1, ClassWeights.NONE, Reduction.MEAN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoundingBoxKl(Reduction.BATCHMEAN))
        .withMessage("no reduction batchmean: this loss knows mean, sum, none");
  }

  private static void refused(String id, Map<String, String> parameters, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LossCatalog.find(id).orElseThrow().create(parameters))
        .withMessageContaining(message);
  }

  @Test
  void signaturesNameEveryParameterInItsShortestForm() {
    assertThat(LossCatalog.find("huber").orElseThrow().signature(Map.of("delta", "0.50")))
        .isEqualTo("huber|delta:0.5|reduction:mean|rev:1");
    assertThat(
            LossCatalog.find("cross_entropy")
                .orElseThrow()
                .signature(Map.of("weight", "1.0,2,0.5", "reduction", "sum")))
        .isEqualTo(
            "cross_entropy|weight:1,2,0.5|ignore-index:-100|label-smoothing:0|reduction:sum|rev:1");
  }

  @Test
  void tensorsKnowTheirShape() {
    assertThat(Tensor.vector(1, 2).describeShape()).isEqualTo("(2,)");
    assertThat(Tensor.scalar(1).describeShape()).isEqualTo("()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.of(new double[5], 2, 3))
        .withMessage("shape (2, 3) does not hold 5 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.elements(List.of(1 << 20, 1 << 20)))
        .withMessageStartingWith("too many elements");
    assertThat(Tensor.elements(List.of(1 << 30, 1 << 30, 1 << 30, 0))).isZero();
  }

  private static LossResult evaluate(
      String id, Map<String, String> parameters, List<Tensor> inputs) {
    return LossCatalog.find(id).orElseThrow().create(parameters).evaluate(inputs);
  }

  private static double[] gradient(String id, Map<String, String> parameters, Tensor... inputs) {
    return evaluate(id, parameters, Arrays.asList(inputs)).gradient().values();
  }
}
