package sqe.report.document;

import java.util.List;
import java.util.stream.Collectors;

/** Markdown as GitHub reads it: for a comment on a pull request, or a page. */
public final class MarkdownWriter implements DocumentWriter {

  @Override
  public String write(Document document) {
    Document.Outcome outcome = document.outcome();
    String heading =
        outcome == null
            ? ""
            : heading(document.level(), Text.of(outcome.of() + ": ").and(outcome.text()));
    return Chunks.joined(
        List.of(heading, Chunks.of(document.blocks(), new Blocks(document.level()))));
  }

  private static String heading(int level, Text title) {
    return "#".repeat(level) + " " + inline(title, false) + "\n";
  }

  private static String inline(Text text, boolean inTable) {
    return text.spans().stream().map(span -> inline(span, inTable)).collect(Collectors.joining());
  }

  private static String inline(Span span, boolean inTable) {
    return switch (span.style()) {
      case PLAIN, FAINT, FORMULA -> MarkdownEscaper.plain(span.text());
      case STRONG, ERROR, WARNING -> strong(span.text());
      case CODE -> MarkdownEscaper.code(span.text(), inTable);
    };
  }

  /** Blanks stand outside: beside them the stars would not be markup. */
  private static String strong(String text) {
    String shown = Printable.of(text);
    String words = shown.strip();
    if (words.isEmpty()) {
      return shown;
    }
    int start = shown.indexOf(words);
    return shown.substring(0, start)
        + "**"
        + MarkdownEscaper.plain(words)
        + "**"
        + shown.substring(start + words.length());
  }

  private static String clauses(List<Text> clauses) {
    return clauses.stream().map(clause -> inline(clause, false)).collect(Collectors.joining("; "));
  }

  private static String line(String inline) {
    return MarkdownEscaper.line(inline) + "\n";
  }

  /** Blocks under headings of a level. */
  private record Blocks(int level) implements Block.Visitor<String> {

    @Override
    public String paragraph(Paragraph paragraph) {
      return line(inline(paragraph.text(), false));
    }

    @Override
    public String clauses(Clauses clauses) {
      return line(MarkdownWriter.clauses(clauses.clauses()) + ".");
    }

    @Override
    public String listing(Listing listing) {
      return listing.items().stream()
          .map(item -> "- " + line(inline(item, false)))
          .collect(Collectors.joining());
    }

    @Override
    public String notes(Notes notes) {
      return Chunks.joined(
          notes.notes().stream().map(note -> "Note: " + inline(note, false) + "\n").toList());
    }

    @Override
    public String section(Section section) {
      return Chunks.joined(
          List.of(
              heading(level, section.title()), Chunks.of(section.blocks(), new Blocks(level + 1))));
    }

    @Override
    public String folded(Folded folded) {
      return Chunks.joined(
          List.of(
              "<details><summary>" + MarkdownEscaper.html(folded.summary()) + "</summary>\n",
              Chunks.of(folded.blocks(), this),
              "</details>\n"));
    }

    @Override
    public String grid(Grid grid) {
      StringBuilder table = new StringBuilder();
      table.append(row(grid.columns().stream().map(c -> Text.of(c.title())).toList()));
      grid.columns()
          .forEach(c -> table.append(c.alignment() == Alignment.RIGHT ? "|---:" : "|---"));
      table.append("|\n");
      grid.rows().forEach(row -> table.append(row(row.cells())));
      return Chunks.joined(
          List.of(
              grid.caption().isEmpty() ? "" : line(inline(grid.caption(), false)),
              table.toString(),
              grid.rows().stream().map(Blocks::details).collect(Collectors.joining()),
              grid.footnote().isEmpty() ? "" : line(inline(grid.footnote(), false))));
    }

    private static String row(List<Text> cells) {
      return cells.stream()
          .map(cell -> inline(cell, true).strip())
          .map(cell -> cell.isEmpty() ? "| " : "| " + cell + " ")
          .collect(Collectors.joining("", "", "|\n"));
    }

    private static String details(Row row) {
      String name = row.name().isEmpty() ? "" : inline(row.name(), false) + ": ";
      return row.details().isEmpty()
          ? ""
          : "- " + line(name + MarkdownWriter.clauses(row.details()));
    }
  }
}
