package sqe.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text for a terminal: aligned columns, and colours where somebody sees them. */
public final class TextWriter implements DocumentWriter {

  private static final String SECTION_INDENT = "  ";
  private static final String DETAIL_INDENT = "    ";

  private final boolean colours;

  /**
   * A writer.
   *
   * @param colours whether styles are shown by codes that a terminal understands
   */
  public TextWriter(boolean colours) {
    this.colours = colours;
  }

  @Override
  public String write(Document document) {
    String text = Chunks.of(document.blocks(), new Blocks());
    Document.Outcome outcome = document.outcome();
    return outcome == null ? text : Chunks.joined(List.of(text, line(outcome.text()) + "\n"));
  }

  /** Some text on one line, without a line break. */
  public String line(Text text) {
    return text.spans().stream()
        .map(span -> coloured(span.style(), Printable.of(span.text())))
        .collect(Collectors.joining());
  }

  private String coloured(Style style, String printable) {
    String codes =
        switch (style) {
          case PLAIN, CODE, FORMULA -> "";
          case STRONG -> "1";
          case FAINT -> "2";
          case ERROR -> "1;31";
          case WARNING -> "33";
        };
    return colours && !codes.isEmpty()
        ? "\u001B[" + codes + "m" + printable + "\u001B[0m"
        : printable;
  }

  private static String indented(String text, String indent) {
    return text.lines()
        .map(line -> (line.isEmpty() ? "" : indent + line) + "\n")
        .collect(Collectors.joining());
  }

  private String lines(List<Text> texts) {
    return texts.stream().map(text -> line(text) + "\n").collect(Collectors.joining());
  }

  /** Lines that fit a terminal. */
  private String wrapped(List<Text> texts, int width) {
    return texts.stream()
        .flatMap(text -> Wrapping.lines(line(text), width, SECTION_INDENT).stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private final class Blocks implements Block.Visitor<String> {

    @Override
    public String paragraph(Paragraph paragraph) {
      return wrapped(List.of(paragraph.text()), Wrapping.WIDTH);
    }

    @Override
    public String clauses(Clauses clauses) {
      return wrapped(clauses.clauses(), Wrapping.WIDTH);
    }

    @Override
    public String listing(Listing listing) {
      return wrapped(listing.items(), Wrapping.WIDTH);
    }

    @Override
    public String notes(Notes notes) {
      return wrapped(notes.notes().stream().map(Text.of("note: ")::and).toList(), Wrapping.WIDTH);
    }

    @Override
    public String section(Section section) {
      return line(section.title())
          + "\n"
          + indented(Chunks.of(section.blocks(), this), SECTION_INDENT);
    }

    @Override
    public String folded(Folded folded) {
      return line(Text.of(folded.heading())) + "\n" + Chunks.of(folded.blocks(), this);
    }

    /** Where columns have set widths, their rows are looked at line by line, and details, too. */
    private String details(Grid grid, Row row) {
      return grid.columns().get(0).width() > 0
          ? lines(row.details())
          : wrapped(row.details(), Wrapping.WIDTH - DETAIL_INDENT.length());
    }

    @Override
    public String grid(Grid grid) {
      List<String> rows = new ArrayList<>();
      List<String> lines = new TextColumns(grid, TextWriter.this).lines();
      int titles = lines.size() - grid.rows().size();
      for (int r = 0; r < grid.rows().size(); r++) {
        rows.add(
            lines.get(titles + r)
                + "\n"
                + indented(details(grid, grid.rows().get(r)), DETAIL_INDENT));
      }
      String caption = grid.caption().isEmpty() ? "" : line(grid.caption()) + "\n";
      String header = titles == 0 ? "" : lines.get(0) + "\n";
      String body = grid.loose() ? Chunks.joined(rows) : String.join("", rows);
      String footnote = grid.footnote().isEmpty() ? "" : line(grid.footnote()) + "\n";
      return Chunks.joined(List.of(caption + header + body, footnote));
    }
  }
}
