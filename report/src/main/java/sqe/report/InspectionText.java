package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.dsp.activity.FrameLevels;
import sqe.metrics.NumberText;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.UndefinedScoreException;
import sqe.report.inspect.Inspection;
import sqe.report.inspect.ShortTime;

/**
 * A pair as blocks of characters, one column a stretch of time: spectrograms in shades, curves in
 * blocks of eight heights.
 */
public final class InspectionText {

  private static final String SHADES = " \u2591\u2592\u2593\u2588";
  private static final String HEIGHTS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final int LABEL = 26;
  private static final int NARROWEST = 30;
  private static final int ROWS = 12;

  /** What is seen of a spectrogram, in dB below its loudest cell. */
  private static final double RANGE = 60;

  private static final double LOWEST_LEVEL = -80;

  private InspectionText() {}

  /**
   * The pictures.
   *
   * @param width columns of the terminal
   */
  public static String of(Inspection.Look look, int width) {
    int columns = Math.max(NARROWEST, width - LABEL);
    SignalPair pair = look.signals();
    List<String> lines = new ArrayList<>();
    double[][] clean = cells(pair.reference().samples(), pair.sampleRate(), columns);
    double[][] tested = cells(pair.estimate().samples(), pair.sampleRate(), columns);
    double top = Math.max(largest(clean), largest(tested));
    lines.addAll(spectrogram("reference", clean, top, pair.sampleRate()));
    lines.addAll(spectrogram("estimate", tested, top, pair.sampleRate()));
    double seconds = pair.estimate().duration();
    lines.add(curve("level, reference", levels(look.referenceLevels(), columns)));
    lines.add(curve("level, estimate", levels(look.estimateLevels(), columns)));
    for (TimedMetric metric : look.timed()) {
      try {
        TimedMetric.TimeCourse course = metric.course(pair);
        lines.add(
            curve(metric.info().id(), means(course.seconds(), course.values(), seconds, columns)));
      } catch (UndefinedScoreException e) {
        continue; // said of the score
      }
    }
    lines.add(
        " ".repeat(LABEL)
            + "0 s"
            + String.format(Locale.ROOT, "%" + (columns - 3) + "s", seconds(seconds)));
    return String.join("\n", lines) + "\n";
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** Mean power in dB, {@code [column][row]}, rows evenly up to half the rate. */
  private static double[][] cells(double[] x, int sampleRate, int columns) {
    var frames = new ShortTime(sampleRate);
    double[][] powers = frames.powers(x);
    double[][] cells = new double[columns][ROWS];
    for (int c = 0; c < columns; c++) {
      int from = c * powers.length / columns;
      int to = Math.max(from + 1, (c + 1) * powers.length / columns);
      for (int t = from; t < to; t++) {
        for (int k = 0; k < frames.bins(); k++) {
          cells[c][k * ROWS / frames.bins()] += powers[t][k] / (to - from);
        }
      }
      for (int r = 0; r < ROWS; r++) {
        cells[c][r] = 10 * StrictMath.log10(cells[c][r] + 1e-20);
      }
    }
    return cells;
  }

  private static double largest(double[][] cells) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] column : cells) {
      for (double cell : column) {
        largest = Math.max(largest, cell);
      }
    }
    return largest;
  }

  private static List<String> spectrogram(
      String name, double[][] cells, double top, int sampleRate) {
    List<String> lines = new ArrayList<>();
    for (int r = ROWS - 1; r >= 0; r--) {
      String label = r == ROWS - 1 ? name : r % 4 == 0 ? r * sampleRate / (2 * ROWS) + " Hz" : "";
      StringBuilder line = new StringBuilder(label(label));
      for (double[] column : cells) {
        double share = Math.max(0, Math.min(1, 1 + (column[r] - top) / RANGE));
        line.append(SHADES.charAt((int) Math.round(share * (SHADES.length() - 1))));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String label(String text) {
    return String.format(Locale.ROOT, "%-" + LABEL + "s", text);
  }

  private static double[] levels(FrameLevels levels, int columns) {
    double[] seconds = new double[levels.count()];
    double[] values = new double[levels.count()];
    for (int i = 0; i < values.length; i++) {
      seconds[i] = i * FrameLevels.FRAME_SECONDS;
      values[i] = Math.max(LOWEST_LEVEL, levels.level(i));
    }
    return means(seconds, values, levels.count() * FrameLevels.FRAME_SECONDS, columns);
  }

  private static double[] means(double[] seconds, double[] values, double total, int columns) {
    double[] sums = new double[columns];
    int[] counts = new int[columns];
    for (int i = 0; i < values.length; i++) {
      int c = Math.max(0, Math.min(columns - 1, (int) (seconds[i] / total * columns)));
      if (Double.isFinite(values[i])) {
        sums[c] += values[i];
        counts[c]++;
      }
    }
    for (int c = 0; c < columns; c++) {
      sums[c] = counts[c] == 0 ? Double.NaN : sums[c] / counts[c];
    }
    return sums;
  }

  private static String curve(String name, double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    String range =
        high >= low
            ? " " + NumberText.rounded(low, 2) + "\u2026" + NumberText.rounded(high, 2)
            : "";
    StringBuilder line = new StringBuilder(label(name + range));
    for (double value : values) {
      double share = high > low ? (value - low) / (high - low) : 0;
      line.append(
          Double.isNaN(value)
              ? ' '
              : HEIGHTS.charAt((int) Math.round(share * (HEIGHTS.length() - 1))));
    }
    return line.toString();
  }
}
