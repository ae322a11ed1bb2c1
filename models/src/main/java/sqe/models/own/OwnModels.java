package sqe.models.own;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.ModelMetrics;
import sqe.metrics.WrongModelException;
import sqe.models.nisqa.NisqaMetrics;
import sqe.models.onnx.ModelFile;
import sqe.models.onnx.NetworkMetric;
import sqe.models.onnx.OnnxModel;
import sqe.table.IoMessages;

/**
 * Makes metrics of the models that a user names: {@code nisqa=FILE} for the weights of NISQA, else
 * the file of a {@link Description}.
 */
public final class OwnModels implements ModelMetrics {

  private static final int DECIMALS = 4;

  /** Found by the service loader. */
  public OwnModels() {}

  @Override
  public List<Metric> metrics(List<String> models) throws WrongModelException {
    List<Metric> metrics = new ArrayList<>();
    for (String model : models) {
      metrics.addAll(metrics(model));
    }
    return metrics;
  }

  private static List<Metric> metrics(String model) throws WrongModelException {
    int equals = model.indexOf('=');
    if (equals < 0) {
      return described(path(model));
    }
    String name = model.substring(0, equals);
    if (!name.equals(NisqaMetrics.MODEL)) {
      throw new WrongModelException(
          "'%s': no model is known as '%s'; give %s=FILE, or the file of a description"
              .formatted(model, name, NisqaMetrics.MODEL));
    }
    return NisqaMetrics.all(file(path(model.substring(equals + 1))));
  }

  private static Path path(String text) throws WrongModelException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new WrongModelException("model '" + text + "': no path: " + e.getMessage(), e);
    }
  }

  private static ModelFile file(Path path) throws WrongModelException {
    try {
      return ModelFile.OnDisk.of(path);
    } catch (IOException e) {
      throw new WrongModelException("model " + path + ": " + IoMessages.describe(e), e);
    }
  }

  private static List<Metric> described(Path file) throws WrongModelException {
    Description description = DescriptionReader.read(file);
    OnnxModel model = new OnnxModel(file(file.resolveSibling(description.model())));
    OwnNetwork network = new OwnNetwork(model, description);
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < description.outputs().size(); i++) {
      int index = i;
      metrics.add(
          new NetworkMetric(
              info(file, description, description.outputs().get(i), model),
              signal -> signal.derive(network).get(index)));
    }
    return metrics;
  }

  private static MetricInfo info(
      Path file, Description description, Description.Output output, OnnxModel model)
      throws WrongModelException {
    Description.Meaning meaning = output.info();
    try {
      MetricInfoBuilder info =
          MetricInfo.builder(meaning.id())
              .name(meaning.name())
              .family(description.family())
              .unit(meaning.unit())
              .range(meaning.range())
              .withoutReference()
              .sampleRates(description.input().sampleRate())
              .parameter("model", model.signature())
              .parameter("runtime", "onnxruntime-" + OnnxModel.RUNTIME_VERSION)
              .parameter("input", description.input().signature())
              .parameter("output", output.tensor() + "/" + output.index())
              .decimals(DECIMALS)
              .definition(
                  "Number %s of output %s of the network %s."
                      .formatted(output.index(), output.tensor(), model.file().name()))
              .edgeCases("As the network has it; an answer outside the range is no score.")
              .source("the description " + file.getFileName());
      switch (meaning.direction()) {
        case LOWER_IS_BETTER -> info.lowerIsBetter();
        case NEITHER -> info.neitherIsBetter();
        case HIGHER_IS_BETTER -> {
          // as it is without a word
        }
      }
      if (meaning.margin() != null) {
        info.usualMargin(meaning.margin());
      }
      return info.build();
    } catch (IllegalArgumentException e) {
      throw new WrongModelException("model " + file + ": " + e.getMessage(), e);
    }
  }
}
