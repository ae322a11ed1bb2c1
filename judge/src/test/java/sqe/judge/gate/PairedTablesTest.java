package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.table.EstimateNote;
import sqe.table.ScoreTable;
import sqe.table.TableRemedy;
import sqe.table.TableSignatures;

/** Which row of one table is which of the other, and which tables are not to be paired. */
class PairedTablesTest {

  private static final GatePolicy UNSIGNED = GatePolicy.builder().unsignedOk(true).build();

  private static final MetricFacts STOI = MetricFacts.of("stoi", null, MetricCatalog.load());

  private static ScoreTable table(String source, String header, String... rows) {
    return signed(source, null, header, rows);
  }

  private static ScoreTable signed(
      String source, @Nullable String data, String header, String... rows) {
    List<List<String>> cells = new ArrayList<>();
    for (String row : rows) {
      cells.add(List.of(row.split(",", -1)));
    }
    TableSignatures signatures =
        data == null ? null : new TableSignatures(Map.of("stoi", "stoi|rev:1"), data);
    return new ScoreTable(source, List.of(header.split(",", -1)), cells, signatures);
  }

  private static PairedTables paired(ScoreTable baseline, ScoreTable current) throws Exception {
    return PairedTables.of(baseline, current, List.of("stoi"), UNSIGNED);
  }

  private static List<String> ids(PairedTables tables) {
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < tables.size(); row++) {
      ids.add(tables.id(row));
    }
    return ids;
  }

  private static List<Double> before(PairedTables tables) throws Exception {
    return boxed(tables.column(STOI).before());
  }

  private static List<Double> now(PairedTables tables) throws Exception {
    return boxed(tables.column(STOI).now());
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void rowsArePairedByIdWhateverTheirOrder() throws Exception {
    PairedTables tables =
        paired(
            table("b", "id,stoi", "x,0.1", "y,0.2", "z,0.3"),
            table("c", "stoi,id", "0.6,z", "0.4,x", "0.5,y"));
    assertThat(ids(tables)).containsExactly("x", "y", "z");
    assertThat(before(tables)).containsExactly(0.1, 0.2, 0.3);
    assertThat(now(tables)).containsExactly(0.4, 0.5, 0.6);
  }

  /** A file that failed has one row, and the other table says how many segments it has. */
  @Test
  void aFileThatFailedInEitherTableIsEachOfItsSegments() throws Exception {
    ScoreTable cut = table("cut", "id,segment,stoi", "a,1,0.1", "a,2,0.2", "b,1,0.3", "b,2,0.4");
    ScoreTable lost = table("lost", "id,segment,stoi", "a,,", "b,1,0.5", "b,2,0.6");
    List<String> segments = List.of("a, segment 1", "a, segment 2", "b, segment 1", "b, segment 2");
    PairedTables now = paired(cut, lost);
    assertThat(ids(now)).isEqualTo(segments);
    assertThat(now(now)).containsExactly(Double.NaN, Double.NaN, 0.5, 0.6);
    PairedTables then = paired(lost, cut);
    assertThat(ids(then)).isEqualTo(segments);
    assertThat(before(then)).containsExactly(Double.NaN, Double.NaN, 0.5, 0.6);
    assertThat(now(then)).containsExactly(0.1, 0.2, 0.3, 0.4);
    assertThat(then.rowKind()).isEqualTo(RowKind.SEGMENT);
  }

  @Test
  void segmentsAreNotPairedWithWholeFiles() {
    ScoreTable cut = table("cut", "id,segment,stoi", "a,1,0.1", "a,2,0.2");
    ScoreTable whole = table("whole", "id,stoi", "a,0.1");
    String message =
        "not comparable: whole was made without --segment, and cut is of segments: score both"
            + " alike";
    assertThatThrownBy(() -> paired(cut, whole)).hasMessage(message);
    assertThatThrownBy(() -> paired(whole, cut)).hasMessage(message);
  }

  private static void refused(ScoreTable baseline, ScoreTable current, String message) {
    assertThatThrownBy(() -> paired(baseline, current))
        .isInstanceOf(NotComparableException.class)
        .hasMessage(message);
  }

  @Test
  void filesThatOneTableLacksAreNamedUnlessTheyMayDiffer() throws Exception {
    ScoreTable five = table("five", "id,stoi", "a,1", "b,1", "c,1", "d,1", "e,1");
    ScoreTable two = table("two", "id,stoi", "a,1", "b,1");
    ScoreTable one = table("one", "id,stoi", "b,1");
    refused(five, one, "4 of the 5 ids of five are not in one: a, c, d and 1 more");
    refused(one, five, "4 of the 5 ids of five are not in one: a, c, d and 1 more");
    refused(five, two, "3 of the 5 ids of five are not in two: c, d, e");
    refused(two, one, "1 of the 2 ids of two is not in one: a");
    ScoreTable other = table("other", "id,stoi", "q,1");
    refused(one, other, "the only id of one is not in other: b");
    assertThatThrownBy(() -> paired(two, one))
        .extracting(e -> ((NotComparableException) e).remedy())
        .isEqualTo(Optional.of(TableRemedy.of(TableRemedy.Kind.LEAVE_OUT_FILES)));
    assertThatThrownBy(() -> paired(one, other))
        .as("without a file in common none can be left out")
        .extracting(e -> ((NotComparableException) e).remedy())
        .isEqualTo(Optional.empty());
    PairedTables some = PairedTables.ofCommonIds(five, two, List.of("stoi"), UNSIGNED);
    assertThat(some.size()).isEqualTo(5);
    assertThat(now(some)).containsExactly(1.0, 1.0, Double.NaN, Double.NaN, Double.NaN);
    assertThatThrownBy(() -> PairedTables.ofCommonIds(one, other, List.of("stoi"), UNSIGNED))
        .isInstanceOf(NotComparableException.class)
        .hasMessage("one and other have no id in common");
  }

  /** A file that was lost changes the signature of the data, and is reported itself. */
  @Test
  void otherReferencesAreRefusedWhereTheSameFilesHaveScores() throws Exception {
    GatePolicy policy = GatePolicy.defaults();
    ScoreTable base = signed("base", "d1", "stoi,id", "0.5,a", "0.6,b", ",c");
    ScoreTable same = signed("same", "d2", "id,stoi", "a,0.5", "b,0.5", "c,nan");
    assertThatThrownBy(() -> PairedTables.of(base, same, List.of("stoi"), policy))
        .isInstanceOf(NotComparableException.class)
        .hasMessageStartingWith("the references differ (data signatures d1… and d2…)");
    ScoreTable turned = signed("turned", "d2", "id,stoi", "c,nan", "b,0.5", "a,0.5");
    assertThatThrownBy(() -> PairedTables.of(base, turned, List.of("stoi"), policy))
        .isInstanceOf(NotComparableException.class);
    ScoreTable shorter = signed("shorter", "d2", "id,stoi", "b,0.5", "a,0.5");
    assertThatThrownBy(() -> PairedTables.ofCommonIds(base, shorter, List.of("stoi"), policy))
        .as("a file without a score and one that is not there have none")
        .isInstanceOf(NotComparableException.class);
    ScoreTable lost = signed("lost", "d2", "id,stoi", "a,0.5", "b,", "c,");
    assertThat(PairedTables.of(base, lost, List.of("stoi"), policy).size()).isEqualTo(3);
    ScoreTable gained = signed("gained", "d2", "id,stoi", "a,0.5", "b,0.5", "c,0.5");
    assertThat(PairedTables.of(base, gained, List.of("stoi"), policy).size()).isEqualTo(3);
  }

  @Test
  void aColumnThatOneTableLacksIsNamed() {
    ScoreTable with = table("with", "id,stoi", "a,1");
    ScoreTable without = table("without", "id,snr", "a,1");
    String message = "the columns differ: without has no stoi; it has id, snr";
    refused(with, without, message);
    refused(without, with, message);
  }

  private static final String SILENT = "estimate is silent";
  private static final String INVERTED = "estimate is upside down";

  private static List<NewNote> notes(ScoreTable baseline, ScoreTable current) throws Exception {
    return paired(baseline, current).newNotes();
  }

  @Test
  void whatIsNotedNowAndWasNotBeforeIsNew() throws Exception {
    String header = "id,stoi,message";
    ScoreTable base = table("b", header, "a,1,", "b,1," + INVERTED, "c,1,", "d,1,", "e,1,");
    ScoreTable current =
        table(
            "c",
            header,
            "a,1," + INVERTED,
            "b,1," + INVERTED,
            "c,1," + INVERTED + "; " + SILENT,
            "d,1,",
            "e,1," + INVERTED);
    assertThat(notes(base, current))
        .containsExactly(
            new NewNote(EstimateNote.SILENT, List.of("c"), SILENT),
            new NewNote(EstimateNote.INVERTED, List.of("a", "c", "e"), INVERTED));
    assertThat(notes(current, base)).isEmpty();
    assertThat(notes(current, current)).as("they are known").isEmpty();
  }

  /** A lock of before has no messages, and a table of another tool neither. */
  @Test
  void againstATableWithoutMessagesOnlyGraveNotesAreNew() throws Exception {
    ScoreTable mute = table("b", "id,stoi", "a,1", "b,1");
    ScoreTable current =
        table("c", "id,message,stoi", "a," + INVERTED + ",1", "b," + SILENT + ",1");
    assertThat(notes(mute, current))
        .containsExactly(new NewNote(EstimateNote.SILENT, List.of("b"), SILENT));
    assertThat(notes(current, mute)).isEmpty();
  }

  @Test
  void aFileThatIsNewHasNewNotesAndOneThatIsGoneHasNone() throws Exception {
    String header = "id,stoi,message";
    ScoreTable base = table("b", header, "a,1,", "gone,1," + SILENT);
    ScoreTable current = table("c", header, "a,1,", "new,1," + SILENT);
    PairedTables tables = PairedTables.ofCommonIds(base, current, List.of("stoi"), UNSIGNED);
    assertThat(tables.newNotes())
        .containsExactly(new NewNote(EstimateNote.SILENT, List.of("new"), SILENT));
  }

  @Test
  void labelsAreThoseOfTheTableThatHasThem() throws Exception {
    ScoreTable plain = table("plain", "id,stoi", "a,1", "b,1");
    ScoreTable spoken = table("spoken", "speaker,id,stoi", "s,b,1", "t,a,1");
    ScoreTable other = table("other", "speaker,id,stoi", "u,b,1", "v,a,1");
    assertThat(paired(spoken, plain).labels("speaker")).containsExactly("t", "s");
    assertThat(paired(plain, spoken).labels("speaker")).containsExactly("t", "s");
    assertThat(paired(other, spoken).labels("speaker")).containsExactly("t", "s");
    assertThatThrownBy(() -> paired(plain, plain).labels("speaker"))
        .hasMessageContaining("plain has no column 'speaker'");
  }

  @Test
  void aClusterThatIsNotGivenIsNamedWhereItsFileIsInBothTables() throws Exception {
    String header = "id,speaker,stoi";
    ScoreTable base = table("base", header, "a,s,1", "gone,,1");
    ScoreTable current = table("current", header, "a,s,1", "new,,1");
    assertThat(
            PairedTables.ofCommonIds(base, current, List.of("stoi"), UNSIGNED).clusters("speaker"))
        .containsExactly("s", "", "");
    ScoreTable empty = table("empty", header, "a, ,1", "gone,s,1");
    assertThatThrownBy(() -> paired(base, empty).clusters("speaker"))
        .isInstanceOf(NotComparableException.class)
        .hasMessage("empty: the speaker of a is empty, so what it depends on is not known");
  }

  @Test
  void severalSystemsAreNotOneTable() {
    ScoreTable several = table("s", "id,system,stoi", "a,x,1", "b,y,1");
    assertThatThrownBy(() -> paired(several, several))
        .isInstanceOf(PolicyException.class)
        .hasMessage("s has 2 systems: x, y");
  }

  @Test
  void whatIsNoScoreIsSaidOfItsTableAndOfOneTableOnce() throws Exception {
    ScoreTable good = table("good", "id,stoi", "a,0.5", "b,0.5");
    ScoreTable bad = table("bad", "id,stoi", "a,-9", "b,0.5");
    String note = "bad: stoi -9 is outside -1 to 1: taken as missing";
    assertThat(paired(bad, good).column(STOI).notes()).containsExactly(note);
    assertThat(paired(good, bad).column(STOI).notes()).containsExactly(note);
    assertThat(paired(bad, bad).column(STOI).notes()).containsExactly(note);
    assertThat(paired(good, good).column(STOI).notes()).isEmpty();
  }

  @Test
  void whyAScoreIsMissingIsTheRowsReasonOrThatThereIsNone() throws Exception {
    ScoreTable base = table("base", "id,stoi", "a,1", "b,1", "c,1");
    ScoreTable current = table("now", "id,stoi,message", "a,,stoi: silent: x", "b,-9,");
    PairedColumn column =
        PairedTables.ofCommonIds(base, current, List.of("stoi"), UNSIGNED).column(STOI);
    assertThat(column.whyMissing(0)).isEqualTo("silent: x");
    assertThat(column.whyMissing(1)).isEqualTo("stoi -9 is outside -1 to 1");
    assertThat(column.whyMissing(2)).isEqualTo("the table has no such id");
  }
}
