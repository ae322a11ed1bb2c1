package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RowsByIdTest {

  private static ScoreTable table(String... rows) {
    List<List<String>> cells = new ArrayList<>();
    for (String row : rows) {
      cells.add(List.of(row.split(",", -1)));
    }
    return new ScoreTable("t", List.of("id", "channel", "segment", "stoi"), cells, null);
  }

  @Test
  void aKeySaysWhatTellsTheRowsApartAndNoMore() throws TableException {
    ScoreTable table = table("a,1,1,0.5", "b,2,2,0.5", "c,,,");
    assertThat(RowsById.of(table, false, false, id -> id))
        .containsExactly(Map.entry("a", 0), Map.entry("b", 1), Map.entry("c", 2));
    assertThat(RowsById.of(table, true, false, id -> id).keySet())
        .containsExactly("a#1", "b#2", "c#");
    assertThat(RowsById.of(table, true, true, id -> id).keySet())
        .containsExactly("a#1, segment 1", "b#2, segment 2", "c#");
    assertThat(RowsById.of(table, false, true, String::toUpperCase).keySet())
        .containsExactly("A, segment 1", "B, segment 2", "C");
  }

  /** The first column is a place like any other. */
  @Test
  void theColumnsMayStandAnywhere() throws TableException {
    List<List<String>> rows = List.of(List.of("2", "a"), List.of("3", "a"));
    ScoreTable channels = new ScoreTable("t", List.of("channel", "id"), rows, null);
    assertThat(RowsById.of(channels, true, false, id -> id).keySet()).containsExactly("a#2", "a#3");
    ScoreTable segments = new ScoreTable("t", List.of("segment", "id"), rows, null);
    assertThat(RowsById.of(segments, false, true, id -> id).keySet())
        .containsExactly("a, segment 2", "a, segment 3");
  }

  @Test
  void twoRowsOfOneKeyAreNamedWhateverTheyShare() {
    UnaryOperator<String> plain = id -> id;
    assertThatThrownBy(() -> RowsById.of(table("a,1,1,1", "a,2,1,1"), false, true, plain))
        .isInstanceOf(TableException.class)
        .hasMessage("t: the id 'a, segment 1' stands in row 1 and in row 2");
    assertThatThrownBy(() -> RowsById.of(table("a,1,1,1", "A,1,2,1"), true, false, s -> "x"))
        .hasMessage("t: the id 'x#1' stands in row 1 and in row 2");
  }

  @Test
  void aFileThatFailedHasOneRowForAllOfItsSegments() {
    assertThat(RowsById.fileOf("a")).isEqualTo("a");
    assertThat(RowsById.fileOf("a#2")).isEqualTo("a#2");
    assertThat(RowsById.fileOf("a, segment 3")).isEqualTo("a");
    assertThat(RowsById.fileOf("a#2, segment 3")).isEqualTo("a#");
    assertThat(RowsById.fileOf("a#b#2, segment 3")).isEqualTo("a#b#");
    assertThat(RowsById.fileOf("#1, segment 3")).isEqualTo("#");
    assertThat(RowsById.fileOf(", segment 3")).isEmpty();
  }

  @Test
  void segmentsOfOneFileStandInTheOrderOfTheirNumbers() {
    List<String> sorted =
        List.of(
            "a",
            "a, segment one",
            "a, segment 0",
            "a, segment 2",
            "a, segment 10",
            "a#1, segment 9",
            "b, segment 1");
    List<String> keys = new ArrayList<>(sorted);
    Collections.shuffle(keys, new Random(1));
    keys.sort(RowsById.ORDER);
    assertThat(keys).isEqualTo(sorted);
    List<String> nameless = new ArrayList<>(List.of(", segment 2", ", segment 10", ", segment 1"));
    nameless.sort(RowsById.ORDER);
    assertThat(nameless).containsExactly(", segment 1", ", segment 2", ", segment 10");
  }
}
