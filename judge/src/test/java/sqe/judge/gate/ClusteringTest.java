package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.judge.stats.PairedDifferences;
import sqe.table.ScoreTable;

/** Which rows are taken to depend on each other, and from how many clusters on. */
class ClusteringTest {

  private static final GatePolicy POLICY = GatePolicy.defaults();

  private static ScoreTable table(String header, String... rows) {
    List<List<String>> cells = new ArrayList<>();
    for (String row : rows) {
      cells.add(List.of(row.split(",", -1)));
    }
    return new ScoreTable("t", List.of(header.split(",", -1)), cells, null);
  }

  private static final ScoreTable PLAIN = table("id,stoi", "a,1", "b,1", "c,1");
  private static final ScoreTable SPOKEN = table("id,speaker,stoi", "a,s,1", "b,s,1", "c,t,1");
  private static final ScoreTable RECORDED = table("id,recording,stoi", "a,s,1", "b,s,1", "c,t,1");

  @Test
  void aGateTakesTheColumnThatEitherTableFillsWithRepeatedValues() {
    assertThat(Clustering.column(POLICY, PLAIN, SPOKEN)).isEqualTo("speaker");
    assertThat(Clustering.column(POLICY, SPOKEN, PLAIN)).isEqualTo("speaker");
    assertThat(Clustering.column(POLICY, RECORDED, SPOKEN)).isEqualTo("speaker");
    assertThat(Clustering.column(POLICY, SPOKEN, RECORDED)).isEqualTo("recording");
    assertThat(Clustering.column(POLICY, PLAIN, PLAIN)).isNull();
    ScoreTable each = table("id,speaker,stoi", "a,s,1", "b,t,1");
    assertThat(Clustering.column(POLICY, each, each)).as("of one file each").isNull();
    ScoreTable some = table("id,speaker,stoi", "a,s,1", "b,s,1", "c, ,1");
    assertThat(Clustering.column(POLICY, some, some)).as("not of all").isNull();
    ScoreTable channels = table("id,channel,stoi", "a,1,1", "a,2,1", "b,1,1", "b,2,1");
    assertThat(Clustering.column(POLICY, channels, channels)).isEqualTo("id");
  }

  @Test
  void aComparisonTakesTheColumnThatAllTablesHave() {
    assertThat(Clustering.column(POLICY, List.of(SPOKEN, SPOKEN))).isEqualTo("speaker");
    assertThat(Clustering.column(POLICY, List.of(SPOKEN, PLAIN))).isNull();
    assertThat(Clustering.column(POLICY, List.of(SPOKEN, RECORDED))).isNull();
    assertThat(Clustering.column(POLICY, List.of(PLAIN, SPOKEN))).isNull();
  }

  @Test
  void thePolicyDecides() {
    GatePolicy named = GatePolicy.builder().cluster("room").build();
    assertThat(Clustering.column(named, SPOKEN, SPOKEN)).isEqualTo("room");
    assertThat(Clustering.column(named, List.of(SPOKEN))).isEqualTo("room");
    GatePolicy none = GatePolicy.builder().noClusters().build();
    assertThat(Clustering.column(none, SPOKEN, SPOKEN)).isNull();
    assertThat(Clustering.column(none, List.of(SPOKEN))).isNull();
    assertThat(Clustering.note(POLICY, "speaker")).startsWith("rows of one speaker are tested");
    assertThat(Clustering.note(POLICY, null)).isNull();
    assertThat(Clustering.note(named, "room")).isNull();
  }

  private static PairedDifferences differences(
      String column, RowKind rows, List<String> notes, String... labels) {
    double[] values = new double[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Clustering.differences(values, List.of(labels), column, rows, notes);
  }

  @Test
  void sixClustersAreTheFewestThatStandForOthers() {
    List<String> notes = new ArrayList<>();
    String[] six = {"a", "b", "c", "d", "e", "f", "a"};
    assertThat(differences("speaker", RowKind.FILE, notes, six).isClustered()).isTrue();
    assertThat(notes).isEmpty();
    String[] five = {"a", "b", "c", "d", "e", "e", "a"};
    assertThat(differences("speaker", RowKind.FILE, notes, five).isClustered()).isFalse();
    assertThat(notes)
        .containsExactly(
            "conditional on these 5 clusters: fewer than 6 cannot stand for others, files are"
                + " taken as independent");
    notes.clear();
    assertThat(differences("speaker", RowKind.FILE, notes, "a", "a").isClustered()).isFalse();
    assertThat(notes.get(0)).startsWith("conditional on this 1 cluster: ");
    notes.clear();
    assertThat(differences("speaker", RowKind.FILE, notes).isClustered()).isTrue();
    assertThat(notes).as("of no file").isEmpty();
  }

  /** They are not tested, rather than taken as independent. */
  @Test
  void segmentsOfFewRecordingsStayInThem() {
    List<String> notes = new ArrayList<>();
    for (String column : List.of("id", "recording")) {
      PairedDifferences few = differences(column, RowKind.SEGMENT, notes, "a", "a", "b", "b");
      assertThat(few.isClustered()).isTrue();
      assertThat(Clustering.areTooFew(few, RowKind.SEGMENT)).isTrue();
    }
    assertThat(notes).isEmpty();
    assertThat(differences("speaker", RowKind.SEGMENT, notes, "a", "a", "b").isClustered())
        .isFalse();
    assertThat(notes).hasSize(1);
    assertThat(Clustering.differences(new double[2], null, null, RowKind.FILE, notes).isClustered())
        .isFalse();
    assertThat(notes).hasSize(1);
  }
}
