package sqe.report.document;

import java.util.List;
import java.util.stream.Collectors;

/** LaTeX without a preamble, to be read into a document. Grids need the package booktabs. */
public final class LatexWriter implements DocumentWriter {

  private static final List<String> HEADINGS =
      List.of("section", "subsection", "subsubsection", "paragraph", "subparagraph");

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
    String command = HEADINGS.get(Math.min(level, HEADINGS.size()) - 1);
    return "\\%s*{%s}\n".formatted(command, inline(title));
  }

  private static String inline(Text text) {
    return text.spans().stream().map(LatexWriter::inline).collect(Collectors.joining());
  }

  private static String inline(Span span) {
    return switch (span.style()) {
      case PLAIN, FAINT -> LatexEscaper.plain(span.text());
      case STRONG, ERROR, WARNING -> "\\textbf{" + LatexEscaper.plain(span.text()) + "}";
      case CODE -> "\\texttt{" + LatexEscaper.code(span.text()) + "}";
      case FORMULA -> "$" + LatexEscaper.formula(span.text()) + "$";
    };
  }

  private static String clauses(List<Text> clauses) {
    return clauses.stream().map(LatexWriter::inline).collect(Collectors.joining("; "));
  }

  private static String list(List<String> items) {
    return items.stream()
        .map(item -> "\\item " + item + "\n")
        .collect(Collectors.joining("", "\\begin{itemize}\n", "\\end{itemize}\n"));
  }

  /** Blocks under headings of a level. */
  private record Blocks(int level) implements Block.Visitor<String> {

    @Override
    public String paragraph(Paragraph paragraph) {
      return inline(paragraph.text()) + "\n";
    }

    @Override
    public String clauses(Clauses clauses) {
      return LatexWriter.clauses(clauses.clauses()) + ".\n";
    }

    @Override
    public String listing(Listing listing) {
      return list(listing.items().stream().map(LatexWriter::inline).toList());
    }

    @Override
    public String notes(Notes notes) {
      return Chunks.joined(
          notes.notes().stream().map(note -> "Note: " + inline(note) + "\n").toList());
    }

    @Override
    public String section(Section section) {
      return Chunks.joined(
          List.of(
              heading(level, section.title()), Chunks.of(section.blocks(), new Blocks(level + 1))));
    }

    @Override
    public String folded(Folded folded) {
      return section(new Section(Text.of(folded.summary()), folded.blocks()));
    }

    @Override
    public String grid(Grid grid) {
      StringBuilder table = new StringBuilder("\\begin{table}\n\\centering\n");
      if (!grid.caption().isEmpty()) {
        table.append("\\caption{").append(inline(grid.caption())).append("}\n");
      }
      table.append("\\begin{tabular}{");
      grid.columns().forEach(c -> table.append(c.alignment() == Alignment.LEFT ? 'l' : 'r'));
      table.append("}\n\\toprule\n");
      table.append(row(grid.columns().stream().map(c -> Text.of(c.title())).toList()));
      table.append("\\midrule\n");
      grid.rows().forEach(row -> table.append(row(row.cells())));
      table.append("\\bottomrule\n\\end{tabular}\n");
      if (!grid.footnote().isEmpty()) {
        table.append("\n\\footnotesize ").append(inline(grid.footnote())).append('\n');
      }
      table.append("\\end{table}\n");
      List<String> details =
          grid.rows().stream()
              .filter(row -> !row.details().isEmpty())
              .map(Blocks::details)
              .toList();
      return Chunks.joined(List.of(table.toString(), details.isEmpty() ? "" : list(details)));
    }

    private static String row(List<Text> cells) {
      return cells.stream()
          .map(LatexWriter::inline)
          .collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String details(Row row) {
      String name = row.name().isEmpty() ? "" : inline(row.name()) + ": ";
      return name + LatexWriter.clauses(row.details());
    }
  }
}
