package sqe.metrics.loss;

import java.util.Map;
import java.util.function.Function;

/** A loss that can be made by name: what it is, and how to make it from parameters in text form. */
public final class LossDefinition {

  private final LossInfo info;
  private final Function<LossArguments, Loss> factory;

  LossDefinition(LossInfo info, Function<LossArguments, Loss> factory) {
    this.info = info;
    this.factory = factory;
  }

  /** What the loss is. */
  public LossInfo info() {
    return info;
  }

  /**
   * The loss with these parameters and the defaults of the rest.
   *
   * @param parameters values by name, {@code reduction} among them
   * @throws IllegalArgumentException when a name is unknown or a value not allowed
   */
  public Loss create(Map<String, String> parameters) {
    return factory.apply(new LossArguments(info, parameters));
  }

  /**
   * Id, all parameters and the reduction, as in {@code huber|delta:1|reduction:mean|rev:1}.
   *
   * @param parameters as for {@link #create}
   */
  public String signature(Map<String, String> parameters) {
    return new LossArguments(info, parameters).signature();
  }
}
