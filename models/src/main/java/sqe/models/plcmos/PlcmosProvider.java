package sqe.models.plcmos;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricProvider;
import sqe.models.onnx.NetworkMetric;
import sqe.models.onnx.OnnxModel;

/** Brings {@code plcmos}. */
public final class PlcmosProvider implements MetricProvider {

  private static final int DECIMALS = 4;

  /** Found by the service loader. */
  public PlcmosProvider() {}

  @Override
  public List<Metric> metrics() {
    ConcealmentQuality quality = new ConcealmentQuality();
    return List.of(new NetworkMetric(info(), signal -> signal.derive(quality).mean()));
  }

  private static MetricInfo info() {
    return MetricInfo.builder("plcmos")
        .name("PLCMOS, quality after packet-loss concealment")
        .family("plcmos")
        .unit("MOS")
        .range(1, 5)
        .withoutReference()
        .sampleRates(ConcealmentQuality.SAMPLE_RATE)
        .parameter("model", ConcealmentQuality.MODEL.signature())
        .parameter("runtime", "onnxruntime-" + OnnxModel.RUNTIME_VERSION)
        .parameter("raters", Integer.toString(Raters.COUNT))
        .decimals(DECIMALS)
        .definition(
            "What listeners would say of speech whose lost packets were concealed, as a network"
                + " estimates it from log power spectra of the whole file: the mean over fifteen"
                + " fixed raters, each 1 + 4 sigmoid(…).")
        .edgeCases(
            "Shorter than 1281 samples (80 ms): undefined.",
            "Silence scores about 2.1 and tones above 4: it means something only of speech with"
                + " concealed losses. It is no measure of noise.")
        .source(
            "Diener, Purin, Sootla, Saabas, Aichner, Cutler, \"PLCMOS: a data-driven non-intrusive"
                + " metric for the evaluation of packet loss concealment algorithms\", Interspeech"
                + " 2023; version 2")
        .otherNames("plcmos_v2", "plc_mos", "plcmosv2")
        .build();
  }
}
