package sqe.report.figure;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import sqe.metrics.NumberText;

/** Writes sorted changes as one area a side of zero, with the band of the margin behind it. */
public final class SortedChangesSvg {

  private static final int WIDTH = 440;
  private static final int HEIGHT = 238;
  private static final int LEFT = 64;
  private static final int RIGHT = 420;
  private static final int TOP = 44;
  private static final int BOTTOM = 196;
  private static final int TICKS = 5;
  private static final int LONGEST_TITLE = 52;
  private static final int LONGEST_NAME = 30;

  /** A bar in which a name does not fit. */
  private static final double NARROW = 48;

  /** Height of a line of letters with its room. */
  private static final double LETTERS = 18;

  private static final String LIGHT =
      ".worse{fill:#d9837d;stroke:#b3261e}.better{fill:#7cc0a8;stroke:#0b6a4f}\n";
  private static final String DARK =
      ".worse{fill:#8a3f3a;stroke:#ff8a80}.better{fill:#2b6d57;stroke:#5fd3a8}\n";

  private final SortedChanges figure;
  private final Axis scale;

  private SortedChangesSvg(SortedChanges figure) {
    this.figure = figure;
    List<SortedChanges.Change> changes = figure.changes();
    double low = changes.isEmpty() ? 0 : Math.min(0, changes.get(0).change());
    double high = changes.isEmpty() ? 0 : Math.max(0, changes.get(changes.size() - 1).change());
    this.scale =
        Axis.over(Math.min(low, -figure.margin()), Math.max(high, figure.margin()), BOTTOM, TOP);
  }

  /** The file. */
  public static String of(SortedChanges figure) {
    var drawing = new SortedChangesSvg(figure);
    return Svg.of(WIDTH, HEIGHT, figure.title(), description(figure), LIGHT, DARK, drawing::draw);
  }

  /** The same in words. */
  public static String description(SortedChanges figure) {
    List<SortedChanges.Change> changes = figure.changes();
    if (changes.isEmpty()) {
      return "no file has a score in both";
    }
    long worse = changes.stream().filter(change -> change.change() < 0).count();
    long better = changes.stream().filter(change -> change.change() > 0).count();
    SortedChanges.Change first = changes.get(0);
    return String.format(
        Locale.ROOT,
        "%d of %d files became worse, %d better; the most: %s by %s",
        worse,
        changes.size(),
        better,
        first.file(),
        NumberText.rounded(first.change(), 4));
  }

  private void draw(Svg sheet) throws XMLStreamException {
    sheet.text("t", 24, 26, Svg.cut(figure.title(), LONGEST_TITLE));
    if (figure.margin() > 0) {
      double top = scale.place(figure.margin());
      sheet.rectangle("band", LEFT, top, RIGHT - LEFT, scale.place(-figure.margin()) - top);
    }
    for (double tick : scale.ticks(TICKS)) {
      sheet.line("edge", LEFT, scale.place(tick), RIGHT, scale.place(tick));
      sheet.text("s e n", LEFT - 6, scale.place(tick) + 4, Axis.label(tick));
    }
    area(sheet, "worse", -1);
    area(sheet, "better", 1);
    sheet.line("zero", LEFT, scale.place(0), RIGHT, scale.place(0));
    if (!figure.changes().isEmpty() && figure.changes().get(0).change() < 0) {
      SortedChanges.Change first = figure.changes().get(0);
      // in the worst file's bar; beside it where it is narrow, above where it is lower than letters
      double width = (RIGHT - LEFT) / (double) figure.changes().size();
      double bar = scale.place(first.change()) - scale.place(0);
      double y = (bar < LETTERS ? scale.place(0) : scale.place(first.change())) - 4;
      double x = LEFT + (width < NARROW && bar >= LETTERS ? width + 4 : 12);
      sheet.text("s", x, y, Svg.cut(first.file(), LONGEST_NAME));
    }
    sheet.text("s", LEFT, BOTTOM + 20, "worst file");
    sheet.text("s e", RIGHT, BOTTOM + 20, "best file");
    sheet.text("s m", (LEFT + RIGHT) / 2.0, BOTTOM + 36, figure.axis());
  }

  /** All files of one sign as steps from zero. */
  private void area(Svg sheet, String style, int sign) throws XMLStreamException {
    List<SortedChanges.Change> changes = figure.changes();
    double width = (RIGHT - LEFT) / (double) Math.max(1, changes.size());
    double zero = scale.place(0);
    StringBuilder steps = new StringBuilder();
    double drawn = Double.NaN;
    for (int i = 0; i < changes.size(); i++) {
      double change = changes.get(i).change();
      if (change * sign <= 0) {
        continue;
      }
      if (steps.isEmpty()) {
        steps.append('M').append(Svg.number(LEFT + width * i)).append(' ').append(Svg.number(zero));
      }
      double y = scale.place(change);
      if (y != drawn) {
        steps.append(" V").append(Svg.number(y));
        drawn = y;
      }
      steps.append(" H").append(Svg.number(LEFT + width * (i + 1)));
    }
    if (!steps.isEmpty()) {
      sheet.path(style, steps.append(" V").append(Svg.number(zero)).append(" Z").toString());
    }
  }
}
