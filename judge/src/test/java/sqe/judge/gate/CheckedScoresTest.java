package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/** Which values are no scores, and what is said of them. */
class CheckedScoresTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static ScoreTable table(String column, String... scores) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      rows.add(List.of("f" + i, scores[i]));
    }
    return new ScoreTable("t", List.of("id", column), rows, null);
  }

  private static CheckedScores stoi(String... scores) throws TableException {
    return CheckedScores.of(table("stoi", scores), MetricFacts.of("stoi", null, CATALOG));
  }

  @Test
  void whatIsOutOfRangeIsNoScoreAndSaidOnce() throws TableException {
    CheckedScores one = stoi("0.5", "", "7", "0.25", "-0.25");
    assertThat(one.values()).containsExactly(0.5, Double.NaN, Double.NaN, 0.25, -0.25);
    assertThat(one.finite()).containsExactly(0.5, 0.25, -0.25);
    assertThat(one.isFinite(0)).isTrue();
    assertThat(one.isFinite(1)).isFalse();
    assertThat(one.impossible(2)).isEqualTo("stoi 7 is outside -1 to 1");
    assertThat(one.impossible(1)).isNull();
    assertThat(one.note()).hasValue("stoi 7 is outside -1 to 1: taken as missing");
    assertThat(stoi("0.5", "-9", "-8", "").note())
        .hasValue("stoi -9 is outside -1 to 1 (2 of 3 values): taken as missing");
    assertThat(stoi("0.5", "", "1").note()).isEmpty();
  }

  @Test
  void aColumnOfPercentIsToldFromAFewSlips() throws TableException {
    String all = "all values of stoi look like percent: divide them by 100";
    assertThat(stoi("50", "60", "70").note()).hasValue(all);
    assertThat(stoi("50", "60", "70").looksLikePercent()).isTrue();
    assertThat(stoi("50", "60", "70").noneIsPossible()).isTrue();
    String[] nine = {"50", "51", "52", "53", "54", "55", "56", "57", "58", "0.5"};
    assertThat(stoi(nine).looksLikePercent()).as("nine of ten").isTrue();
    assertThat(stoi(nine).noneIsPossible()).isFalse();
    CheckedScores mixed = stoi("50", "60", "0.5", "0.6", "");
    assertThat(mixed.looksLikePercent()).isFalse();
    assertThat(mixed.note())
        .hasValue(
            "2 of 4 values of stoi look like percent, the others do not: taken as missing, write"
                + " all in one unit");
    assertThat(stoi("50", "0.5", "0.6").note())
        .as("one is a mistake")
        .hasValue("stoi 50 is outside -1 to 1: taken as missing");
    assertThat(stoi("", "").looksLikePercent()).isFalse();
    assertThat(stoi("", "").noneIsPossible()).as("there are none").isFalse();
  }

  @Test
  void infinitiesAreCountedBySign() throws TableException {
    CheckedScores scores =
        CheckedScores.of(
            table("si_sdr", "inf", "-inf", "inf", "1"), MetricFacts.of("si_sdr", null, CATALOG));
    assertThat(scores.count(Double.POSITIVE_INFINITY)).isEqualTo(2);
    assertThat(scores.count(Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(scores.isFinite(0)).isFalse();
    assertThat(scores.labels(table("si_sdr", "inf", "-inf", "inf", "1"), "id"))
        .containsExactly("f3");
    assertThat(scores.labels(table("si_sdr"), null)).isNull();
  }

  @Test
  void allColumnsOfKnownMetricsAreLookedThrough() throws TableException {
    List<List<String>> rows = List.of(List.of("a", "words", "-9", "0.5", "-3"));
    ScoreTable table = new ScoreTable("t", List.of("id", "note", "stoi", "estoi", "x"), rows, null);
    assertThat(CheckedScores.notes(table, CATALOG))
        .containsExactly("stoi -9 is outside -1 to 1: taken as missing");
  }

  /** What is signed was computed here: nothing stands for no score, and nothing is rounded. */
  @Test
  void ofSignedScoresTheRangeIsExact() throws TableException {
    MetricFacts pesq = MetricFacts.of("pesq_wb", null, CATALOG);
    ScoreTable foreign = table("pesq_wb", "1", "4.65", "4.7");
    assertThat(CheckedScores.of(foreign, pesq).finite()).containsExactly(1, 4.65);
    ScoreTable ours =
        new ScoreTable(
            "t",
            foreign.columns(),
            foreign.rows(),
            new TableSignatures(Map.of("pesq_wb", "pesq_wb|rev:1"), null));
    assertThat(CheckedScores.of(ours, pesq).finite()).isEmpty();
    assertThat(CheckedScores.of(ours, pesq).note()).isPresent();
  }

  /** Of errors over words: the mean of the shares is the rate of all words. */
  @Test
  void theScoresOfASetAreSharesOfItsRate() throws TableException {
    MetricFacts wer = MetricFacts.of("wer", null, CATALOG);
    List<List<String>> rows =
        List.of(List.of("a", "0.1", "1", "10"), List.of("b", "0.1", "3", "30"));
    ScoreTable counted =
        new ScoreTable("t", List.of("id", "wer", "word_errors", "words"), rows, null);
    assertThat(CheckedScores.ofSet(counted, wer).finite()).containsExactly(1 / 20.0, 3 / 20.0);
    ScoreTable plain = table("wer", "0.1", "0.3");
    assertThat(CheckedScores.ofSet(plain, wer).finite()).containsExactly(0.1, 0.3);
    MetricFacts stoi = MetricFacts.of("stoi", null, CATALOG);
    assertThat(CheckedScores.ofSet(table("stoi", "0.5"), stoi).finite()).containsExactly(0.5);
  }
}
