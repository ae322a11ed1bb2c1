package sqe.report.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Elements of HTML for the body of a page, without scripts or styles of their own. */
public final class HtmlWriter implements DocumentWriter {

  private static final int LOWEST_HEADING = 6;

  @Override
  public String write(Document document) {
    Document.Outcome outcome = document.outcome();
    String heading =
        outcome == null
            ? ""
            : heading(document.level(), Text.of(outcome.of() + ": ").and(outcome.text()));
    return heading + blocks(document.blocks(), document.level());
  }

  private static String blocks(List<Block> blocks, int level) {
    Blocks writer = new Blocks(level);
    return blocks.stream().map(block -> block.accept(writer)).collect(Collectors.joining());
  }

  private static String heading(int level, Text title) {
    return element("h" + Math.min(level, LOWEST_HEADING), inline(title));
  }

  private static String element(String name, String content) {
    return "<%s>%s</%s>\n".formatted(name, content, name);
  }

  private static String inline(Text text) {
    return text.spans().stream().map(HtmlWriter::inline).collect(Collectors.joining());
  }

  private static String inline(Span span) {
    String text = HtmlEscaper.text(span.text());
    return switch (span.style()) {
      case PLAIN -> text;
      case STRONG -> "<strong>" + text + "</strong>";
      case CODE -> "<code>" + text + "</code>";
      case FAINT, FORMULA, ERROR, WARNING ->
          "<span class=\"%s\">%s</span>"
              .formatted(span.style().name().toLowerCase(Locale.ROOT), text);
    };
  }

  private static String items(List<Text> texts) {
    return texts.stream()
        .map(text -> element("li", inline(text)))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /** Blocks under headings of a level. */
  private record Blocks(int level) implements Block.Visitor<String> {

    @Override
    public String paragraph(Paragraph paragraph) {
      return element("p", inline(paragraph.text()));
    }

    @Override
    public String clauses(Clauses clauses) {
      return element(
          "p",
          clauses.clauses().stream().map(HtmlWriter::inline).collect(Collectors.joining("; "))
              + ".");
    }

    @Override
    public String listing(Listing listing) {
      return items(listing.items());
    }

    @Override
    public String notes(Notes notes) {
      return notes.notes().stream()
          .map(note -> "<p class=\"note\">Note: " + inline(note) + "</p>\n")
          .collect(Collectors.joining());
    }

    @Override
    public String section(Section section) {
      return "<section>\n"
          + heading(level, section.title())
          + blocks(section.blocks(), level + 1)
          + "</section>\n";
    }

    @Override
    public String folded(Folded folded) {
      return "<details>\n"
          + element("summary", HtmlEscaper.text(folded.summary()))
          + blocks(folded.blocks(), level)
          + "</details>\n";
    }

    @Override
    public String grid(Grid grid) {
      StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>\n");
      if (!grid.caption().isEmpty()) {
        table.append(element("caption", inline(grid.caption())));
      }
      table.append("<thead><tr>");
      grid.columns()
          .forEach(
              column ->
                  table.append(
                      "<th scope=\"col\"%s>%s</th>"
                          .formatted(numeric(column), HtmlEscaper.text(column.title()))));
      table.append("</tr></thead>\n<tbody>\n");
      grid.rows().forEach(row -> table.append(row(row, grid.columns())));
      table.append("</tbody></table></div>\n");
      if (!grid.footnote().isEmpty()) {
        table.append(element("p", inline(grid.footnote())));
      }
      return table.toString();
    }

    private static String numeric(Column column) {
      return column.alignment() == Alignment.LEFT ? "" : " class=\"number\"";
    }

    private static String row(Row row, List<Column> columns) {
      StringBuilder cells = new StringBuilder("<tr>");
      for (int c = 0; c < columns.size(); c++) {
        String name = c == 0 ? "th" : "td";
        cells.append(
            "<%s%s%s>%s</%s>"
                .formatted(
                    name,
                    c == 0 ? " scope=\"row\"" : "",
                    numeric(columns.get(c)),
                    inline(row.cells().get(c)),
                    name));
      }
      cells.append("</tr>\n");
      if (!row.details().isEmpty()) {
        cells.append(
            "<tr class=\"details\"><td colspan=\"%s\">%s</td></tr>\n"
                .formatted(columns.size(), items(row.details())));
      }
      return cells.toString();
    }
  }
}
