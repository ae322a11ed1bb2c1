package sqe.metrics.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The losses on arrays, by id, in the order they are listed. */
public final class LossCatalog {

  private static final List<LossDefinition> ALL = all();

  private LossCatalog() {}

  /** All losses, grouped. */
  public static List<LossDefinition> losses() {
    return ALL;
  }

  /** The loss with this id. */
  public static Optional<LossDefinition> find(String id) {
    return ALL.stream().filter(definition -> definition.info().id().equals(id)).findFirst();
  }

  private static List<LossDefinition> all() {
    List<LossDefinition> all = new ArrayList<>(RegressionLoss.DEFINITIONS);
    all.addAll(2, MeanSquareLoss.DEFINITIONS);
    all.add(BinaryHinge.DEFINITION);
    all.add(HingeEmbedding.DEFINITION);
    all.add(MultiMargin.DEFINITION);
    all.add(NegativeLogLikelihood.DEFINITION);
    all.add(CrossEntropy.DEFINITION);
    all.add(KlDivergence.DEFINITION);
    all.add(CosineEmbedding.DEFINITION);
    all.add(UncertaintyWeighting.DEFINITION);
    all.add(BoundingBoxKl.DEFINITION);
    all.addAll(WeightPenalty.DEFINITIONS);
    return List.copyOf(all);
  }
}
