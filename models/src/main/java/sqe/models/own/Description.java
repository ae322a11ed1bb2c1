package sqe.models.own;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;

/**
 * What a user says of a network: what it takes, and what its answers mean.
 *
 * @param model path of the ONNX file, from the description's folder
 * @param input what it takes
 * @param family the word that asks for all its metrics
 * @param outputs its metrics, at least one
 */
record Description(String model, Input input, String family, List<Output> outputs) {

  /** Copies the list. */
  Description {
    outputs = List.copyOf(outputs);
  }

  /**
   * The one input.
   *
   * @param name of the tensor
   * @param sampleRate in Hz
   * @param scale what samples in [−1, 1) are multiplied by
   * @param rounded whether they are then rounded to whole numbers
   * @param layout length of each axis; 0 where the samples go
   * @param length the number of samples it takes, or null for any
   */
  record Input(
      String name,
      int sampleRate,
      double scale,
      boolean rounded,
      List<Integer> layout,
      @Nullable Length length) {

    /** Copies the list. */
    Input {
      layout = List.copyOf(layout);
    }

    /** As a signature lists it: {@code 16000,32768,rounded,1xN,64000/16000/repeat}. */
    String signature() {
      StringBuilder text = new StringBuilder();
      text.append(sampleRate).append(',').append(NumberText.shortest(scale));
      text.append(rounded ? ",rounded," : ",");
      for (int i = 0; i < layout.size(); i++) {
        text.append(i == 0 ? "" : "x").append(layout.get(i) == 0 ? "N" : layout.get(i).toString());
      }
      if (length != null) {
        text.append(',').append(length.samples()).append('/').append(length.hop());
        text.append('/').append(length.shorter().word());
      }
      return text.toString();
    }
  }

  /**
   * A fixed length. A longer signal is scored in windows, of which the mean is the answer; what is
   * left behind the last whole one is not listened to.
   *
   * @param samples of a window
   * @param hop samples from one window to the next
   * @param shorter what becomes of a signal shorter than a window
   */
  record Length(int samples, int hop, Shorter shorter) {}

  /** What becomes of a signal that is too short. */
  enum Shorter {
    /** It has no score. */
    REFUSE,
    /** It is repeated from its start. */
    REPEAT,
    /** Zeros follow. */
    PAD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One number it answers.
   *
   * @param tensor the output it stands in
   * @param index which of that output's numbers it is, from 0
   * @param info what it is, but for the model
   */
  record Output(String tensor, int index, Meaning info) {}

  /**
   * What a number means.
   *
   * @param id of the metric
   * @param name in words
   * @param unit such as MOS; may be empty
   * @param range of possible values
   * @param direction what is better
   * @param margin the difference below which systems count as equal, or null
   */
  record Meaning(
      String id,
      String name,
      String unit,
      MetricInfo.Range range,
      MetricInfo.Direction direction,
      @Nullable Double margin) {}
}
