package sqe.report.figure;

import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** Writes a flow as one SVG file that needs nothing else. */
public final class FlowSvg {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;
  private static final int EDGE = 24;
  private static final int GAP = 66;
  private static final int TOP = 96;
  private static final int BOX = 92;
  private static final int AROUND = 26;
  private static final int ROOM = 6;
  private static final int BELOW = 246;
  private static final int STEERED_WIDTH = 420;
  private static final int STEERED_HEIGHT = 52;
  private static final int LINE = 16;

  private static final String LIGHT =
      ".box{fill:#ffffff;stroke:#2b5c94;stroke-width:1.5}.arrow{fill:none;stroke:#59636e}\n"
          + ".tip{fill:#59636e}\n";
  private static final String DARK =
      ".box{fill:#12161b;stroke:#8bb8ec}.arrow{stroke:#9aa4af}.tip{fill:#9aa4af}\n";

  private final Flow flow;
  private final double width;

  private FlowSvg(Flow flow) {
    this.flow = flow;
    int boxes = flow.boxes().size();
    this.width = (WIDTH - 2.0 * EDGE - GAP * (boxes - 1)) / boxes;
  }

  /** The file. */
  public static String of(Flow flow) {
    return Svg.of(
        WIDTH, HEIGHT, flow.title(), description(flow), LIGHT, DARK, new FlowSvg(flow)::draw);
  }

  /** The same in words. */
  public static String description(Flow flow) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < flow.boxes().size(); i++) {
      words.append(i == 0 ? "" : ", by " + flow.arrows().get(i - 1) + " to ");
      words.append(words(flow.boxes().get(i)));
    }
    Flow.Frame frame = flow.frame();
    return words
        .append(
            ". From %s to %s it is %s, told by %s."
                .formatted(
                    flow.boxes().get(frame.first()).name(),
                    flow.boxes().get(frame.last()).name(),
                    frame.name(),
                    words(frame.steered())))
        .toString();
  }

  private static String words(Flow.Box box) {
    return box.name() + box.words().stream().collect(Collectors.joining(", ", " (", ")"));
  }

  private void draw(Svg sheet) throws XMLStreamException {
    sheet.text("t", EDGE, 30, flow.title());
    frame(sheet);
    for (int i = 0; i < flow.boxes().size(); i++) {
      box(sheet, flow.boxes().get(i), left(i), TOP, width, BOX);
      if (i > 0) {
        across(sheet, left(i) - GAP, left(i), TOP + BOX / 2.0, flow.arrows().get(i - 1));
      }
    }
  }

  private void frame(Svg sheet) throws XMLStreamException {
    Flow.Frame frame = flow.frame();
    double from = left(frame.first()) - ROOM;
    double to = left(frame.last()) + width + ROOM;
    sheet.rectangle("band", from, TOP - AROUND, to - from, BOX + 2.0 * AROUND);
    sheet.text("v", from + 10, TOP - 8, frame.name());
    double middle = (from + to) / 2;
    box(sheet, frame.steered(), middle - STEERED_WIDTH / 2.0, BELOW, STEERED_WIDTH, STEERED_HEIGHT);
    double tip = TOP + BOX + AROUND;
    sheet.line("arrow", middle, BELOW, middle, tip + 8);
    sheet.path("tip", "M%s %s l-5 9 h10 z".formatted(Svg.number(middle), Svg.number(tip)));
  }

  private static void across(Svg sheet, double from, double to, double y, String words)
      throws XMLStreamException {
    sheet.line("arrow", from + 4, y, to - 10, y);
    sheet.path("tip", "M%s %s l-9 -5 v10 z".formatted(Svg.number(to - 2), Svg.number(y)));
    List<String> lines = List.of(words.split(", ", -1));
    for (int i = 0; i < lines.size(); i++) {
      double up = LINE * (lines.size() - 1 - i);
      sheet.text("s m", (from + to) / 2, y - 8 - up, lines.get(i));
    }
  }

  private static void box(Svg sheet, Flow.Box box, double x, double y, double width, double height)
      throws XMLStreamException {
    sheet.rectangle("box", x, y, width, height);
    double first = y + (height - LINE * box.words().size()) / 2 + 2;
    sheet.text("v m", x + width / 2, first, box.name());
    for (int i = 0; i < box.words().size(); i++) {
      sheet.text("s m", x + width / 2, first + LINE * (i + 1), box.words().get(i));
    }
  }

  private double left(int box) {
    return EDGE + box * (width + GAP);
  }
}
