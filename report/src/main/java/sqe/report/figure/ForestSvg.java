package sqe.report.figure;

import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sqe.judge.stats.Interval;
import sqe.report.document.Text;
import sqe.report.document.TextWriter;

/**
 * Writes a forest plot as one SVG file that needs nothing else: a shaded band from −δ to +δ, a line
 * at zero; a thick bar between the bounds that decide, a thin line for the wider interval, a dot
 * for the estimate. What lies beyond four margins is cut, with an arrow. Colours follow the page's
 * light or dark theme, and no colour says what a word beside it does not.
 */
public final class ForestSvg {

  private static final int WIDTH = 900;
  private static final int LABEL = 24;
  private static final int LEFT = 190;
  private static final int RIGHT = 500;
  private static final int VERDICT = 522;
  private static final int NUMBERS = 876;
  private static final int TOP = 76;
  private static final int ROW = 34;
  private static final int FOOT = 58;

  /** Margins from zero to the edge. */
  private static final double REACH = 4;

  /** Characters of a label that fit. */
  private static final int LONGEST = 24;

  /** Characters of a title that fit. */
  private static final int LONGEST_TITLE = 95;

  private static final String STYLE =
      """
      text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;
      font-size:13px;fill:#1f2328}
      .t{font-size:15px;font-weight:600}.s{font-size:12px;fill:#59636e}
      .v{font-weight:600}.e{text-anchor:end}.m{text-anchor:middle}
      .n{font-variant-numeric:tabular-nums}
      .bad{fill:#b3261e;stroke:#b3261e}.open{fill:#8a5a00;stroke:#8a5a00}
      .good{fill:#0b6a4f;stroke:#0b6a4f}text.bad,text.open,text.good{stroke:none}
      .paper,circle.dot{fill:#ffffff}.band{fill:#e9edf1}
      .edge,.rule{stroke:#b9c1c9}.edge{stroke-dasharray:3 3}.zero{stroke:#59636e}
      @media(prefers-color-scheme:dark){text{fill:#e6edf3}.s{fill:#9aa4af}
      .bad{fill:#ff8a80;stroke:#ff8a80}.open{fill:#f2b84b;stroke:#f2b84b}
      .good{fill:#5fd3a8;stroke:#5fd3a8}.paper,circle.dot{fill:#12161b}.band{fill:#232a32}
      .edge,.rule{stroke:#4a535d}.zero{stroke:#9aa4af}}
      """;

  private final ForestPlot plot;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private ForestSvg(ForestPlot plot) throws XMLStreamException {
    this.plot = plot;
    this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** The file. */
  public static String of(ForestPlot plot) {
    try {
      ForestSvg svg = new ForestSvg(plot);
      svg.write();
      return svg.text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory", e);
    }
  }

  private void write() throws XMLStreamException {
    int bottom = TOP + ROW * plot.rows().size();
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    attribute("viewBox", "0 0 %s %s".formatted(WIDTH, bottom + FOOT));
    attribute("width", WIDTH);
    attribute("height", bottom + FOOT);
    attribute("role", "img");
    attribute("aria-labelledby", "title desc");
    words("title", "title", plot.title());
    words("desc", "desc", description());
    xml.writeStartElement("style");
    xml.writeCharacters(STYLE);
    xml.writeEndElement();
    rectangle("paper", 0, 0, WIDTH, bottom + FOOT);
    text("t", LABEL, 30, cut(plot.title(), LONGEST_TITLE));
    axis(bottom);
    for (int i = 0; i < plot.rows().size(); i++) {
      row(plot.rows().get(i), TOP + ROW * i + ROW / 2.0);
    }
    foot(bottom);
    xml.writeEndElement();
    xml.close();
  }

  private String description() {
    return plot.rows().isEmpty()
        ? "Nothing was compared."
        : plot.rows().stream().map(row -> row.sentence() + ".").collect(Collectors.joining(" "));
  }

  private void axis(int bottom) throws XMLStreamException {
    line("zero", x(0), TOP - 8, x(0), bottom);
    text("s m", x(-1), TOP - 14, "\u2212δ");
    text("s m", x(0), TOP - 14, "0");
    text("s m", x(1), TOP - 14, "+δ");
    text("s", LEFT, TOP - 14, "worse");
    text("s e", RIGHT, TOP - 14, "better");
    text("s e", NUMBERS, TOP - 14, "change [bounds]");
  }

  private void foot(int bottom) throws XMLStreamException {
    line("rule", LABEL, bottom + 8, NUMBERS, bottom + 8);
    text(
        "s",
        LABEL,
        bottom + 28,
        "Each row in units of its margin δ. Thick: the one-sided bounds that decide; thin: the"
            + " two-sided interval; dot: the change.");
    if (!plot.left().isEmpty()) {
      text("s", LABEL, bottom + 46, plot.left());
    }
  }

  private void row(ForestPlot.Row row, double y) throws XMLStreamException {
    String tone = row.tone().name().toLowerCase(Locale.ROOT);
    xml.writeStartElement("g");
    words("title", "", row.sentence());
    text("", LABEL, y + 4.5, shortened(row.label()));
    if (row.margin() > 0) {
      rectangle("band", x(-1), y - ROW / 2.0, x(1) - x(-1), ROW);
      line("edge", x(-1), y - ROW / 2.0, x(-1), y + ROW / 2.0);
      line("edge", x(1), y - ROW / 2.0, x(1), y + ROW / 2.0);
    }
    line("zero", x(0), y - ROW / 2.0, x(0), y + ROW / 2.0);
    double unit = unit(row);
    if (row.unlimited()) {
      arrow(tone, x(-REACH), y, -1);
    }
    Interval wide = row.interval();
    if (wide != null && unit > 0) {
      bar(tone, wide, unit, y, 1.5);
    }
    if (!Double.isNaN(row.estimate()) && unit > 0) {
      bar(tone, row.bounds(), unit, y, 6);
      double centre = row.estimate() / unit;
      if (Math.abs(centre) <= REACH) {
        circle(tone, x(centre), y);
      }
    }
    text("v " + tone, VERDICT, y + 4.5, row.verdict());
    text("n e", NUMBERS, y + 4.5, row.numbers());
    xml.writeEndElement();
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

  private void bar(String tone, Interval interval, double unit, double y, double thickness)
      throws XMLStreamException {
    double low = interval.low() / unit;
    double high = interval.high() / unit;
    double from = x(Math.max(-REACH, Math.min(REACH, low)));
    double to = x(Math.max(-REACH, Math.min(REACH, high)));
    xml.writeEmptyElement("line");
    attribute("class", tone);
    attribute("x1", from);
    attribute("y1", y);
    attribute("x2", Math.max(to, from + 1));
    attribute("y2", y);
    attribute("stroke-width", thickness);
    if (low < -REACH) {
      arrow(tone, x(-REACH), y, -1);
    }
    if (high > REACH) {
      arrow(tone, x(REACH), y, 1);
    }
  }

  private void arrow(String tone, double x, double y, int side) throws XMLStreamException {
    xml.writeEmptyElement("path");
    attribute("class", tone);
    attribute(
        "d", "M%s %s l%s 5 v-10 z".formatted(number(x + 6 * side), number(y), number(-8.0 * side)));
  }

  private void circle(String tone, double x, double y) throws XMLStreamException {
    xml.writeEmptyElement("circle");
    attribute("class", "dot " + tone);
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", 4.5);
    attribute("stroke-width", 2);
  }

  /** Where a number of margins stands. */
  private static double x(double margins) {
    double middle = (LEFT + RIGHT) / 2.0;
    return middle + margins / REACH * (RIGHT - LEFT) / 2;
  }

  /** Labels hold ids, which may hold anything. */
  private static String printable(String words) {
    return new TextWriter(false).line(Text.of(words));
  }

  private static String shortened(String label) {
    return cut(printable(label), LONGEST);
  }

  private static String cut(String words, int most) {
    int length = words.codePointCount(0, words.length());
    return length <= most ? words : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
  }

  private void rectangle(String style, double x, double y, double width, double height)
      throws XMLStreamException {
    xml.writeEmptyElement("rect");
    attribute("class", style);
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
  }

  private void line(String style, double x1, double y1, double x2, double y2)
      throws XMLStreamException {
    xml.writeEmptyElement("line");
    attribute("class", style);
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
  }

  private void text(String style, double x, double y, String words) throws XMLStreamException {
    xml.writeStartElement("text");
    if (!style.isEmpty()) {
      attribute("class", style);
    }
    attribute("x", x);
    attribute("y", y);
    xml.writeCharacters(printable(words));
    xml.writeEndElement();
  }

  private void words(String element, String id, String words) throws XMLStreamException {
    xml.writeStartElement(element);
    if (!id.isEmpty()) {
      attribute("id", id);
    }
    xml.writeCharacters(printable(words));
    xml.writeEndElement();
  }

  private void attribute(String name, double value) throws XMLStreamException {
    attribute(name, number(value));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  /** With at most two decimals. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
