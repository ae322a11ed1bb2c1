package sqe.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.SharedFolder;

/**
 * What a change of the estimate does to each metric of a family, measured on one pair of {@code
 * testdata/}: a sentence denoised by RNNoise, its delay of 320 samples removed.
 */
final class Properties {

  private static final String FILE = "s01_engb.wav";
  private static final int SAMPLE_RATE = 16000;
  private static final int DELAY = 320;
  private static final int SAMPLES_PER_MILLISECOND = 16;

  private Properties() {}

  private static Map<String, UnaryOperator<double[]>> changes() {
    Map<String, UnaryOperator<double[]>> changes = new LinkedHashMap<>();
    changes.put("none", x -> x);
    changes.put("half the gain", x -> Arrays.stream(x).map(v -> 0.5 * v).toArray());
    changes.put("polarity inverted", x -> Arrays.stream(x).map(v -> -v).toArray());
    changes.put("1 sample late", x -> late(x, 1));
    changes.put("1 ms late", x -> late(x, SAMPLES_PER_MILLISECOND));
    changes.put("10 ms late", x -> late(x, 10 * SAMPLES_PER_MILLISECOND));
    changes.put("1 sample early", x -> late(x, -1));
    changes.put("offset of 0.01", x -> Arrays.stream(x).map(v -> v + 0.01).toArray());
    return changes;
  }

  static String table(String family) {
    List<Metric> metrics =
        MetricBlocks.family(family).stream()
            .filter(
                metric -> Set.of(Need.REFERENCE, Need.MIXTURE).containsAll(metric.info().needs()))
            .filter(metric -> existsAt(metric.info().sampleRates(), SAMPLE_RATE))
            .toList();
    List<String> heading = new ArrayList<>(List.of("change of the estimate"));
    metrics.forEach(metric -> heading.add(Markdown.code(metric.info().id())));
    double[] reference = read("clean");
    double[] mixture = read("noisy");
    double[] estimate = late(read("enhanced_rnnoise"), -DELAY);
    List<List<String>> rows = new ArrayList<>();
    changes()
        .forEach(
            (name, change) ->
                rows.add(row(name, metrics, reference, change.apply(estimate), mixture)));
    rows.add(row("reference and estimate swapped", metrics, estimate, reference, mixture));
    return Markdown.table(heading, rows);
  }

  private static boolean existsAt(Set<Integer> rates, int sampleRate) {
    return rates.isEmpty() || rates.contains(sampleRate);
  }

  private static List<String> row(
      String name, List<Metric> metrics, double[] reference, double[] estimate, double[] mixture) {
    int length = Math.min(reference.length, Math.min(estimate.length, mixture.length));
    SignalPair pair =
        new SignalPair(
            signal(reference, length), signal(estimate, length), signal(mixture, length));
    List<String> row = new ArrayList<>(List.of(name));
    metrics.forEach(metric -> row.add(score(metric, pair)));
    return row;
  }

  private static String score(Metric metric, SignalPair pair) {
    try {
      double value = metric.score(pair).value();
      String format = metric.info().unit().equals("dB") ? "%.2f" : "%.4f";
      return Double.isInfinite(value)
          ? (value > 0 ? "inf" : "-inf")
          : String.format(Locale.ROOT, format, value);
    } catch (UndefinedScoreException e) {
      return e.reason().label();
    }
  }

  private static double[] read(String folder) {
    try {
      return AudioReader.read(SharedFolder.project("testdata").resolve(folder).resolve(FILE))
          .channel(0)
          .samples();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static AnalysedSignal signal(double[] samples, int length) {
    return new AnalysedSignal(new Signal(Arrays.copyOf(samples, length), SAMPLE_RATE));
  }

  /** The samples moved, zeros in their place; a negative number moves them to the front. */
  private static double[] late(double[] samples, int delay) {
    double[] moved = new double[samples.length];
    for (int i = Math.max(0, delay); i < moved.length && i - delay < samples.length; i++) {
      moved[i] = samples[i - delay];
    }
    return moved;
  }
}
