package sqe.metrics.loss;

import java.util.List;

/**
 * What a loss says of itself; {@code sqe loss --list} and {@code docs/losses.md} are made from it.
 *
 * @param id the name it is asked for by: lower case, digits and underscores
 * @param name the full name
 * @param group the group it is listed under
 * @param inputs the arrays it takes, in order; the differentiable ones come first
 * @param mathematics formula, domain and gradient in plain text
 * @param parameters in canonical order, the reduction apart
 * @param reductions the reductions it knows, the default first
 * @param advice when to use it and what it does not see
 * @param edgeCases what it gives at kinks, for empty input and outside its domain
 * @param source paper or reference implementation
 */
public record LossInfo(
    String id,
    String name,
    Group group,
    List<Input> inputs,
    Mathematics mathematics,
    List<Parameter> parameters,
    List<Reduction> reductions,
    Advice advice,
    List<String> edgeCases,
    String source) {

  /** The reductions of a loss that is a mean over elements, unless asked otherwise. */
  static final List<Reduction> ELEMENT_REDUCTIONS =
      List.of(Reduction.MEAN, Reduction.SUM, Reduction.NONE);

  /** Copies the lists. */
  public LossInfo {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
    reductions = List.copyOf(reductions);
    edgeCases = List.copyOf(edgeCases);
  }

  /** The groups, in the order they are listed. */
  public enum Group {
    /** Differences between a prediction and its target. */
    REGRESSION("Regression"),
    /** Scores of classes against labels. */
    CLASSIFICATION("Classification"),
    /** Distributions and directions. */
    DISTRIBUTION("Distributions and embeddings"),
    /** Several losses, or a loss with its own uncertainty. */
    MULTI_TASK("Several tasks"),
    /** Penalties on the weights of a model. */
    PENALTY("Weight penalties");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** As a heading. */
    public String title() {
      return title;
    }
  }

  /**
   * An array a loss takes.
   *
   * @param name what messages call it
   * @param meaning shape and content
   * @param differentiable whether the loss has a gradient with respect to it
   */
  public record Input(String name, String meaning, boolean differentiable) {}

  /**
   * A parameter.
   *
   * @param name lower case, words joined by hyphens, as on the command line
   * @param standard the value where none is given, as text
   * @param meaning what it is and which values it may have
   */
  public record Parameter(String name, String standard, String meaning) {}

  /**
   * The definition.
   *
   * @param formula the loss of one element or row
   * @param domain where it is defined
   * @param gradient derivative of one element's or row's loss
   */
  public record Mathematics(String formula, String domain, String gradient) {}

  /**
   * Advice for choosing.
   *
   * @param use when to use it
   * @param blind what it does not see
   */
  public record Advice(String use, String blind) {}

  /** Input names as a usage line has them. */
  public List<String> inputNames() {
    return inputs.stream().map(Input::name).toList();
  }
}
