package sqe.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import sqe.testing.NastyText;

class WritersTest {

  private static final List<DocumentWriter> WRITERS =
      List.of(
          new TextWriter(false),
          new TextWriter(true),
          new MarkdownWriter(),
          new LatexWriter(),
          new HtmlWriter());

  /** A document with each kind of block, style and column. */
  private static Document everything(Supplier<String> data) {
    List<Column> columns =
        List.of(
            Column.ofWords("metric").withTacitTitle(),
            Column.ofNumbers(data.get()),
            Column.ofRanges("interval"),
            Column.ofWords("file"));
    Grid grid =
        Grid.of(
                columns,
                List.of(
                    new Row(
                        Text.of(Style.CODE, data.get()),
                        List.of(
                            Text.of(Style.CODE, data.get()).and(" (secondary)"),
                            Text.of(Style.STRONG, data.get()).and(Style.FORMULA, "†"),
                            Text.of("[-1.5, +2]"),
                            Text.of(data.get())),
                        List.of(Text.of("n 32"), Text.of(data.get()))),
                    Row.of(data.get(), "-10.25", "", "z")))
            .captioned(Text.of(Style.STRONG, data.get()))
            .explained(Text.of("Bold: ").and(data.get()).and(", ").and(Style.FORMULA, "α = 0.05"));
    Grid loose =
        Grid.of(
                List.of(
                    Column.ofWords("worst").wide(8).withTacitTitle(),
                    Column.ofNumbers("n").wide(4).withTacitTitle()),
                List.of(
                    new Row(
                        Text.of("a"),
                        List.of(Text.of(Style.ERROR, "error"), Text.of("3")),
                        List.of(Text.of(Style.FAINT, "> " + data.get()))),
                    Row.of("much longer", "12345")))
            .spaced();
    return new Document(
        2,
        new Document.Outcome("Gate", Text.of(data.get())),
        List.of(
            new Clauses(List.of(Text.of(data.get()), Text.of("seed 1"))),
            grid,
            new Section(Text.of(data.get()), List.of(new Paragraph(Text.of(data.get())), loose)),
            new Folded(
                "By <group>",
                "by group:",
                List.of(new Listing(List.of(Text.of(data.get()), Text.of("b"))))),
            new Notes(List.of(Text.of(data.get()), Text.of(Style.WARNING, "w")))));
  }

  @Test
  void textIsAlignedAndEndsWithTheOutcome() {
    assertThat(new TextWriter(false).write(everything(() -> "a_b")))
        .isEqualTo(
            """
            a_b
            seed 1

            a_b
                                a_b    interval  file
            a_b (secondary)    a_b†  [-1.5, +2]  a_b
                n 32
                a_b
            a_b              -10.25              z

            Bold: a_b, α = 0.05

            a_b
              a_b

              error      3
                  > a_b

              much longer 12345

            by group:
            a_b
            b

            note: a_b
            note: w

            a_b
            """);
  }

  @Test
  void markdownBeginsWithTheOutcome() {
    assertThat(new MarkdownWriter().write(everything(() -> "a_b")))
        .isEqualTo(
            """
            ## Gate: a\\_b

            a\\_b; seed 1.

            **a\\_b**

            | metric | a\\_b | interval | file |
            |---|---:|---|---|
            | `a_b` (secondary) | **a\\_b**† | [-1.5, +2] | a\\_b |
            | a\\_b | -10.25 | | z |

            - `a_b`: n 32; a\\_b

            Bold: a\\_b, α = 0.05

            ## a\\_b

            a\\_b

            | worst | n |
            |---|---:|
            | **error** | 3 |
            | much longer | 12345 |

            - a: \\> a\\_b

            <details><summary>By &lt;group&gt;</summary>

            - a\\_b
            - b

            </details>

            Note: a\\_b

            Note: **w**
            """);
  }

  @Test
  void latexIsTablesAndLists() {
    assertThat(new LatexWriter().write(everything(() -> "a_b")))
        .isEqualTo(
            """
            \\subsection*{Gate: a\\_b}

            a\\_b; seed 1.

            \\begin{table}
            \\centering
            \\caption{\\textbf{a\\_b}}
            \\begin{tabular}{lrrl}
            \\toprule
            metric & a\\_b & interval & file \\\\
            \\midrule
            \\texttt{a\\_b} (secondary) & \\textbf{a\\_b}$^\\dagger$ & {[}-1.5, +2{]} & a\\_b \\\\
            a\\_b & -10.25 &  & z \\\\
            \\bottomrule
            \\end{tabular}

            \\footnotesize Bold: a\\_b, $\\alpha = 0.05$
            \\end{table}

            \\begin{itemize}
            \\item \\texttt{a\\_b}: n 32; a\\_b
            \\end{itemize}

            \\subsection*{a\\_b}

            a\\_b

            \\begin{table}
            \\centering
            \\begin{tabular}{lr}
            \\toprule
            worst & n \\\\
            \\midrule
            \\textbf{error} & 3 \\\\
            much longer & 12345 \\\\
            \\bottomrule
            \\end{tabular}
            \\end{table}

            \\begin{itemize}
            \\item a: \\textgreater{} a\\_b
            \\end{itemize}

            \\subsection*{By \\textless{}group\\textgreater{}}

            \\begin{itemize}
            \\item a\\_b
            \\item b
            \\end{itemize}

            Note: a\\_b

            Note: \\textbf{w}
            """);
  }

  @Test
  void coloursAreOfStylesAndNeverOfData() {
    TextWriter writer = new TextWriter(true);
    assertThat(writer.line(Text.of(Style.ERROR, "error: ").and("a\u001B[32m")))
        .isEqualTo("\u001B[1;31merror: \u001B[0ma\\u001B[32m");
    assertThat(writer.line(Text.of(Style.FAINT, "x"))).isEqualTo("\u001B[2mx\u001B[0m");
    String coloured = writer.write(everything(() -> "a_b"));
    assertThat(coloured).contains("\u001B[1ma_b\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]+m", ""))
        .isEqualTo(new TextWriter(false).write(everything(() -> "a_b")));
  }

  @Test
  void noDataChangeTheShapeOfADocument() {
    String plain = new MarkdownWriter().write(everything(() -> "a"));
    for (long seed = 0; seed < 500; seed++) {
      NastyText texts = new NastyText(seed);
      Document document = everything(() -> "a" + texts.next());
      for (DocumentWriter writer : WRITERS) {
        String text = writer.write(document).replaceAll("\u001B\\[[0-9;]+m", "");
        assertThat(NastyText.isHarmless(text)).as(text).isTrue();
        assertThat(lineStarts(writer, text))
            .isEqualTo(lineStarts(writer, writer.write(everything(() -> "a"))));
      }
      List<String> lines = new MarkdownWriter().write(document).lines().toList();
      List<String> shape = plain.lines().toList();
      for (int i = 0; i < shape.size(); i++) {
        if (shape.get(i).startsWith("|")) {
          assertThat(NastyText.cells(lines.get(i)))
              .as(lines.get(i))
              .isEqualTo(NastyText.cells(shape.get(i)));
        }
      }
      assertThat(NastyText.areBracesBalanced(new LatexWriter().write(document))).isTrue();
    }
  }

  /** Lines; on a terminal, where they are broken at blanks, those that are not set in. */
  private static long lineStarts(DocumentWriter writer, String text) {
    return text.lines()
        .filter(line -> !(writer instanceof TextWriter) || !line.startsWith("  "))
        .count();
  }

  @Test
  void htmlIsWellFormedAndHoldsTheDataAsText() throws Exception {
    for (int seed = 0; seed < 300; seed++) {
      NastyText texts = new NastyText(seed);
      List<String> said = new ArrayList<>();
      String html =
          new HtmlWriter()
              .write(
                  everything(
                      () -> {
                        String data = "<script>" + texts.next();
                        said.add(Printable.of(data).strip());
                        return data;
                      }));
      said.remove(1); // the name of a row, whose details stand below it here
      Element body =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader("<body>" + html + "</body>")))
              .getDocumentElement();
      assertThat(body.getElementsByTagName("script").getLength()).isZero();
      assertThat(body.getTextContent()).contains(said);
    }
  }

  @Test
  void htmlMarksWhatThingsAre() {
    assertThat(new HtmlWriter().write(everything(() -> "a<b")))
        .startsWith("<h2>Gate: a&lt;b</h2>\n<p>a&lt;b; seed 1.</p>\n")
        .contains("<caption><strong>a&lt;b</strong></caption>")
        .contains("<th scope=\"col\" class=\"number\">a&lt;b</th>")
        .contains("<th scope=\"row\"><code>a&lt;b</code> (secondary)</th>")
        .contains("<section>\n<h2>a&lt;b</h2>")
        .contains("<details>\n<summary>By &lt;group&gt;</summary>")
        .contains("<p class=\"note\">Note: <span class=\"warning\">w</span></p>");
  }

  @Test
  void neighboursOfOneStyleAreOneSpan() {
    Text text = Text.of("a").and("").and("b").and(Style.CODE, "c").and(Style.CODE, "d").and("");
    assertThat(text.spans())
        .containsExactly(new Span(Style.PLAIN, "ab"), new Span(Style.CODE, "cd"));
    assertThat(text.plain()).isEqualTo("abcd");
    assertThat(Text.of("")).isEqualTo(Text.NONE);
  }

  @Test
  void aRowHasACellAColumn() {
    List<Column> columns = List.of(Column.ofWords("a"), Column.ofWords("b"));
    List<Row> rows = List.of(Row.of("x"));
    assertThatThrownBy(() -> Grid.of(columns, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells in 2 columns");
  }

  @Test
  void aDocumentOfNothingIsEmpty() {
    for (DocumentWriter writer : WRITERS) {
      assertThat(writer.write(Document.of(1, List.of()))).isEmpty();
    }
  }
}
