package sqe.models.plcmos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.models.onnx.FloatTensor;
import sqe.models.onnx.ModelFile;
import sqe.models.onnx.OnnxModel;

/**
 * PLCMOS version 2: the mean over fifteen {@link Raters} of what the network says of the whole
 * file.
 */
record ConcealmentQuality() implements Derivation<AnalysedSignal, ConcealmentQuality.Rounds> {

  /** The one rate it knows, in Hz. */
  static final int SAMPLE_RATE = 16000;

  /** Below, the first convolutions run out of frames. */
  static final int FEWEST_SAMPLES = 1281;

  /** The network; one session for all. */
  static final OnnxModel MODEL =
      new OnnxModel(
          new ModelFile.Bundled("plcmos_v2.onnx", ConcealmentQuality.class, "c0ad3fc64ef9682b"));

  /**
   * What the raters say.
   *
   * @param mean of all, the score
   * @param smallest of them
   * @param largest of them
   */
  record Rounds(double mean, double smallest, double largest) {}

  @Override
  public Rounds from(AnalysedSignal signal) {
    double[] samples = signal.samples();
    if (samples.length < FEWEST_SAMPLES) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(Locale.ROOT, "needs %d samples, has %d", FEWEST_SAMPLES, samples.length));
    }
    FloatTensor audio =
        FloatTensor.of(
            new LogPowerFeatures().of(samples),
            1,
            1,
            LogPowerFeatures.frames(samples.length),
            LogPowerFeatures.BINS);
    float[] raters = Raters.all();
    double sum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < Raters.COUNT; r++) {
      float[] rater = Arrays.copyOfRange(raters, r * Raters.SIZE, (r + 1) * Raters.SIZE);
      Map<String, FloatTensor> inputs =
          Map.of("degraded_audio", audio, "rater_embed", FloatTensor.of(rater, 1, Raters.SIZE));
      double score = MODEL.run(inputs, List.of("plcmos")).get(0).values()[0];
      sum += score;
      smallest = Math.min(smallest, score);
      largest = Math.max(largest, score);
    }
    return new Rounds(sum / Raters.COUNT, smallest, largest);
  }
}
