package sqe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Fits the constants of the PMSQE-based PESQ estimate and says how well it does on recordings the
 * fit has not seen.
 *
 * <p>Hold-out figures are cross-validated: all pairs of one recording (then: of one speaker) are
 * left out, the constants are fitted to the others, and the left-out pairs are predicted; this is
 * done for every recording. The shipped constants come from all pairs. Recordings compared with
 * themselves take part in the fit, so that a perfect estimate gets PESQ's maximum, but not in the
 * figures.
 *
 * <p>Argument: the table {@link PmsqeMosPairs} makes.
 */
final class PmsqeMosFit {

  /** Limits of the scores: what PESQ itself gives at worst and at best. */
  static final double MINIMUM = 1.02;

  static final double WIDEBAND_MAXIMUM = 4.644;
  static final double NARROWBAND_MAXIMUM = 4.549;

  private static final LogisticFit START = new LogisticFit(2, -2, 0.7);

  private PmsqeMosFit() {}

  /**
   * How good predictions are.
   *
   * @param rmse root of the mean squared error
   * @param bias mean error, positive where predictions are too high
   * @param largest the largest error's magnitude
   * @param spearman rank correlation of PESQ with the predictions
   */
  record Accuracy(double rmse, double bias, double largest, double spearman) {}

  /** Prints constants and hold-out figures for both bandwidths. */
  public static void main(String[] arguments) throws IOException {
    List<CalibrationPair> pairs = CalibrationPair.read(Path.of(arguments[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int rate : new int[] {16000, 8000}) {
      List<CalibrationPair> part = at(pairs, rate);
      LogisticFit fit = fit(part);
      print(out, "%d Hz, %d pairs%n", rate, processed(part).size());
      print(out, "  a=%.4f b=%.4f g=%.4f%n", fit.a(), fit.b(), fit.g());
      List<CalibrationPair> processed = processed(part);
      print(out, "  same pairs:      %s%n", accuracy(processed, predict(processed, fit, rate)));
      print(out, "  other recording: %s%n", crossValidated(part, CalibrationPair::recording));
      print(out, "  other speaker:   %s%n", crossValidated(part, CalibrationPair::speaker));
      print(out, "  other system:    %s%n", crossValidated(part, CalibrationPair::system));
    }
  }

  private static void print(PrintStream out, String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }

  static List<CalibrationPair> at(List<CalibrationPair> pairs, int rate) {
    return pairs.stream().filter(pair -> pair.rate() == rate).toList();
  }

  private static List<CalibrationPair> processed(List<CalibrationPair> pairs) {
    return pairs.stream().filter(pair -> !pair.system().equals(CalibrationPair.CLEAN)).toList();
  }

  static LogisticFit fit(List<CalibrationPair> pairs) {
    return LogisticFit.of(
        pairs.stream().mapToDouble(CalibrationPair::pmsqe).toArray(),
        pairs.stream().mapToDouble(CalibrationPair::pesq).toArray(),
        START);
  }

  /** Accuracy on pairs of which no other of the same group was fitted to. */
  static Accuracy crossValidated(
      List<CalibrationPair> pairs, Function<CalibrationPair, String> group) {
    List<CalibrationPair> predictedPairs = new ArrayList<>();
    List<Double> predictions = new ArrayList<>();
    for (String held : processed(pairs).stream().map(group).distinct().toList()) {
      List<CalibrationPair> rest =
          pairs.stream().filter(pair -> !group.apply(pair).equals(held)).toList();
      List<CalibrationPair> out =
          processed(pairs).stream().filter(pair -> group.apply(pair).equals(held)).toList();
      for (double prediction : predict(out, fit(rest), out.get(0).rate())) {
        predictions.add(prediction);
      }
      predictedPairs.addAll(out);
    }
    return accuracy(
        predictedPairs, predictions.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] predict(List<CalibrationPair> pairs, LogisticFit fit, int rate) {
    double maximum = rate == 16000 ? WIDEBAND_MAXIMUM : NARROWBAND_MAXIMUM;
    return pairs.stream()
        .mapToDouble(pair -> Math.max(MINIMUM, Math.min(maximum, fit.mos(pair.pmsqe()))))
        .toArray();
  }

  private static Accuracy accuracy(List<CalibrationPair> pairs, double[] predictions) {
    double squares = 0;
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < predictions.length; i++) {
      double error = predictions[i] - pairs.get(i).pesq();
      squares += error * error;
      sum += error;
      largest = Math.max(largest, Math.abs(error));
    }
    int n = predictions.length;
    double[] pesq = pairs.stream().mapToDouble(CalibrationPair::pesq).toArray();
    return new Accuracy(
        Math.sqrt(squares / n), sum / n, largest, correlation(ranks(pesq), ranks(predictions)));
  }

  private static double[] ranks(double[] x) {
    double[] ranks = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double value = x[i];
      double below = Arrays.stream(x).filter(other -> other < value).count();
      double equal = Arrays.stream(x).filter(other -> other == value).count();
      ranks[i] = below + (equal + 1) / 2;
    }
    return ranks;
  }

  private static double correlation(double[] x, double[] y) {
    double mean = (x.length + 1) / 2.0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
      xy += (x[i] - mean) * (y[i] - mean);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
