package sqe.models.nisqa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;
import sqe.models.onnx.ModelFile;
import sqe.table.IoMessages;

/**
 * Brings the family {@code nisqa}, with the model where it lies as {@code nisqa.onnx} in the folder
 * that the environment variable SQE_MODELS names, else without.
 */
public final class NisqaProvider implements MetricProvider {

  private final @Nullable String folder;

  /** Found by the service loader. */
  public NisqaProvider() {
    this(System.getenv("SQE_MODELS"));
  }

  /** With the folder of models, or null for none. */
  NisqaProvider(@Nullable String folder) {
    this.folder = folder;
  }

  @Override
  public List<Metric> metrics() {
    return NisqaMetrics.all(file());
  }

  private ModelFile file() {
    if (folder == null || folder.isBlank()) {
      return NisqaMetrics.MISSING;
    }
    String name = NisqaMetrics.MODEL + ".onnx";
    try {
      Path path = Path.of(folder, name);
      return Files.exists(path) ? ModelFile.OnDisk.of(path) : NisqaMetrics.MISSING;
    } catch (IOException e) {
      return new ModelFile.Missing(
          name, "%s of SQE_MODELS: %s".formatted(name, IoMessages.describe(e)), null);
    } catch (InvalidPathException e) {
      return new ModelFile.Missing(name, "SQE_MODELS is no folder: " + e.getMessage(), null);
    }
  }
}
