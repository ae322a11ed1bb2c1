package sqe.report.figure;

import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import sqe.metrics.NumberText;

/**
 * Writes a dot plot as one SVG file that needs nothing else. The first series is filled and the
 * second hollow, so that no colour says what nothing else does; what is 0 stands at the left edge.
 */
public final class DotPlotSvg {

  private static final int WIDTH = 900;
  private static final int LABEL = 24;
  private static final int LEFT = 190;
  private static final int RIGHT = 876;
  private static final int TOP = 72;
  private static final int ROW = 18;
  private static final int FOOT = 62;
  private static final double RADIUS = 4;
  private static final int LONGEST_TITLE = 95;
  private static final int LONGEST_LABEL = 22;

  /** Powers of ten between two ticks. */
  private static final int STEP = 2;

  private static final String LIGHT =
      ".first{fill:#2b5c94;stroke:#2b5c94}.second{fill:#ffffff;stroke:#2b5c94;stroke-width:1.5}\n"
          + ".limit{stroke:#b3261e;stroke-width:1.5}text.limit{stroke:none;fill:#b3261e}\n";
  private static final String DARK =
      ".first{fill:#8bb8ec;stroke:#8bb8ec}.second{fill:#12161b;stroke:#8bb8ec}\n"
          + ".limit{stroke:#ff8a80}text.limit{fill:#ff8a80}\n";

  private final DotPlot figure;
  private final int lowest;
  private final int highest;

  private DotPlotSvg(DotPlot figure) {
    this.figure = figure;
    double smallest = figure.limit();
    double largest = figure.limit();
    for (DotPlot.Row row : figure.rows()) {
      for (double size : row.sizes()) {
        if (size > 0) {
          smallest = Math.min(smallest, size);
          largest = Math.max(largest, size);
        }
      }
    }
    this.lowest = STEP * (int) Math.floor((StrictMath.log10(smallest) - 1) / STEP);
    this.highest = STEP * (int) Math.ceil(StrictMath.log10(largest) / STEP);
  }

  /** The file. */
  public static String of(DotPlot figure) {
    var drawing = new DotPlotSvg(figure);
    return Svg.of(
        WIDTH,
        TOP + ROW * figure.rows().size() + FOOT,
        figure.title(),
        description(figure),
        LIGHT,
        DARK,
        drawing::draw);
  }

  /** The same in words. */
  public static String description(DotPlot figure) {
    return figure.rows().stream()
        .map(
            row ->
                row.label()
                    + ": "
                    + row.sizes().stream()
                        .map(size -> Double.isNaN(size) ? "-" : NumberText.rounded(size, 2))
                        .collect(Collectors.joining(", ")))
        .collect(
            Collectors.joining(
                "; ", String.join(", ", figure.series()) + ", " + figure.axis() + ": ", "."));
  }

  private void draw(Svg sheet) throws XMLStreamException {
    int bottom = TOP + ROW * figure.rows().size();
    sheet.text("t", LABEL, 30, Svg.cut(figure.title(), LONGEST_TITLE));
    for (int power = lowest; power <= highest; power += STEP) {
      double x = x(StrictMath.pow(10, power));
      sheet.line("edge", x, TOP - 6, x, bottom + 4);
      sheet.text("s m n", x, bottom + 20, power == 0 ? "1" : "1e" + power);
    }
    sheet.text("s m", (LEFT + RIGHT) / 2.0, bottom + 42, figure.axis());
    sheet.line("limit", x(figure.limit()), TOP - 10, x(figure.limit()), bottom + 4);
    sheet.text("s limit m", x(figure.limit()), TOP - 14, figure.limitWords());
    legend(sheet);
    for (int i = 0; i < figure.rows().size(); i++) {
      DotPlot.Row row = figure.rows().get(i);
      double y = TOP + ROW * i + ROW / 2.0;
      sheet.group(row.label(), group -> row(group, row, y));
    }
  }

  private void legend(Svg sheet) throws XMLStreamException {
    double x = LEFT;
    for (int s = 0; s < figure.series().size(); s++) {
      sheet.circle(style(s), x + RADIUS, TOP - 18, RADIUS);
      sheet.text("s", x + 3 * RADIUS, TOP - 14, figure.series().get(s));
      x += 40 + 7 * figure.series().get(s).length();
    }
  }

  private void row(Svg sheet, DotPlot.Row row, double y) throws XMLStreamException {
    sheet.text("s", LABEL, y + 4, Svg.cut(row.label(), LONGEST_LABEL));
    List<Double> sizes = row.sizes();
    for (int s = sizes.size() - 1; s >= 0; s--) {
      if (!Double.isNaN(sizes.get(s))) {
        sheet.circle(style(s), x(sizes.get(s)), y, RADIUS);
      }
    }
  }

  private static String style(int series) {
    return series == 0 ? "first" : "second";
  }

  private double x(double size) {
    double power = size > 0 ? StrictMath.log10(size) : lowest;
    return LEFT + (power - lowest) / (highest - lowest) * (RIGHT - LEFT);
  }
}
