package sqe.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.alignment.DriftEstimator;
import sqe.metrics.pesq.PesqSections;
import sqe.metrics.stoi.StoiBands;
import sqe.report.inspect.Inspection;
import sqe.report.inspect.LossMap;
import sqe.table.JsonText;

/** What an inspection adds to the player of a page: curves and maps on its axis of time. */
final class InspectionPictures {

  private static final int COLUMNS = 500;
  private static final int ROWS = 64;
  private static final byte NOTHING = -128;
  private static final int FULL = 127;

  /** Levels below are drawn here. */
  private static final double LOWEST_LEVEL = -90;

  /** Every so many levels of 10 ms are one point. */
  private static final int LEVELS = 4;

  /** A segment of STOI speaks for what lies this near to its middle, in seconds. */
  private static final double NEAR = 0.2;

  /** The share of cells that is not beyond the end of the scale of colours. */
  private static final double IN_SCALE = 0.995;

  private InspectionPictures() {}

  /** Where the pair begins on the axis of the reference. */
  private static double start(Inspection.Look look) {
    boolean cut = look.signals().length() < look.found();
    int early = look.diagnosis().trusted() ? -look.diagnosis().delay().wholeSamples() : 0;
    return cut ? Math.max(0, early) / (double) look.signals().sampleRate() : 0;
  }

  /**
   * Levels and delays as curves.
   *
   * @param track of the estimate
   */
  static List<Map<String, @Nullable Object>> curves(Inspection.Look look, int track) {
    List<Map<String, @Nullable Object>> curves = new ArrayList<>();
    double start = start(look);
    curves.add(
        curve(
            "level",
            "dB",
            "each 40 ms, re full scale",
            List.of(
                levels(0, start, look.referenceLevels()),
                levels(track, start, look.estimateLevels()))));
    if (look.delays().size() > 1) {
      List<Object> seconds = new ArrayList<>();
      List<@Nullable Object> values = new ArrayList<>();
      double rate = look.signals().sampleRate();
      for (DriftEstimator.Place place : look.delays()) {
        seconds.add(instant(place.position() / rate));
        values.add(rounded(1000 * place.delay() / rate));
      }
      curves.add(
          curve(
              "delay",
              "ms",
              "places of half a second, positive where it is late",
              List.of(line(track, seconds, values))));
    }
    PesqSections pesq = look.pesq();
    if (pesq != null) {
      curves.add(
          curve(
              "pesq delay",
              "ms",
              "of each utterance that PESQ found",
              List.of(utterances(pesq, look, start, track))));
      if (!pesq.badIntervals().isEmpty()) {
        curves.add(
            curve(
                "pesq bad intervals",
                "",
                "1 where the disturbance is so large that another delay was tried",
                List.of(badIntervals(pesq, look, start, track))));
      }
    }
    return curves;
  }

  private static Map<String, @Nullable Object> utterances(
      PesqSections pesq, Inspection.Look look, double start, int track) {
    List<Object> seconds = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (PesqSections.Utterance utterance : pesq.utterances()) {
      Object delay = rounded(1000.0 * utterance.delay() / look.signals().sampleRate());
      seconds.add(instant(start + utterance.start()));
      values.add(delay);
      seconds.add(instant(start + utterance.end()));
      values.add(delay);
    }
    return line(track, seconds, values);
  }

  private static Map<String, @Nullable Object> badIntervals(
      PesqSections pesq, Inspection.Look look, double start, int track) {
    List<Object> seconds = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    seconds.add(instant(start));
    values.add(0);
    for (PesqSections.BadInterval interval : pesq.badIntervals()) {
      for (int inside : new int[] {0, 1}) {
        seconds.add(instant(start + interval.start()));
        values.add(inside);
      }
      for (int inside : new int[] {1, 0}) {
        seconds.add(instant(start + interval.end()));
        values.add(inside);
      }
    }
    seconds.add(instant(start + look.signals().estimate().duration()));
    values.add(0);
    return line(track, seconds, values);
  }

  private static double instant(double seconds) {
    return Math.round(seconds * 1e4) / 1e4;
  }

  private static Map<String, @Nullable Object> line(
      int track, List<Object> seconds, List<@Nullable Object> values) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("track", track);
    line.put("seconds", seconds);
    line.put("values", values);
    return line;
  }

  private static Map<String, @Nullable Object> curve(
      String name, String unit, String words, List<Map<String, @Nullable Object>> lines) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("metric", name);
    map.put("unit", unit);
    map.put("words", words);
    map.put("lines", lines);
    return map;
  }

  private static Map<String, @Nullable Object> levels(int track, double start, FrameLevels levels) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i + LEVELS <= levels.count(); i += LEVELS) {
      double power = 0;
      for (int j = i; j < i + LEVELS; j++) {
        power += StrictMath.pow(10, levels.level(j) / 10) / LEVELS;
      }
      values.add(rounded(Math.max(LOWEST_LEVEL, 10 * StrictMath.log10(power))));
    }
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("track", track);
    line.put("start", start + LEVELS * FrameLevels.FRAME_SECONDS / 2);
    line.put("step", LEVELS * FrameLevels.FRAME_SECONDS);
    line.put("values", values);
    return line;
  }

  private static @Nullable Object rounded(double value) {
    return JsonText.number(Double.parseDouble(String.format(Locale.ROOT, "%.5g", value)));
  }

  /**
   * Where scores are lost, and STOI by band, over an axis of so many seconds.
   *
   * @param seconds of the longest track
   */
  static List<Map<String, @Nullable Object>> maps(Inspection.Look look, double seconds) {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>();
    double start = start(look);
    for (LossMap loss : look.losses()) {
      maps.add(
          map(
              "%s: red, what it would gain were the estimate the reference there, to first order; blue, what it would lose; grey below, the reference"
                  .formatted(loss.metric()),
              true,
              cells(loss, start, seconds)));
    }
    StoiBands stoi = look.stoi();
    if (stoi != null) {
      maps.add(
          map(
              "stoi by band of a third octave, 150 Hz to 4.3 kHz, and segment: bright 1, dark \u22121, grey none",
              false,
              cells(stoi, start, seconds)));
    }
    return maps;
  }

  private static Map<String, @Nullable Object> map(String words, boolean signed, byte[][] cells) {
    byte[] all = new byte[cells.length * cells[0].length];
    for (int t = 0; t < cells.length; t++) {
      System.arraycopy(cells[t], 0, all, t * cells[0].length, cells[0].length);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("words", words);
    map.put("signed", signed);
    map.put("columns", cells.length);
    map.put("rows", cells[0].length);
    map.put("cells", Base64.getEncoder().encodeToString(all));
    return map;
  }

  /** Sums over cells of the picture, their roots in the scale of colours: both ends are seen. */
  private static byte[][] cells(LossMap loss, double start, double seconds) {
    double[][] sums = new double[COLUMNS][ROWS];
    double[][] gain = loss.gain();
    double[] sizes = new double[COLUMNS * ROWS];
    for (int t = 0; t < gain.length; t++) {
      double from = (start + (t - 0.5) * loss.hopSeconds()) / seconds * COLUMNS;
      double to = from + loss.hopSeconds() / seconds * COLUMNS;
      int first = Math.max(0, (int) Math.floor(from));
      int end = Math.min(COLUMNS, Math.max(first + 1, (int) Math.floor(to)));
      for (int column = first; column < end; column++) {
        for (int k = 0; k < gain[t].length; k++) {
          sums[column][k * ROWS / gain[t].length] += gain[t][k] / (end - first);
        }
      }
    }
    for (int t = 0; t < COLUMNS; t++) {
      for (int k = 0; k < ROWS; k++) {
        sizes[t * ROWS + k] = Math.abs(sums[t][k]);
      }
    }
    Arrays.sort(sizes);
    double largest = sizes[(int) (IN_SCALE * (sizes.length - 1))];
    byte[][] cells = new byte[COLUMNS][ROWS];
    for (int t = 0; t < COLUMNS; t++) {
      for (int k = 0; k < ROWS; k++) {
        double share = largest > 0 ? Math.min(1, Math.abs(sums[t][k]) / largest) : 0;
        cells[t][k] = (byte) Math.round(FULL * Math.signum(sums[t][k]) * Math.sqrt(share));
      }
    }
    return cells;
  }

  private static byte[][] cells(StoiBands stoi, double start, double seconds) {
    byte[][] cells = new byte[COLUMNS][stoi.centres().length];
    double[] places = stoi.seconds();
    int nearest = 0;
    for (int t = 0; t < COLUMNS; t++) {
      double here = (t + 0.5) * seconds / COLUMNS - start;
      while (nearest + 1 < places.length
          && Math.abs(places[nearest + 1] - here) <= Math.abs(places[nearest] - here)) {
        nearest++;
      }
      boolean known = Math.abs(places[nearest] - here) <= NEAR;
      for (int k = 0; k < cells[t].length; k++) {
        cells[t][k] = known ? (byte) Math.round(FULL * stoi.correlations()[k][nearest]) : NOTHING;
      }
    }
    return cells;
  }
}
