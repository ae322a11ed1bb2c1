package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreRowTest {

  private static final ScoreColumns TWO =
      new ScoreColumns(List.of("room"), List.of("snr", "stoi"), false, List.of("dc"));

  private static final Pair PAIR =
      new Pair("a", "net", Path.of("r.wav"), Path.of("e.wav"), null, Map.of("room", "x"), null);

  private static ScoreRow row(
      ScoreColumns columns, List<Cell> scores, List<Remark> notes, @Nullable Segment segment) {
    return new ScoreRow(PAIR, "1", 8000, 1.5, columns, scores, List.of(), notes, null, segment);
  }

  private static ScoreRow row(Cell... scores) {
    return row(TWO, List.of(scores), List.of(), null);
  }

  @Test
  void aRowIsWholePartialOrFailed() {
    Cell number = new Cell.Scored(1);
    Cell none = new Cell.Undefined("too short: x");
    assertThat(row(number, number).status()).isEqualTo(ScoreRow.Status.OK);
    assertThat(row(number, none).status()).isEqualTo(ScoreRow.Status.PARTIAL);
    assertThat(row(none, none).status()).isEqualTo(ScoreRow.Status.FAILED);
    assertThat(
            new ScoreRow(
                    PAIR,
                    "",
                    null,
                    null,
                    TWO,
                    List.of(number, number),
                    List.of(),
                    List.of(),
                    Remark.of("no reference: x"))
                .status())
        .isEqualTo(ScoreRow.Status.FAILED);
  }

  private static String message(ScoreRow row) {
    return row.message(RemedyWords.NONE);
  }

  @Test
  void aReasonNamesTheColumnsUnlessItIsOfAll() {
    Cell none = new Cell.Undefined("too short: x");
    assertThat(message(row(none, none))).isEqualTo("too short: x");
    assertThat(message(row(new Cell.Scored(1), none))).isEqualTo("stoi: too short: x");
    assertThat(message(row(none, new Cell.Undefined("silent: y"))))
        .isEqualTo("snr: too short: x; stoi: silent: y");
    assertThat(
            message(row(new Cell.Scored(1), new Cell.Broken("broken: z", new RuntimeException()))))
        .isEqualTo("stoi: broken: z");
    assertThat(message(row(new Cell.Scored(1), new Cell.Absent()))).isEmpty();
    ScoreColumns one = new ScoreColumns(List.of(), List.of("snr"), false);
    assertThat(message(row(one, List.of(none), List.of(Remark.of("estimate drifts")), null)))
        .isEqualTo("snr: too short: x; estimate drifts");
  }

  @Test
  void aPairThatFailedHasItsProblemAndWhatWasNoticed() {
    ScoreRow failed =
        ScoreRow.failed(PAIR, TWO, Remark.of("unreadable: x"), List.of(Remark.of("note")));
    assertThat(message(failed)).isEqualTo("unreadable: x; note");
    assertThat(TableFormat.texts(failed, RemedyWords.NONE))
        .containsExactly(
            "a",
            "net",
            "",
            "r.wav",
            "e.wav",
            "",
            "",
            "x",
            "",
            "",
            "",
            "failed",
            "unreadable: x; note");
  }

  @Test
  void cellsStandUnderTheirColumns() {
    assertThat(TableFormat.texts(row(new Cell.Scored(1), new Cell.Absent()), RemedyWords.NONE))
        .containsExactly(
            "a", "net", "1", "r.wav", "e.wav", "8000", "1.5", "x", "1.0", "", "", "partial", "")
        .hasSameSizeAs(TWO.all());
    ScoreColumns segments = new ScoreColumns(List.of(), List.of("snr"), false, List.of(), true);
    Cell number = new Cell.Scored(Double.NEGATIVE_INFINITY);
    assertThat(
            TableFormat.texts(
                row(segments, List.of(number), List.of(), new Segment(3, 1.5, 2)),
                RemedyWords.NONE))
        .startsWith("a", "3", "1.5", "2.0", "net")
        .contains("-inf");
    assertThat(TableFormat.texts(row(segments, List.of(number), List.of(), null), RemedyWords.NONE))
        .startsWith("a", "", "", "", "net");
  }

  @Test
  void aLineOfEitherFormatReadsBack() throws TableException {
    ScoreColumns columns = new ScoreColumns(List.of("room"), List.of("snr", "stoi"), false);
    ScoreRow row =
        row(
            columns,
            List.of(new Cell.Scored(Double.POSITIVE_INFINITY), new Cell.Undefined("a: \"b\", c")),
            List.of(),
            null);
    for (TableFormat format : TableFormat.values()) {
      String text = format.header(columns) + format.line(row, RemedyWords.NONE);
      Table table = TableReader.read("t", text.getBytes(StandardCharsets.UTF_8));
      assertThat(table.columns()).isEqualTo(columns.all());
      assertThat(table.rows().get(0).cells())
          .isEqualTo(TableFormat.texts(row, RemedyWords.NONE))
          .contains("inf", "stoi: a: \"b\", c");
    }
    assertThat(TableFormat.JSONL.line(row, RemedyWords.NONE))
        .contains(
            "\"sample_rate\":8000,\"duration_s\":1.5,\"room\":\"x\",\"snr\":\"inf\",\"stoi\":null");
  }

  @Test
  void aTranscriptNeedsBothTexts() {
    assertThat(withTexts(Map.of("text", "a", "hypothesis", "")).transcript())
        .hasValueSatisfying(t -> assertThat(t.toString()).contains("a"));
    assertThat(withTexts(Map.of("text", "a")).transcript()).isEmpty();
    assertThat(withTexts(Map.of("hypothesis", "a")).transcript()).isEmpty();
    assertThat(withTexts(Map.of("text", " <not-available>", "hypothesis", "a")).transcript())
        .isEmpty();
  }

  private static Pair withTexts(Map<String, String> columns) {
    return new Pair("a", "", null, Path.of("e"), null, columns, null);
  }

  @Test
  void aPairKnowsItsFiles() {
    Path r = Path.of("r");
    Path e = Path.of("e");
    assertThat(PAIR.references()).containsExactly(Path.of("r.wav"));
    assertThat(withTexts(Map.of()).references()).isEmpty();
    assertThat(new Pair("a", "", r, null, null, Map.of(), "no estimate: x").estimates()).isEmpty();
    Pair two = PAIR.ofSources(new SourceFiles(List.of(r, e), List.of(e, r)));
    assertThat(two.references()).containsExactly(r, e);
    assertThat(two.estimates()).containsExactly(e, r);
    assertThat(two.ofSource(1, 0)).extracting(Pair::reference, Pair::estimate).containsOnly(e);
    assertThat(PAIR.ofSource(1, 0)).isSameAs(PAIR);
  }
}
