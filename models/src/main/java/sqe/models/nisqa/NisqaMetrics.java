package sqe.models.nisqa;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.Remedy;
import sqe.models.nisqa.QualityDimensions.Dimension;
import sqe.models.onnx.ModelFile;
import sqe.models.onnx.NetworkMetric;
import sqe.models.onnx.OnnxModel;

/** The five metrics of the family, of one run of the network. */
public final class NisqaMetrics {

  /** What the model is called in {@code NAME=FILE} and in the folder of models. */
  public static final String MODEL = "nisqa";

  /** Where there is no model: says so in every cell, and where it is to be had. */
  public static final ModelFile MISSING =
      new ModelFile.Missing(
          "nisqa.onnx",
          "the weights of NISQA may not be used commercially and do not come with sqe; they are"
              + " those of github.com/gabrielmittag/NISQA, weights/nisqa.tar, as ONNX",
          new Remedy(Remedy.Kind.MODEL, MODEL));

  private static final int DECIMALS = 4;

  private NisqaMetrics() {}

  /** All of them, in the order they are listed. */
  public static List<Metric> all(ModelFile file) {
    OnnxModel model = new OnnxModel(file);
    QualityDimensions answers = new QualityDimensions(model);
    List<Metric> metrics = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      metrics.add(
          new NetworkMetric(
              info(dimension, model), signal -> signal.derive(answers).of(dimension)));
    }
    return metrics;
  }

  private static MetricInfo info(Dimension dimension, OnnxModel model) {
    MetricInfoBuilder info =
        MetricInfo.builder("nisqa_" + dimension.suffix())
            .name("NISQA, " + dimension.meaning())
            .family("nisqa")
            .unit("MOS")
            .range(0, 5.5)
            .withoutReference()
            .parameter("model", model.signature())
            .parameter("runtime", "onnxruntime-" + OnnxModel.RUNTIME_VERSION)
            .decimals(DECIMALS)
            .definition(
                "What listeners would say of a speech signal's %s, as a network estimates it from"
                        .formatted(dimension.meaning())
                    + " 48 log-mel bands up to 20 kHz. The network knows 48 kHz; at lower rates"
                    + " the upper bands are empty, and it hears a band limit.")
            .edgeCases(
                "Without the model, which does not come with sqe: undefined.",
                "Shorter than 15 frames of 10 ms, or than 2049 samples: undefined.",
                "Longer than about 52 s: undefined.",
                "Silence and sounds that are no speech have a value that means nothing.")
            .source(
                "Mittag, Naderi, Chehadi, Möller, \"NISQA: a deep CNN-self-attention model for"
                    + " multidimensional speech quality prediction with crowdsourced datasets\","
                    + " Interspeech 2021; weights nisqa.tar (CC BY-NC-SA 4.0)")
            .otherNames(otherNames(dimension));
    if (model.file() instanceof ModelFile.Missing) {
      info.alsoNeeds(MetricInfo.Need.MODEL);
    }
    return info.build();
  }

  private static String[] otherNames(Dimension dimension) {
    String suffix = dimension.suffix();
    return dimension == Dimension.OVERALL
        ? new String[] {"nisqa", "mos_pred", "nisqa_mos_pred", "nisqa_overall"}
        : new String[] {suffix + "_pred", "nisqa_" + suffix + "_pred"};
  }
}
