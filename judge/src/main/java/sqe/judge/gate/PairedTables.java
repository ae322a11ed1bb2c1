package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sqe.table.EstimateNote;
import sqe.table.Excerpt;
import sqe.table.NameSpelling;
import sqe.table.NotInTableException;
import sqe.table.NumberCell;
import sqe.table.RowsById;
import sqe.table.ScoreColumns;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/**
 * Two tables found comparable, row by row: the scores of one file stand at one position, in the
 * order of the ids, whatever the order of the tables.
 */
public final class PairedTables {

  /** So many ids are named in a message. */
  private static final int NAMED = 3;

  private final ScoreTable baseline;
  private final ScoreTable current;
  private final List<String> keys;
  private final int[] baselineRows;
  private final int[] currentRows;
  private final @Nullable String spellingNote;

  private PairedTables(
      ScoreTable baseline,
      ScoreTable current,
      List<String> keys,
      Map<String, Integer> inBaseline,
      Map<String, Integer> inCurrent,
      @Nullable String spellingNote) {
    this.spellingNote = spellingNote;
    this.baseline = baseline;
    this.current = current;
    this.keys = List.copyOf(keys);
    baselineRows = keys.stream().mapToInt(key -> inBaseline.getOrDefault(key, -1)).toArray();
    currentRows = keys.stream().mapToInt(key -> inCurrent.getOrDefault(key, -1)).toArray();
  }

  /**
   * Pairs two tables.
   *
   * @param metrics the columns that will be compared
   * @throws TableException when ids are empty or duplicated, or ids or signatures differ
   * @throws PolicyException when a table has several systems
   * @throws NotInTableException when a table lacks a column
   */
  public static PairedTables of(
      ScoreTable baseline, ScoreTable current, List<String> metrics, GatePolicy policy)
      throws TableException, PolicyException {
    return of(baseline, current, metrics, policy, policy.allow().contains(GatePolicy.DATA));
  }

  /** Pairs two tables whose ids may differ: a file that one of them lacks has no score there. */
  public static PairedTables ofCommonIds(
      ScoreTable baseline, ScoreTable current, List<String> metrics, GatePolicy policy)
      throws TableException, PolicyException {
    return of(baseline, current, metrics, policy, true);
  }

  private static PairedTables of(
      ScoreTable baseline,
      ScoreTable current,
      List<String> metrics,
      GatePolicy policy,
      boolean otherIds)
      throws TableException, PolicyException {
    boolean channels = baseline.hasChannels() || current.hasChannels();
    boolean segments = baseline.hasSegments() || current.hasSegments();
    requireBothCut(baseline, current);
    NameSpelling spelling =
        NameSpelling.of(List.of(current.distinct("id"), baseline.distinct("id")));
    Map<String, Integer> inBaseline = RowKeys.of(baseline, channels, segments, spelling);
    Map<String, Integer> inCurrent = RowKeys.of(current, channels, segments, spelling);
    requireColumns(baseline, current, metrics);
    if (!otherIds) {
      requireAll(baseline, current, spelling);
      requireAll(current, baseline, spelling);
    }
    if (segments) {
      takeWholeFiles(inBaseline, inCurrent);
      takeWholeFiles(inCurrent, inBaseline);
    }
    requireCommon(baseline, current, inBaseline.keySet(), inCurrent.keySet());
    TreeSet<String> all = new TreeSet<>(RowsById.ORDER);
    all.addAll(inBaseline.keySet());
    all.addAll(inCurrent.keySet());
    PairedTables paired =
        new PairedTables(
            baseline, current, new ArrayList<>(all), inBaseline, inCurrent, spelling.note());
    Signatures.requireComparable(baseline, current, metrics, policy, paired.sameCoverage(metrics));
    return paired;
  }

  private static void requireBothCut(ScoreTable baseline, ScoreTable current)
      throws NotComparableException {
    String segment = ScoreColumns.SEGMENT.get(0);
    if ((baseline.hasSegments() && !current.has(segment))
        || (current.hasSegments() && !baseline.has(segment))) {
      ScoreTable whole = baseline.hasSegments() ? current : baseline;
      ScoreTable cut = baseline.hasSegments() ? baseline : current;
      throw new NotComparableException(
          "not comparable: %s was made without --segment, and %s is of segments: score both alike"
              .formatted(whole.source(), cut.source()));
    }
  }

  /** A file that could not be read has one row, which says of each of its segments why. */
  private static void takeWholeFiles(Map<String, Integer> has, Map<String, Integer> lacks) {
    Set<String> taken = new HashSet<>();
    for (String key : has.keySet()) {
      String file = RowsById.fileOf(key);
      Integer row = lacks.get(file);
      if (!file.equals(key) && row != null && !lacks.containsKey(key)) {
        lacks.put(key, row);
        taken.add(file);
      }
    }
    taken.removeAll(has.keySet());
    lacks.keySet().removeAll(taken);
  }

  /** Whether the same rows have scores in both tables. */
  private boolean sameCoverage(List<String> metrics) {
    List<Integer> before = new ArrayList<>();
    List<Integer> now = new ArrayList<>();
    for (String metric : metrics) {
      before.add(baseline.position(metric));
      now.add(current.position(metric));
    }
    for (int i = 0; i < keys.size(); i++) {
      if (hasScore(baseline, baselineRows[i], before) != hasScore(current, currentRows[i], now)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasScore(ScoreTable table, int row, List<Integer> positions) {
    return row >= 0
        && positions.stream().anyMatch(c -> !NumberCell.isAbsent(table.rows().get(row).get(c)));
  }

  private static void requireColumns(ScoreTable baseline, ScoreTable current, List<String> metrics)
      throws NotComparableException {
    for (String metric : metrics) {
      if (baseline.has(metric) != current.has(metric)) {
        ScoreTable without = baseline.has(metric) ? current : baseline;
        throw new NotComparableException(
            "the columns differ: %s has no %s; it has %s"
                .formatted(without.source(), metric, Excerpt.list(without.columns())),
            TableRemedy.of(TableRemedy.Kind.CHOOSE_METRICS));
      }
      baseline.position(metric);
    }
  }

  private static void requireCommon(
      ScoreTable baseline, ScoreTable current, Set<String> before, Set<String> now)
      throws NotComparableException {
    if (Collections.disjoint(before, now)) {
      IdDifference difference =
          IdDifference.of(current.distinct("id"), current.distinct("id"), baseline.distinct("id"));
      throw new NotComparableException(
          "%s and %s have no id in common%s"
              .formatted(baseline.source(), current.source(), difference.words()),
          difference.remedy(null));
    }
  }

  private static void requireAll(ScoreTable has, ScoreTable lacks, NameSpelling spelling)
      throws NotComparableException {
    Set<String> others = new HashSet<>();
    lacks.distinct("id").forEach(id -> others.add(spelling.of(id)));
    List<String> ids = has.distinct("id");
    List<String> missing = ids.stream().filter(id -> !others.contains(spelling.of(id))).toList();
    if (!missing.isEmpty()) {
      IdDifference difference = IdDifference.of(missing, ids, lacks.distinct("id"));
      boolean someMatch = missing.size() < ids.size();
      throw new NotComparableException(
          "%s of %s %s not in %s: %s%s"
              .formatted(
                  ids.size() == 1
                      ? "the only id"
                      : "%s of the %s ids".formatted(missing.size(), ids.size()),
                  has.source(),
                  missing.size() == 1 ? "is" : "are",
                  lacks.source(),
                  named(missing),
                  difference.words()),
          difference.remedy(someMatch ? TableRemedy.of(TableRemedy.Kind.LEAVE_OUT_FILES) : null));
    }
  }

  /** The first few of a list, and how many more there are. */
  static String named(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
  }

  /** What to say of ids that are spelled in two ways; null where there are none. */
  public @Nullable String spellingNote() {
    return spellingNote;
  }

  /** What the rows are of. */
  public RowKind rowKind() {
    return RowKind.of(baseline.hasSegments() || current.hasSegments());
  }

  /** Number of rows. */
  public int size() {
    return keys.size();
  }

  /** Id of a row, with its channel and its segment where there are several. */
  public String id(int row) {
    return keys.get(row);
  }

  /** The scores of a metric in both tables. */
  public PairedColumn column(MetricFacts facts) throws TableException {
    return new PairedColumn(baseline, current, baselineRows, currentRows, facts);
  }

  /** What is noted of estimates now and was not before, by kind. */
  List<NewNote> newNotes() {
    RowWords before = new RowWords(baseline);
    RowWords now = new RowWords(current);
    List<NewNote> found = new ArrayList<>();
    if (!now.exist()) {
      return found;
    }
    for (EstimateNote kind : EstimateNote.values()) {
      List<String> files = new ArrayList<>();
      String example = "";
      for (int i = 0; i < keys.size(); i++) {
        List<String> notes = currentRows[i] < 0 ? List.of() : now.notes(currentRows[i], kind);
        boolean known = baselineRows[i] >= 0 && !before.notes(baselineRows[i], kind).isEmpty();
        if (!notes.isEmpty() && !known) {
          example = files.isEmpty() ? notes.get(0) : example;
          files.add(keys.get(i));
        }
      }
      NewNote note = files.isEmpty() ? null : new NewNote(kind, files, example);
      if (note != null && (before.exist() || note.isGrave())) {
        found.add(note);
      }
    }
    return found;
  }

  /**
   * The cells of a column, from the current table or, where it lacks the column, from the baseline.
   *
   * @throws NotInTableException when neither has it
   */
  public List<String> labels(String column) {
    boolean inCurrent = current.has(column) || !baseline.has(column);
    ScoreTable table = inCurrent ? current : baseline;
    int[] rows = inCurrent ? currentRows : baselineRows;
    int position = table.position(column);
    List<String> labels = new ArrayList<>();
    for (int row : rows) {
      labels.add(row < 0 ? "" : table.rows().get(row).get(position));
    }
    return labels;
  }

  /**
   * The cluster of each row that both tables have, by {@link #labels}; empty for other rows.
   *
   * @throws NotComparableException naming the first file whose cluster is not given
   */
  public List<String> clusters(String column) throws NotComparableException {
    List<String> labels = labels(column);
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).isBlank() && baselineRows[i] >= 0 && currentRows[i] >= 0) {
        throw new NotComparableException(
            "%s: the %s of %s is empty, so what it depends on is not known"
                .formatted(current.source(), column, keys.get(i)),
            TableRemedy.of(TableRemedy.Kind.NO_CLUSTERS));
      }
    }
    return labels;
  }
}
