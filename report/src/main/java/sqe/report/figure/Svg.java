package sqe.report.figure;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sqe.report.document.Text;
import sqe.report.document.TextWriter;

/**
 * An SVG file in the making, that needs nothing else: the same calls give the same bytes. Numbers
 * have at most two decimals; data in it are text and nothing else.
 */
final class Svg {

  /** What all figures share: letters, paper, and rules, in light and dark. */
  private static final String STYLE =
      """
      text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;
      font-size:13px;fill:#1f2328}
      .t{font-size:15px;font-weight:600}.s{font-size:12px;fill:#59636e}
      .v{font-weight:600}.e{text-anchor:end}.m{text-anchor:middle}
      .n{font-variant-numeric:tabular-nums}
      .paper,circle.dot{fill:#ffffff}.band{fill:#e9edf1}
      .edge,.rule{stroke:#b9c1c9}.edge{stroke-dasharray:3 3}.zero{stroke:#59636e}
      """;

  private static final String DARK =
      """
      @media(prefers-color-scheme:dark){text{fill:#e6edf3}.s{fill:#9aa4af}
      .paper,circle.dot{fill:#12161b}.band{fill:#232a32}
      .edge,.rule{stroke:#4a535d}.zero{stroke:#9aa4af}
      """;

  private final XMLStreamWriter xml;

  private Svg(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What is drawn on a sheet. */
  interface Drawing {
    void on(Svg sheet) throws XMLStreamException;
  }

  /**
   * The file.
   *
   * @param title in a line
   * @param description what is to be seen, in words
   * @param light rules for the figure's own classes
   * @param dark the same in the dark
   */
  static String of(
      int width,
      int height,
      String title,
      String description,
      String light,
      String dark,
      Drawing drawing) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      Svg sheet = new Svg(xml);
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
      sheet.attribute("viewBox", "0 0 %s %s".formatted(width, height));
      sheet.attribute("width", width);
      sheet.attribute("height", height);
      sheet.attribute("role", "img");
      sheet.attribute("aria-labelledby", "title desc");
      sheet.words("title", "title", title);
      sheet.words("desc", "desc", description);
      xml.writeStartElement("style");
      xml.writeCharacters(STYLE + light + DARK + dark + "}\n");
      xml.writeEndElement();
      sheet.rectangle("paper", 0, 0, width, height);
      drawing.on(sheet);
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory", e);
    }
    return text + "\n";
  }

  /** Elements that belong together, with what they are in words. */
  void group(String title, Drawing drawing) throws XMLStreamException {
    xml.writeStartElement("g");
    words("title", "", title);
    drawing.on(this);
    xml.writeEndElement();
  }

  void rectangle(String style, double x, double y, double width, double height)
      throws XMLStreamException {
    xml.writeEmptyElement("rect");
    attribute("class", style);
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
  }

  void line(String style, double x1, double y1, double x2, double y2) throws XMLStreamException {
    xml.writeEmptyElement("line");
    attribute("class", style);
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
  }

  void bar(String style, double x1, double x2, double y, double thickness)
      throws XMLStreamException {
    line(style, x1, y, x2, y);
    attribute("stroke-width", thickness);
  }

  void circle(String style, double x, double y, double radius) throws XMLStreamException {
    xml.writeEmptyElement("circle");
    attribute("class", style);
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", radius);
  }

  void path(String style, String steps) throws XMLStreamException {
    xml.writeEmptyElement("path");
    attribute("class", style);
    attribute("d", steps);
  }

  void text(String style, double x, double y, String words) throws XMLStreamException {
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
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }

  /** Labels hold ids, which may hold anything. */
  static String printable(String words) {
    return new TextWriter(false).line(Text.of(words));
  }

  /** The first characters, with an ellipsis where there are more. */
  static String cut(String words, int most) {
    String seen = printable(words);
    int length = seen.codePointCount(0, seen.length());
    return length <= most ? seen : seen.substring(0, seen.offsetByCodePoints(0, most - 1)) + "…";
  }
}
