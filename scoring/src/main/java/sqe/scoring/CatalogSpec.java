package sqe.scoring;

import java.io.Serializable;
import java.util.List;
import sqe.metrics.MetricCatalog;
import sqe.metrics.WrongModelException;
import sqe.metrics.transcript.Normaliser;
import sqe.metrics.transcript.TranscriptMetrics;

/**
 * Which metrics there are: those on the class path, those of models that the user has, and what
 * texts go through. Small, immutable and serialisable, as {@link ScoreSpec}: another machine on
 * which the models lie at the same place has the same metrics.
 *
 * @param models as {@link MetricCatalog#load(List)} takes them
 * @param normaliser what texts go through before they are compared
 */
public record CatalogSpec(List<String> models, Normaliser normaliser) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is on the class path, and texts as they are. */
  public static final CatalogSpec USUAL = new CatalogSpec(List.of(), Normaliser.NONE);

  /** Copies the list. */
  public CatalogSpec {
    models = List.copyOf(models);
  }

  /**
   * Loads them.
   *
   * @throws WrongModelException when a model is not known or cannot be read
   */
  public MetricCatalog load() throws WrongModelException {
    return MetricCatalog.load(models).with(TranscriptMetrics.of(normaliser));
  }
}
