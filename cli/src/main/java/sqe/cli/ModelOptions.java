package sqe.cli;

import java.util.List;
import picocli.CommandLine.Option;
import sqe.metrics.MetricCatalog;
import sqe.metrics.WrongModelException;
import sqe.metrics.transcript.Normaliser;
import sqe.scoring.CatalogSpec;

/** Models that the user has, beside those that come with sqe. */
final class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A network of yours as a metric: its description (docs/metrics/neural.md), or nisqa=FILE"
              + " for the weights of NISQA. May be given several times.")
  private List<String> models = List.of();

  /**
   * All metrics, with those of the models, and with texts as they are.
   *
   * @throws CommandFailure when a model is not known or cannot be read
   */
  MetricCatalog catalog() {
    return catalog(spec(Normaliser.NONE));
  }

  /**
   * Which metrics there are.
   *
   * @param normaliser what texts go through
   */
  CatalogSpec spec(Normaliser normaliser) {
    return new CatalogSpec(models, normaliser);
  }

  /**
   * These metrics.
   *
   * @throws CommandFailure when a model is not known or cannot be read
   */
  static MetricCatalog catalog(CatalogSpec spec) {
    try {
      return spec.load();
    } catch (WrongModelException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, String.valueOf(e.getMessage()), e);
    }
  }
}
