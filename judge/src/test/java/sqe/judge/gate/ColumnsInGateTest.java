package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sqe.judge.stats.MultipleTesting;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/** Which columns are what in tables of other tools, and what several of them do to a p. */
class ColumnsInGateTest {

  private static ScoreTable table(String header, String... rows) {
    List<List<String>> cells = new ArrayList<>();
    for (String row : rows) {
      cells.add(List.of(row.split(",", -1)));
    }
    return new ScoreTable("t", List.of(header.split(",", -1)), cells, null);
  }

  private static List<String> renamed(String header, String... asked) throws TableException {
    return ForeignColumns.renamed(table(header), Set.of(asked)).columns();
  }

  @Test
  void oneColumnThatOthersCallTheIdIsTheId() throws TableException {
    assertThat(renamed("Utt_ID,stoi")).containsExactly("id", "stoi");
    assertThat(renamed("id,filename,stoi")).containsExactly("id", "filename", "stoi");
    assertThat(renamed("key,filename,stoi")).as("it may be either").doesNotContain("id");
    assertThat(renamed("who,stoi")).containsExactly("who", "stoi");
  }

  @Test
  void metricsAreCalledAsHereUnlessThePolicyNamesThem() throws TableException {
    assertThat(renamed("id,SI-SDR,STOI")).containsExactly("id", "si_sdr", "stoi");
    assertThat(renamed("id,SI-SDR,STOI", "SI-SDR")).containsExactly("id", "SI-SDR", "stoi");
    assertThat(renamed("id,SNR")).as("mostly the condition").containsExactly("id", "SNR");
  }

  @Test
  void twoColumnsOfOneMetricAreRefusedUnlessOneIsAskedFor() throws TableException {
    assertThatThrownBy(() -> renamed("id,SI-SDR,SISDR"))
        .isInstanceOf(TableException.class)
        .hasMessage(
            "t: the columns 'SI-SDR', 'SISDR' may all be si_sdr: leave one of them in the table");
    assertThatThrownBy(() -> renamed("id,si_sdr,SISDR"))
        .hasMessageContaining("the columns 'si_sdr', 'SISDR' may all be si_sdr");
    assertThat(renamed("id,si_sdr,x", "x")).containsExactly("id", "si_sdr", "x");
  }

  private static String notCompared(ScoreTable table, GatePolicy policy, String... rules) {
    return PolicyColumns.notCompared(table, policy, Set.of(rules)).orElse("");
  }

  private static final GatePolicy POLICY = GatePolicy.defaults();

  /** A measure that is called otherwise here would be lost without a word. */
  @Test
  void columnsOfFractionsThatNobodyComparesAreNamed() {
    ScoreTable table =
        table(
            "id,stoi,mine,count,label,none,Unnamed: 0,half",
            "a,0.5,1.5,3,x,,0.5,1",
            "b,0.5,,4,y,,1,inf");
    assertThat(notCompared(table, POLICY, "stoi"))
        .isEqualTo(
            "not compared, for no metric is called so here: 'mine'; columns of a policy say what"
                + " they are");
    assertThat(notCompared(table, POLICY)).contains("called so here: 'stoi', 'mine'; columns");
    assertThat(notCompared(table("id,stoi", "a,1.5"), POLICY, "stoi")).isEmpty();
    GatePolicy named = GatePolicy.builder().metric("stoi", MetricRule.plain()).build();
    assertThat(notCompared(table, named, "stoi")).as("they were chosen").isEmpty();
    ScoreTable signed =
        new ScoreTable(
            "t", table.columns(), table.rows(), new TableSignatures(Map.of("stoi", "s"), null));
    assertThat(notCompared(signed, POLICY, "stoi")).as("it says what its scores are").isEmpty();
  }

  @Test
  void theGateSaysSo() throws Exception {
    String[] rows = new String[12];
    Arrays.setAll(rows, i -> "f" + i + "," + i * 0.25 + "," + i * 0.5);
    ScoreTable table = table("id,si_sdr,mine", rows);
    GateReport report =
        new Gate(GatePolicy.builder().unsignedOk(true).build(), MetricCatalog.load())
            .run(table, table);
    assertThat(report.notes()).anyMatch(note -> note.contains("called so here: 'mine';"));
  }

  /** Scores that move by their own noise; the first two metrics and groups are worse. */
  private static ScoreTable noisy(String source, double loss, int last) {
    double[] noise = Tables.noise(source, 60);
    return new Tables(source, 60)
        .text("group", i -> "g" + i % 4)
        .number("si_sdr", i -> noise[i] - (i % 4 < 2 ? loss : 0))
        .number("a", i -> noise[(i + 7) % 60] - loss)
        .number("b", i -> noise[(i + 13) % 60] - loss * 0.8)
        .text("c", i -> i < last ? String.valueOf(noise[(i + 29) % 60] - loss) : "")
        .signed(new TableSignatures(Map.of("si_sdr", "s", "a", "s", "b", "s", "c", "s"), "d"))
        .table();
  }

  private static double[] alone(List<MetricResult> results) {
    return results.stream().mapToDouble(result -> result.evidence().p().regression()).toArray();
  }

  private static double[] adjusted(List<MetricResult> results) {
    return results.stream().mapToDouble(result -> result.decision().pAdjusted()).toArray();
  }

  /** Holm over primary metrics that are tested; Benjamini and Hochberg over groups. */
  @Test
  void pIsCorrectedOverWhatIsTestedAndByItsOwnRule() throws Exception {
    GatePolicy policy =
        GatePolicy.builder()
            .resamples(400)
            .groups(List.of("group"))
            .metric("a", MetricRule.ofMargin(0))
            .metric("b", MetricRule.ofMargin(0))
            .metric("si_sdr", MetricRule.builder().margin(0.0).primary(false).build())
            .metric("c", MetricRule.ofMargin(0))
            .build();
    GateReport report =
        new Gate(policy, MetricCatalog.load()).run(noisy("x", 0, 5), noisy("y", 0.5, 5));
    List<MetricResult> metrics = report.metrics();
    double[] alone = alone(metrics);
    double[] two = MultipleTesting.holm(Arrays.copyOf(alone, 2));
    assertThat(adjusted(metrics)).containsExactly(two[0], two[1], alone[2], Double.NaN);
    assertThat(two).isNotEqualTo(MultipleTesting.benjaminiHochberg(Arrays.copyOf(alone, 2)));
    List<MetricResult> groups =
        report.groups().stream().filter(each -> each.evidence().tested()).toList();
    assertThat(groups).hasSize(12);
    assertThat(report.groups()).hasSize(16);
    double[] ofGroups = MultipleTesting.benjaminiHochberg(alone(groups));
    assertThat(adjusted(groups)).isEqualTo(ofGroups);
    assertThat(ofGroups).isNotEqualTo(MultipleTesting.holm(alone(groups)));
  }

  private static String reason(String message, String metric) {
    ScoreTable table =
        new ScoreTable(
            "t", List.of("id", "message", "stoi", "estoi"), List.of(List.of("a", message)), null);
    return new RowWords(table).reason(0, metric);
  }

  /** Why a metric has no score: of it, or of the whole row; a note is no reason. */
  @Test
  void theReasonOfAMetricIsTheOneThatNamesItOrAll() {
    assertThat(reason("unreadable estimate: a.wav: cut", "stoi"))
        .isEqualTo("unreadable estimate: a.wav: cut");
    assertThat(reason("stoi, estoi: too short: needs 0.4 s", "estoi"))
        .isEqualTo("too short: needs 0.4 s");
    assertThat(reason("estoi: silent: x; stoi: too short: y", "stoi")).isEqualTo("too short: y");
    assertThat(reason("estoi: silent: x", "stoi")).isEmpty();
    assertThat(reason("estimate is upside down; reference is clipped; no speech: z", "stoi"))
        .isEqualTo("no speech: z");
    assertThat(reason("snr: no column of this table", "stoi"))
        .isEqualTo("snr: no column of this table");
    assertThat(reason("", "stoi")).isEmpty();
    RowWords mute = new RowWords(table("id,stoi", "a,1"));
    assertThat(mute.exist()).isFalse();
    assertThat(mute.reason(0, "stoi")).isEmpty();
    RowWords first = new RowWords(table("message,id", "no speech: z,a"));
    assertThat(first.exist()).isTrue();
    assertThat(first.reason(0, "stoi")).isEqualTo("no speech: z");
  }

  @Test
  void whatOfAnIdCountsMakesOneOfNoTwoIds() throws TableException {
    assertThat(RowIds.PATH.of("x/a.wav")).isEqualTo("x/a.wav");
    assertThat(RowIds.NAME.of("x\\y/a.wav")).isEqualTo("a.wav");
    assertThat(RowIds.NAME.of("x/")).isEqualTo("x/");
    assertThat(RowIds.STEM.of("x/a.b.flac")).isEqualTo("a.b");
    assertThat(RowIds.STEM.of("x/.wav")).isEqualTo(".wav");
    assertThat(RowIds.STEM.of("x/take.1")).isEqualTo("take.1");
    ScoreTable table = table("system,id", "s,x/a.wav", "s,x/b.wav", "t,y/a.wav", "s,x/a.wav");
    assertThat(RowIds.PATH.of(table)).isSameAs(table);
    assertThat(RowIds.STEM.of(table).distinct("id")).containsExactly("a", "b");
    assertThat(RowIds.NAME.of(table("who", "x/a")).rows()).containsExactly(List.of("x/a"));
    assertThatThrownBy(() -> RowIds.STEM.of(table("id", "x/a.wav", "y/a.flac")))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith(
            "t: 'x/a.wav' (row 1) and 'y/a.flac' (row 2) are one file by their stem:");
  }
}
