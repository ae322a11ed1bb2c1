package sqe.report.figure;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import sqe.judge.stats.Interval;

/**
 * Writes a forest plot as one SVG file that needs nothing else: a shaded band from −δ to +δ, a line
 * at zero; a thick bar between the bounds that decide, a thin line for the wider interval, a dot
 * for the estimate. What lies beyond four margins is cut, with an arrow. Colours follow the page's
 * light or dark theme, and no colour says what a word beside it does not.
 */
public final class ForestSvg {

  private static final int WIDTH = 900;
  private static final int LABEL = 24;
  private static final int LEFT = 232;
  private static final int RIGHT = 500;
  private static final int VERDICT = 522;
  private static final int NUMBERS = 876;
  private static final int TOP = 76;
  private static final int ROW = 34;
  private static final int FOOT = 58;
  private static final double RADIUS = 4.5;

  /** Margins from zero to the edge. */
  private static final double REACH = 4;

  /** Characters of a label that fit. */
  private static final int LONGEST = 30;

  /** Characters of its second line that fit, which are smaller. */
  private static final int LONGEST_SMALL = 34;

  /** Between a metric and what it is of. */
  private static final String OF = ": ";

  /** Characters of a title that fit. */
  private static final int LONGEST_TITLE = 95;

  private static final String LIGHT =
      """
      .bad{fill:#b3261e;stroke:#b3261e}.open{fill:#8a5a00;stroke:#8a5a00}
      .good{fill:#0b6a4f;stroke:#0b6a4f}text.bad,text.open,text.good{stroke:none}
      circle.dot{stroke-width:2}
      """;

  private static final String DARK =
      """
      .bad{fill:#ff8a80;stroke:#ff8a80}.open{fill:#f2b84b;stroke:#f2b84b}
      .good{fill:#5fd3a8;stroke:#5fd3a8}
      """;

  private final ForestPlot plot;

  private ForestSvg(ForestPlot plot) {
    this.plot = plot;
  }

  /** The file. */
  public static String of(ForestPlot plot) {
    ForestSvg figure = new ForestSvg(plot);
    int height = TOP + ROW * plot.rows().size() + FOOT;
    return Svg.of(WIDTH, height, plot.title(), figure.description(), LIGHT, DARK, figure::draw);
  }

  private void draw(Svg sheet) throws XMLStreamException {
    int bottom = TOP + ROW * plot.rows().size();
    sheet.text("t", LABEL, 30, Svg.cut(plot.title(), LONGEST_TITLE));
    axis(sheet, bottom);
    for (int i = 0; i < plot.rows().size(); i++) {
      ForestPlot.Row row = plot.rows().get(i);
      double y = TOP + ROW * i + ROW / 2.0;
      sheet.group(row.sentence(), group -> row(group, row, y));
    }
    foot(sheet, bottom);
  }

  private String description() {
    return plot.rows().isEmpty()
        ? "Nothing was compared."
        : plot.rows().stream().map(row -> row.sentence() + ".").collect(Collectors.joining(" "));
  }

  private boolean hasMargins() {
    return plot.rows().isEmpty() || plot.rows().stream().anyMatch(row -> row.margin() > 0);
  }

  private void axis(Svg sheet, int bottom) throws XMLStreamException {
    sheet.line("zero", x(0), TOP - 8, x(0), bottom);
    if (hasMargins()) {
      sheet.text("s m", x(-1), TOP - 14, "\u2212δ");
    }
    sheet.text("s m", x(0), TOP - 14, "0");
    if (hasMargins()) {
      sheet.text("s m", x(1), TOP - 14, "+δ");
    }
    sheet.text("s", LEFT, TOP - 14, "worse");
    sheet.text("s e", RIGHT, TOP - 14, "better");
    sheet.text(
        "s e", NUMBERS, TOP - 14, hasMargins() ? "change [bounds]" : "difference [interval]");
  }

  private void foot(Svg sheet, int bottom) throws XMLStreamException {
    sheet.line("rule", LABEL, bottom + 8, NUMBERS, bottom + 8);
    sheet.text(
        "s",
        LABEL,
        bottom + 28,
        hasMargins()
            ? "Each row in units of its margin δ. Thick: the one-sided bounds that decide; thin:"
                + " the two-sided interval; dot: the change."
            : "Each row in a scale of its own. Bar: the interval of the mean"
                + " difference; dot: the mean.");
    if (!plot.left().isEmpty()) {
      sheet.text("s", LABEL, bottom + 46, plot.left());
    }
  }

  private void row(Svg sheet, ForestPlot.Row row, double y) throws XMLStreamException {
    String tone = row.tone().name().toLowerCase(Locale.ROOT);
    label(sheet, row.label(), y);
    if (row.margin() > 0) {
      sheet.rectangle("band", x(-1), y - ROW / 2.0, x(1) - x(-1), ROW);
      sheet.line("edge", x(-1), y - ROW / 2.0, x(-1), y + ROW / 2.0);
      sheet.line("edge", x(1), y - ROW / 2.0, x(1), y + ROW / 2.0);
    }
    sheet.line("zero", x(0), y - ROW / 2.0, x(0), y + ROW / 2.0);
    double unit = unit(row);
    if (row.unlimited()) {
      arrow(sheet, tone, x(-REACH), y, -1);
    }
    Interval wide = row.interval();
    if (wide != null && unit > 0) {
      bar(sheet, tone, wide, unit, y, 1.5);
    }
    if (!Double.isNaN(row.estimate()) && unit > 0) {
      bar(sheet, tone, row.bounds(), unit, y, 6);
      double centre = row.estimate() / unit;
      if (Math.abs(centre) <= REACH) {
        sheet.circle("dot " + tone, x(centre), y, RADIUS);
      }
    }
    sheet.text("v " + tone, VERDICT, y + 4.5, row.verdict());
    sheet.text("n e", NUMBERS, y + 4.5, row.numbers());
  }

  /** Where a label is long, all stand in two lines: the metric, and below it of what. */
  private void label(Svg sheet, String label, double y) throws XMLStreamException {
    int metric = label.indexOf(OF);
    boolean fit = plot.rows().stream().allMatch(row -> row.label().length() <= LONGEST);
    if (fit || metric < 0) {
      sheet.text("", LABEL, y + 4.5, Svg.cut(label, LONGEST));
      return;
    }
    sheet.text("", LABEL, y - 3, Svg.cut(label.substring(0, metric), LONGEST));
    sheet.text("s", LABEL, y + 11, Svg.cut(label.substring(metric + OF.length()), LONGEST_SMALL));
  }

  /** The margin or, where there is none, as much as shows the interval. */
  private static double unit(ForestPlot.Row row) {
    if (row.margin() > 0) {
      return row.margin();
    }
    double largest = 0;
    for (double end : new double[] {row.bounds().low(), row.bounds().high(), row.estimate()}) {
      largest = Double.isFinite(end) ? Math.max(largest, Math.abs(end)) : largest;
    }
    return largest > 0 ? largest / (REACH - 1) : 1;
  }

  private static void bar(
      Svg sheet, String tone, Interval interval, double unit, double y, double thickness)
      throws XMLStreamException {
    double low = interval.low() / unit;
    double high = interval.high() / unit;
    double from = x(Math.max(-REACH, Math.min(REACH, low)));
    double to = x(Math.max(-REACH, Math.min(REACH, high)));
    sheet.bar(tone, from, Math.max(to, from + 1), y, thickness);
    if (low < -REACH) {
      arrow(sheet, tone, x(-REACH), y, -1);
    }
    if (high > REACH) {
      arrow(sheet, tone, x(REACH), y, 1);
    }
  }

  private static void arrow(Svg sheet, String tone, double x, double y, int side)
      throws XMLStreamException {
    sheet.path(
        tone,
        "M%s %s l%s 5 v-10 z"
            .formatted(Svg.number(x + 6 * side), Svg.number(y), Svg.number(-8.0 * side)));
  }

  /** Where a number of margins stands. */
  private static double x(double margins) {
    double middle = (LEFT + RIGHT) / 2.0;
    return middle + margins / REACH * (RIGHT - LEFT) / 2;
  }
}
