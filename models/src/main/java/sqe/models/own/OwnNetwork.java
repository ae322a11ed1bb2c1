package sqe.models.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.models.onnx.FloatTensor;
import sqe.models.onnx.OnnxModel;

/**
 * All that a user's network answers to a signal: run once for all its metrics, once a window where
 * it takes a fixed length.
 *
 * @param model the network
 * @param description what it takes and answers
 */
record OwnNetwork(OnnxModel model, Description description)
    implements Derivation<AnalysedSignal, List<Double>> {

  /** The answers, in the order of the description's outputs. */
  @Override
  public List<Double> from(AnalysedSignal signal) {
    double[] samples = signal.samples();
    Description.Length length = description.input().length();
    if (samples.length == 0) {
      throw tooShort(1, 0);
    }
    if (length == null) {
      return means(List.of(samples));
    }
    List<double[]> windows = new ArrayList<>();
    for (int from = 0; from + length.samples() <= samples.length; from += length.hop()) {
      windows.add(Arrays.copyOfRange(samples, from, from + length.samples()));
    }
    return means(windows.isEmpty() ? List.of(extended(samples, length)) : windows);
  }

  private static double[] extended(double[] samples, Description.Length length) {
    double[] extended = Arrays.copyOf(samples, length.samples());
    switch (length.shorter()) {
      case REFUSE -> throw tooShort(length.samples(), samples.length);
      case REPEAT -> {
        for (int i = samples.length; i < extended.length; i++) {
          extended[i] = samples[i % samples.length];
        }
      }
      case PAD -> {
        // zeros are there already
      }
    }
    return extended;
  }

  private static UndefinedScoreException tooShort(int needed, int had) {
    return new UndefinedScoreException(
        Reason.TOO_SHORT, String.format(Locale.ROOT, "needs %d samples, has %d", needed, had));
  }

  private List<Double> means(List<double[]> windows) {
    List<Description.Output> outputs = description.outputs();
    List<String> tensors = outputs.stream().map(Description.Output::tensor).distinct().toList();
    double[] sums = new double[outputs.size()];
    for (double[] window : windows) {
      List<FloatTensor> answers =
          model.run(Map.of(description.input().name(), tensor(window)), tensors);
      for (int i = 0; i < sums.length; i++) {
        Description.Output output = outputs.get(i);
        sums[i] += number(output, answers.get(tensors.indexOf(output.tensor())));
      }
    }
    return Arrays.stream(sums).map(sum -> sum / windows.size()).boxed().toList();
  }

  private double number(Description.Output output, FloatTensor answer) {
    if (output.index() >= answer.values().length) {
      throw new UndefinedScoreException(
          Reason.MODEL_FAILED,
          String.format(
              Locale.ROOT,
              "%s: output %s has %d numbers, and index %d is asked for",
              model.file().name(),
              output.tensor(),
              answer.values().length,
              output.index()));
    }
    return answer.values()[output.index()];
  }

  private FloatTensor tensor(double[] window) {
    Description.Input input = description.input();
    float[] values = new float[window.length];
    for (int i = 0; i < values.length; i++) {
      double scaled = input.scale() * window[i];
      values[i] = (float) (input.rounded() ? Math.rint(scaled) : scaled);
    }
    return new FloatTensor(
        input.layout().stream().map(axis -> axis == 0 ? values.length : axis).toList(), values);
  }
}
