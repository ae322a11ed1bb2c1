package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;

class ScoreTableTest {

  private static ScoreTable of(List<String> columns, List<List<String>> rows) {
    return new ScoreTable("t", columns, rows, null);
  }

  @Test
  void aColumnIsFoundWhereverItStands() throws TableException {
    ScoreTable table = of(List.of("snr", "id"), List.of(List.of("1", "a"), List.of("x", "a")));
    assertThat(table.has("snr")).isTrue();
    assertThat(table.has("stoi")).isFalse();
    assertThat(table.position("snr")).isZero();
    assertThat(table.distinct("id")).containsExactly("a");
    assertThat(table.distinct("snr")).containsExactly("1", "x");
    assertThat(table.distinct("stoi")).isEmpty();
    assertThat(table.mapped("snr", cell -> cell + "!").rows().get(0)).containsExactly("1!", "a");
    assertThat(table.mapped("stoi", cell -> "")).isSameAs(table);
    assertThat(table.renamed("snr", "SNR").columns()).containsExactly("SNR", "id");
    assertThat(table.renamed("stoi", "x")).isSameAs(table);
    assertThatThrownBy(() -> table.requireColumn("stoi"))
        .isInstanceOf(NotInTableException.class)
        .hasMessage("t has no column 'stoi'; it has snr, id");
  }

  @Test
  void channelsAreSeveralWhereTwoHaveNames() {
    List<String> columns = List.of("channel", "id");
    assertThat(of(columns, List.of(List.of("1", "a"), List.of("2", "a"))).hasChannels()).isTrue();
    assertThat(of(columns, List.of(List.of("1", "a"), List.of("1", "b"))).hasChannels()).isFalse();
    assertThat(of(columns, List.of(List.of("1", "a"), List.of(" ", "b"))).hasChannels()).isFalse();
    assertThat(of(List.of("id"), List.of(List.of("a"))).hasChannels()).isFalse();
  }

  @Test
  void segmentsAreSeveralWhereAnIdHasTwo() {
    List<String> columns = List.of("segment", "id");
    assertThat(of(columns, List.of(List.of("1", "a"), List.of("2", "a"))).hasSegments()).isTrue();
    assertThat(of(columns, List.of(List.of("1", "a"), List.of("1", "a"))).hasSegments()).isFalse();
    assertThat(of(columns, List.of(List.of("1", "a"), List.of("2", "b"))).hasSegments()).isFalse();
    List<List<String>> swapped = List.of(List.of("a", "1"), List.of("a", "2"));
    assertThat(of(List.of("id", "segment"), swapped).hasSegments()).isTrue();
    assertThat(of(List.of("id", "stoi"), swapped).hasSegments()).isFalse();
    assertThat(of(List.of("stoi", "segment"), swapped).hasSegments()).isFalse();
  }

  @Test
  void scoresAreNumbersOrAbsentAndWhatIsNeitherIsNamed() throws TableException {
    ScoreTable table =
        of(
            List.of("stoi", "id"),
            List.of(List.of(" 0.5 ", "a"), List.of("-inf", "b"), List.of("n/a", "c")));
    assertThat(table.scores("stoi")).containsExactly(0.5, Double.NEGATIVE_INFINITY, Double.NaN);
    ScoreTable comma =
        new ScoreTable(
            "t", List.of("stoi"), List.of(List.of("1"), List.of(" -1,5")), List.of(2, 7), null);
    assertThatThrownBy(() -> comma.scores("stoi"))
        .isInstanceOf(TableException.class)
        .hasMessage("t, line 7: stoi is ' -1,5', not a number: write it with a point");
    assertThatThrownBy(() -> of(List.of("stoi"), List.of(List.of("1,5 dB"))).scores("stoi"))
        .hasMessage(
            "t, row 1: stoi is '1,5 dB', not a number: write a number, inf or -inf, or nothing"
                + " where there is no score");
  }

  @Test
  void aPartKeepsItsLines() {
    ScoreTable table =
        new ScoreTable(
            "t",
            List.of("id", "system"),
            List.of(List.of("a", "x"), List.of("b", "y"), List.of("c", "x")),
            List.of(2, 4, 5),
            null);
    assertThat(table.only("system", "x"))
        .isEqualTo(
            new ScoreTable(
                "t",
                List.of("id", "system"),
                List.of(List.of("a", "x"), List.of("c", "x")),
                List.of(2, 5),
                null));
    assertThatThrownBy(() -> table.only("system", "z"))
        .isInstanceOf(NotInTableException.class)
        .hasMessage("t has no system 'z'; it has x, y");
  }

  @Test
  void dataAreTheSameWhateverTheirOrderAndTheFormOfTheirAccents() {
    DataSignature one = new DataSignature();
    one.add("caf\u00e9", "1");
    one.add("b", "2");
    one.add("c", "");
    DataSignature other = new DataSignature();
    other.add("b", "2");
    other.add("cafe\u0301", "1");
    assertThat(one.sha256()).isEqualTo(other.sha256());
    assertThat(one.references()).isEqualTo(2);
    other.add("caf\u00e9", "3");
    assertThat(other.sha256()).isNotEqualTo(one.sha256());
    assertThat(other.references()).isEqualTo(3);
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertThat(new ScoreColumns(List.of("snr"), List.of("stoi"), true, List.of("dc"), true).all())
        .containsExactly(
            "id",
            "segment",
            "start_s",
            "end_s",
            "system",
            "channel",
            "reference",
            "estimate",
            "sample_rate",
            "duration_s",
            "snr",
            "stoi",
            "stoi_delta",
            "dc",
            "status",
            "message");
    assertThatThrownBy(() -> new ScoreColumns(List.of("stoi"), List.of("stoi"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the manifest's column 'stoi' is also a column");
  }

  @Test
  void onlyATableThatDescribesMetricsAddsToTheCatalogue() {
    var catalog = MetricCatalog.load();
    ScoreTable signed =
        new ScoreTable(
            "t", List.of("id"), List.of(), new TableSignatures(Map.of("stoi", "s"), null));
    assertThat(of(List.of("id"), List.of()).describedIn(catalog)).isSameAs(catalog);
    assertThat(signed.describedIn(catalog)).isSameAs(catalog);
  }
}
