package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/** Tables in which a file has several segments. */
class SegmentsInGateTest {

  private static final List<String> COLUMNS = List.of("id", "segment", "speaker", "si_sdr");

  private static TableSignatures signed(String segment) {
    return new TableSignatures(Map.of("si_sdr", "si_sdr|align:none|segment:" + segment), null);
  }

  private static ScoreTable table(
      String name,
      long seed,
      int files,
      int segments,
      double shift,
      BiPredicate<Integer, Integer> in) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    for (int f = 0; f < files; f++) {
      for (int s = 1; s <= segments; s++) {
        String score = String.valueOf(10 + random.nextGaussian() + shift);
        if (in.test(f, s)) {
          rows.add(List.of("f" + f, String.valueOf(s), "", score));
        }
      }
    }
    return new ScoreTable(name, COLUMNS, rows, signed("10"));
  }

  private static GateReport gate(ScoreTable baseline, ScoreTable current) throws Exception {
    return Gate.of(GatePolicy.builder().build()).run(baseline, current);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSegmentsOfAnIdAreOneCluster(long seed) throws Exception {
    Random random = new Random(seed);
    int files = 8 + random.nextInt(10);
    int segments = 2 + random.nextInt(5);
    ScoreTable baseline = table("a", seed, files, segments, 0, (f, s) -> true);
    ScoreTable current = table("b", seed + 100, files, segments, -0.1, (f, s) -> true);
    GateReport found = gate(baseline, current);
    assertThat(found.cluster()).isEqualTo("id");
    GateReport asked = Gate.of(GatePolicy.builder().cluster("id").build()).run(baseline, current);
    assertThat(found.metrics().get(0).evidence()).isEqualTo(asked.metrics().get(0).evidence());
  }

  @Test
  void aSpeakerIsCoarserAndWins() throws Exception {
    ScoreTable baseline = table("a", 1, 12, 3, 0, (f, s) -> true);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : baseline.rows()) {
      int file = Integer.parseInt(row.get(0).substring(1));
      rows.add(List.of(row.get(0), row.get(1), "speaker" + file / 2, row.get(3)));
    }
    ScoreTable spoken = new ScoreTable("a", COLUMNS, rows, signed("10"));
    assertThat(gate(spoken, spoken).cluster()).isEqualTo("speaker");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aLostSegmentIsLostCoverage(long seed) throws Exception {
    int lost = 1 + new Random(seed).nextInt(4);
    ScoreTable baseline = table("a", seed, 8, 4, 0, (f, s) -> true);
    ScoreTable current = table("b", seed, 8, 4, 0, (f, s) -> f != 2 || s != lost);
    GateReport report = gate(baseline, current);
    assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(String.join(" ", report.metrics().get(0).decision().reasons()))
        .contains("lost coverage")
        .contains("f2, segment " + lost);
  }

  @Test
  void trueDuplicatesAreRefused() {
    ScoreTable baseline = table("a", 1, 3, 3, 0, (f, s) -> true);
    List<List<String>> rows = new ArrayList<>(baseline.rows());
    rows.add(rows.get(4));
    ScoreTable twice = new ScoreTable("b", COLUMNS, rows, signed("10"));
    assertThatThrownBy(() -> gate(baseline, twice))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("the id 'f1, segment 2' stands in row 5 and in row 10");
    List<List<String>> whole = List.of(rows.get(0), rows.get(0));
    ScoreTable plain = new ScoreTable("b", COLUMNS, whole, signed("10"));
    assertThatThrownBy(() -> gate(plain, plain)).hasMessageContaining("stands in row 1");
  }

  @Test
  void otherSegmentsAreNotComparable() {
    ScoreTable baseline = table("a", 1, 8, 3, 0, (f, s) -> true);
    ScoreTable current = new ScoreTable("b", COLUMNS, baseline.rows(), signed("5"));
    assertThatThrownBy(() -> gate(baseline, current))
        .hasMessageContaining("segment is 10, 5 (baseline, current)");
  }

  @Test
  void aFileThatFailedAsAWholeLosesItsSegments() throws Exception {
    ScoreTable baseline = table("a", 1, 8, 2, 0, (f, s) -> true);
    List<List<String>> rows = new ArrayList<>(table("b", 1, 8, 2, 0, (f, s) -> f != 3).rows());
    rows.add(List.of("f3", "", "", ""));
    GateReport report = gate(baseline, new ScoreTable("b", COLUMNS, rows, signed("10")));
    assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(String.join(" ", report.metrics().get(0).decision().reasons()))
        .contains("2 segments had a score and have none now")
        .contains("f3, segment 1")
        .contains("f3, segment 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, 0, 3})
  void oneRecordingIsNeverAVerdict(double shift) throws Exception {
    ScoreTable baseline = table("a", 1, 1, 60, 0, (f, s) -> true);
    ScoreTable current = table("b", 1, 1, 60, shift, (f, s) -> true);
    for (String cluster : new String[] {null, "id"}) {
      GateReport report =
          Gate.of(GatePolicy.builder().cluster(cluster).build()).run(baseline, current);
      assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(report.metrics().get(0).evidence().sample().fewRecordings()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void fewRecordingsAreNeverAVerdict(int recordings) throws Exception {
    ScoreTable baseline = table("a", 1, recordings, 20, 0, (f, s) -> true);
    ScoreTable current = table("b", 2, recordings, 20, -3, (f, s) -> true);
    for (ScoreTable now : List.of(current, baseline)) {
      GateReport report = gate(baseline, now);
      assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(report.cluster()).isEqualTo("id");
      Evidence.Sample sample = report.metrics().get(0).evidence().sample();
      assertThat(Evidence.tooSmall(sample.files(), sample.fewRecordings(), sample.rows()))
          .isEqualTo(
              "%s segments of %s recordings: 6 recordings are the least that stand for others, score more"
                  .formatted(20 * recordings, recordings));
    }
    GateReport six =
        gate(table("a", 1, 6, 20, 0, (f, s) -> true), table("b", 2, 6, 20, -3, (f, s) -> true));
    assertThat(six.metrics().get(0).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void fewSpeakersAreTakenAsIndependentAndNoClustersAreSaid() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int f = 0; f < 12; f++) {
      rows.add(List.of("f" + f, "", "speaker" + f % 3, "10." + f));
    }
    ScoreTable spoken = new ScoreTable("a", COLUMNS, rows, signed("10"));
    GateReport report = gate(spoken, spoken);
    assertThat(report.cluster()).isNull();
    assertThat(String.join(" ", report.notes())).doesNotContain("tested together");
  }

  @Test
  void oneSpeakerOfSegmentsIsSeveralRecordings() throws Exception {
    ScoreTable baseline = table("a", 1, 12, 3, 0, (f, s) -> true);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : baseline.rows()) {
      rows.add(List.of(row.get(0), row.get(1), "one speaker", row.get(3)));
    }
    ScoreTable spoken = new ScoreTable("a", COLUMNS, rows, signed("10"));
    assertThat(gate(spoken, spoken).cluster()).isEqualTo("id");
  }

  @Test
  void aWholeTableIsNotComparableWithOneOfSegments() {
    ScoreTable cut = table("a", 1, 8, 3, 0, (f, s) -> true);
    List<List<String>> rows = new ArrayList<>();
    for (int f = 0; f < 8; f++) {
      rows.add(List.of("f" + f, "", "10"));
    }
    List<String> columns = COLUMNS.stream().filter(each -> !each.equals("segment")).toList();
    ScoreTable whole = new ScoreTable("b", columns, rows, signed("10"));
    assertThatThrownBy(() -> gate(cut, whole))
        .isInstanceOf(NotComparableException.class)
        .hasMessage(
            "not comparable: b was made without --segment, and a is of segments: score both alike");
    assertThatThrownBy(() -> gate(whole, cut)).isInstanceOf(NotComparableException.class);
  }

  @Test
  void segmentsStandInTheOrderOfTheirNumbers() throws Exception {
    ScoreTable baseline = table("a", 1, 8, 12, 0, (f, s) -> true);
    ScoreTable current = table("b", 1, 8, 12, 0, (f, s) -> f != 2 || (s != 2 && s != 10));
    assertThat(String.join(" ", gate(baseline, current).metrics().get(0).decision().reasons()))
        .contains("2 segments ")
        .contains("f2, segment 2, f2, segment 10");
  }
}
