package sqe.models.dnsmos;

import java.util.List;
import java.util.Map;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.models.dnsmos.DnsmosOptions.Padding;
import sqe.models.onnx.FloatTensor;
import sqe.models.onnx.ModelFile;
import sqe.models.onnx.OnnxModel;

/**
 * Overall quality as listeners of ITU-T P.808 would say it, from {@link MelFeatures}: the mean over
 * windows of what the network gives, which is an opinion score as it is.
 *
 * @param padding as {@link DnsmosOptions#padding()}
 * @param allWindows as {@link DnsmosOptions#allWindows()}
 */
record OverallQuality(Padding padding, boolean allWindows)
    implements Derivation<AnalysedSignal, Double> {

  /** The network; one session for all. */
  static final OnnxModel MODEL =
      new OnnxModel(
          new ModelFile.Bundled("model_v8.onnx", OverallQuality.class, "9246480c58567bc6"));

  @Override
  public Double from(AnalysedSignal signal) {
    SpeechWindows windows = SpeechWindows.of(signal.samples(), allWindows);
    MelFeatures features = new MelFeatures();
    double sum = 0;
    for (int w = 0; w < windows.count(); w++) {
      FloatTensor input =
          FloatTensor.of(
              features.of(windows, w, padding), 1, MelFeatures.FRAMES, MelFeatures.BANDS);
      sum += MODEL.run(Map.of("input_1", input), List.of("Identity:0")).get(0).values()[0];
    }
    return sum / windows.count();
  }
}
