package sqe.models.nisqa;

import java.util.List;
import java.util.Map;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.models.onnx.FloatTensor;
import sqe.models.onnx.OnnxModel;

/**
 * The five answers of NISQA, from {@link MelSegments} of the whole file in one run.
 *
 * @param model the network; input {@code segments}, output {@code scores}
 */
record QualityDimensions(OnnxModel model)
    implements Derivation<AnalysedSignal, QualityDimensions.Answers> {

  /** What is asked, and its place in the network's output. */
  enum Dimension {
    /** Overall quality. */
    OVERALL(0, "mos", "overall quality"),
    /** Freedom from noise. */
    NOISINESS(1, "noi", "freedom from noise"),
    /** Freedom from interruptions. */
    DISCONTINUITY(2, "dis", "freedom from interruptions"),
    /** Naturalness of the timbre. */
    COLORATION(3, "col", "naturalness of the timbre"),
    /** How fitting the loudness is. */
    LOUDNESS(4, "loud", "fitting loudness");

    private final int index;
    private final String suffix;
    private final String meaning;

    Dimension(int index, String suffix, String meaning) {
      this.index = index;
      this.suffix = suffix;
      this.meaning = meaning;
    }

    String suffix() {
      return suffix;
    }

    String meaning() {
      return meaning;
    }
  }

  /**
   * An answer each.
   *
   * @param values by {@link Dimension}
   */
  record Answers(List<Double> values) {

    double of(Dimension dimension) {
      return values.get(dimension.index);
    }
  }

  @Override
  public Answers from(AnalysedSignal signal) {
    MelSegments segments = MelSegments.of(signal.samples(), signal.sampleRate());
    FloatTensor input =
        FloatTensor.of(
            segments.values(), segments.count(), 1, MelSegments.BANDS, MelSegments.FRAMES);
    float[] scores = model.run(Map.of("segments", input), List.of("scores")).get(0).values();
    if (scores.length != Dimension.values().length) {
      throw new UndefinedScoreException(
          Reason.MODEL_FAILED,
          "%s: output scores has %s numbers, not 5: it is not NISQA"
              .formatted(model.file().name(), scores.length));
    }
    return new Answers(
        List.of(
            (double) scores[0],
            (double) scores[1],
            (double) scores[2],
            (double) scores[3],
            (double) scores[4]));
  }
}
