package sqe.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import sqe.metrics.NumberText;

/**
 * Writes curves as one SVG file that needs nothing else. Each is named at its end and has a dash of
 * its own, so that no colour says what nothing else does.
 */
public final class CurvesSvg {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 380;
  private static final int LEFT = 76;
  private static final int RIGHT = 700;
  private static final int TOP = 62;
  private static final int BOTTOM = 318;
  private static final int NAMES = 712;
  private static final int TICKS = 6;
  private static final int LINE = 16;
  private static final int LONGEST_TITLE = 95;
  private static final int LONGEST_NAME = 26;
  private static final double[] DECADE = {1, 2, 5};

  private static final List<String> LIGHT_COLOURS =
      List.of("#2b5c94", "#b3261e", "#0b6a4f", "#8a5a00", "#6b3fa0", "#59636e");
  private static final List<String> DARK_COLOURS =
      List.of("#8bb8ec", "#ff8a80", "#5fd3a8", "#f2b84b", "#c9a6f5", "#9aa4af");
  private static final List<String> DASHES = List.of("none", "7 4", "2 3", "9 3 2 3", "4 2", "1 2");

  private final Curves figure;
  private final Axis across;
  private final Axis up;

  private CurvesSvg(Curves figure) {
    this.figure = figure;
    this.across = axis(figure.across(), Curves.Point::x, LEFT, RIGHT);
    this.up = axis(figure.up(), Curves.Point::y, BOTTOM, TOP);
  }

  /** The file. */
  public static String of(Curves figure) {
    var drawing = new CurvesSvg(figure);
    return Svg.of(
        WIDTH,
        HEIGHT,
        figure.title(),
        description(figure),
        rules(LIGHT_COLOURS),
        rules(DARK_COLOURS),
        drawing::draw);
  }

  private static String rules(List<String> colours) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < colours.size(); i++) {
      rules.append(
          String.format(
              Locale.ROOT,
              "path.c%d{fill:none;stroke:%s;stroke-width:2;stroke-dasharray:%s}text.c%d{fill:%s}\n",
              i,
              colours.get(i),
              DASHES.get(i),
              i,
              colours.get(i)));
    }
    return rules.toString();
  }

  /** The same in words: where each begins and ends. */
  public static String description(Curves figure) {
    return figure.lines().stream()
        .filter(line -> !line.points().isEmpty())
        .map(
            line -> {
              Curves.Point first = line.points().get(0);
              Curves.Point last = line.points().get(line.points().size() - 1);
              return String.format(
                  Locale.ROOT,
                  "%s: %s at %s, %s at %s.",
                  line.name(),
                  NumberText.rounded(first.y(), 3),
                  NumberText.rounded(first.x(), 3),
                  NumberText.rounded(last.y(), 3),
                  NumberText.rounded(last.x(), 3));
            })
        .collect(Collectors.joining(" "));
  }

  private Axis axis(
      Curves.Scale scale, ToDoubleFunction<Curves.Point> value, double from, double to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curves.Line line : figure.lines()) {
      for (Curves.Point point : line.points()) {
        low = Math.min(low, placed(scale, value.applyAsDouble(point)));
        high = Math.max(high, placed(scale, value.applyAsDouble(point)));
      }
    }
    return Axis.over(low, high, from, to);
  }

  private static double placed(Curves.Scale scale, double value) {
    return scale.logarithmic() ? StrictMath.log10(value) : value;
  }

  private static List<Double> ticks(Curves.Scale scale, Axis axis) {
    if (!scale.logarithmic()) {
      return axis.ticks(TICKS);
    }
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(axis.low()); power <= axis.high(); power++) {
      for (double factor : DECADE) {
        double tick = factor * StrictMath.pow(10, power);
        double place = StrictMath.log10(tick);
        if (place >= axis.low() && place <= axis.high()) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private void draw(Svg sheet) throws XMLStreamException {
    sheet.text("t", 24, 28, Svg.cut(figure.title(), LONGEST_TITLE));
    for (double tick : ticks(figure.up(), up)) {
      double y = up.place(placed(figure.up(), tick));
      sheet.line("edge", LEFT, y, RIGHT, y);
      sheet.text("s e n", LEFT - 6, y + 4, Axis.label(tick));
    }
    for (double tick : ticks(figure.across(), across)) {
      double x = across.place(placed(figure.across(), tick));
      sheet.line("edge", x, TOP, x, BOTTOM);
      sheet.text("s m n", x, BOTTOM + 18, Axis.label(tick));
    }
    sheet.text("s m", (LEFT + RIGHT) / 2.0, BOTTOM + 40, figure.across().words());
    sheet.text("s", LEFT, TOP - 10, figure.up().words());
    for (int i = 0; i < figure.lines().size(); i++) {
      path(sheet, i);
    }
    names(sheet);
  }

  private void path(Svg sheet, int line) throws XMLStreamException {
    StringBuilder steps = new StringBuilder();
    for (Curves.Point point : figure.lines().get(line).points()) {
      steps
          .append(steps.isEmpty() ? "M" : " L")
          .append(Svg.number(across.place(placed(figure.across(), point.x()))))
          .append(' ')
          .append(Svg.number(up.place(placed(figure.up(), point.y()))));
    }
    if (!steps.isEmpty()) {
      sheet.path(style(line), steps.toString());
    }
  }

  /** Names stand where their curves end, as far as they do not stand in each other's way. */
  private void names(Svg sheet) throws XMLStreamException {
    record Name(int line, double y) {}
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < figure.lines().size(); i++) {
      List<Curves.Point> points = figure.lines().get(i).points();
      if (!points.isEmpty()) {
        double last = points.get(points.size() - 1).y();
        names.add(new Name(i, up.place(placed(figure.up(), last))));
      }
    }
    names.sort(Comparator.comparingDouble(Name::y));
    double[] places = new double[names.size()];
    double free = TOP;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(free, names.get(i).y());
      free = places[i] + LINE;
    }
    double end = BOTTOM;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(end, places[i]);
      end = places[i] - LINE;
    }
    for (int i = 0; i < places.length; i++) {
      int line = names.get(i).line();
      String words = Svg.cut(figure.lines().get(line).name(), LONGEST_NAME);
      sheet.text(style(line), NAMES, places[i] + 4, words);
    }
  }

  private static String style(int line) {
    return "c" + line % LIGHT_COLOURS.size();
  }
}
