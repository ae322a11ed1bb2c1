package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/** The scores of one metric in both tables, row by row of {@link PairedTables}. */
public final class PairedColumn {

  /** The reason of a file that the current table has no row for. */
  static final String NO_ROW = "the table has no such id";

  private final ScoreTable baseline;
  private final ScoreTable current;
  private final CheckedScores before;
  private final CheckedScores now;
  private final int[] baselineRows;
  private final int[] currentRows;
  private final RowWords words;
  private final MetricFacts facts;
  private final @Nullable RatioParts partsBefore;
  private final @Nullable RatioParts partsNow;
  private final RatioParts.@Nullable Whole wholeBefore;
  private final RatioParts.@Nullable Whole wholeNow;

  /**
   * Reads the column in both tables.
   *
   * @param baselineRows the row of the baseline at each position, −1 where it has none
   * @param currentRows the same of the current table
   */
  PairedColumn(
      ScoreTable baseline,
      ScoreTable current,
      int[] baselineRows,
      int[] currentRows,
      MetricFacts facts)
      throws TableException {
    this.baseline = baseline;
    this.current = current;
    this.baselineRows = baselineRows;
    this.currentRows = currentRows;
    before = CheckedScores.of(baseline, facts);
    now = CheckedScores.of(current, facts);
    words = new RowWords(current);
    this.facts = facts;
    MetricInfo.Ratio ratio = facts.ratio();
    if (ratio != null && facts.isRatioIn(baseline) && facts.isRatioIn(current)) {
      partsBefore = RatioParts.of(baseline, ratio);
      partsNow = RatioParts.of(current, ratio);
      if (ratio.given()) {
        requireOneText(ratio, partsBefore, partsNow);
      }
      int[] shared = shared(row -> true);
      wholeBefore = partsBefore.whole(at(baselineRows, shared));
      wholeNow = partsNow.whole(at(currentRows, shared));
    } else {
      partsBefore = null;
      partsNow = null;
      wholeBefore = null;
      wholeNow = null;
    }
  }

  private PairedColumn(
      PairedColumn whole, RatioParts.Whole wholeBefore, RatioParts.Whole wholeNow) {
    baseline = whole.baseline;
    current = whole.current;
    before = whole.before;
    now = whole.now;
    baselineRows = whole.baselineRows;
    currentRows = whole.currentRows;
    words = whole.words;
    facts = whole.facts;
    partsBefore = whole.partsBefore;
    partsNow = whole.partsNow;
    this.wholeBefore = wholeBefore;
    this.wholeNow = wholeNow;
  }

  /** What both systems are measured by is one: where it differs, so do the texts. */
  private void requireOneText(MetricInfo.Ratio ratio, RatioParts one, RatioParts other)
      throws NotComparableException {
    for (int i = 0; i < baselineRows.length; i++) {
      if (one.has(baselineRows[i])
          && other.has(currentRows[i])
          && one.below()[baselineRows[i]] != other.below()[currentRows[i]]) {
        throw new NotComparableException(
            "not comparable: %s of %s is %s in %s and %s in %s: score both with the same texts"
                .formatted(
                    ratio.denominator(),
                    current.place(currentRows[i]),
                    NumberText.shortest(one.below()[baselineRows[i]]),
                    baseline.source(),
                    NumberText.shortest(other.below()[currentRows[i]]),
                    current.source()));
      }
    }
  }

  /**
   * The same scores as they count over some of the rows: those of a metric whose value for a set is
   * a quotient of sums are parts of the rate of these rows; others are what they are.
   */
  PairedColumn over(IntPredicate rows) {
    RatioParts old = partsBefore;
    RatioParts fresh = partsNow;
    if (old == null || fresh == null) {
      return this;
    }
    int[] shared = shared(rows);
    return new PairedColumn(
        this, old.whole(at(baselineRows, shared)), fresh.whole(at(currentRows, shared)));
  }

  /** Rows that both tables have, so that a lost one does not move the others. */
  private int[] shared(IntPredicate rows) {
    RatioParts old = Objects.requireNonNull(partsBefore);
    RatioParts fresh = Objects.requireNonNull(partsNow);
    return IntStream.range(0, currentRows.length)
        .filter(i -> rows.test(i) && old.has(baselineRows[i]) && fresh.has(currentRows[i]))
        .toArray();
  }

  private static int[] at(int[] rowsOfTable, int[] positions) {
    return Arrays.stream(positions).map(i -> rowsOfTable[i]).toArray();
  }

  /** The scores before; NaN where there is none, or an impossible one. */
  public double[] before() {
    return IntStream.range(0, baselineRows.length).mapToDouble(this::before).toArray();
  }

  /** The scores now; NaN where there is none, or an impossible one. */
  public double[] now() {
    return IntStream.range(0, currentRows.length).mapToDouble(this::now).toArray();
  }

  /** The score before; NaN where there is none. */
  double before(int row) {
    return value(before, partsBefore, wholeBefore, baselineRows[row]);
  }

  /** The score now; NaN where there is none. */
  double now(int row) {
    return value(now, partsNow, wholeNow, currentRows[row]);
  }

  private static double value(
      CheckedScores scores, @Nullable RatioParts parts, RatioParts.@Nullable Whole whole, int row) {
    if (parts != null && whole != null) {
      return parts.share(row, whole);
    }
    return row < 0 ? Double.NaN : scores.values()[row];
  }

  /** Why there is no score now; empty where nothing says it. */
  String whyMissing(int row) {
    int own = currentRows[row];
    if (own < 0) {
      return NO_ROW;
    }
    @Nullable String impossible = now.impossible(own);
    return impossible == null ? words.reason(own, facts.column()) : impossible;
  }

  /** What is said of values that are no scores, with the table they are of; of one table once. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (baseline != current) {
      before.note().ifPresent(note -> notes.add(baseline.source() + ": " + note));
    }
    now.note().ifPresent(note -> notes.add(current.source() + ": " + note));
    ratioNote().ifPresent(notes::add);
    return notes;
  }

  /** What the means are of, where they are no means of the column; empty where they are. */
  public Optional<String> ratioNote() {
    MetricInfo.Ratio ratio = facts.ratio();
    if (ratio == null) {
      return facts.meanOfRates()
          ? Optional.of(
              facts.column() + ": the mean of the rows, for the set's is no ratio of sums")
          : Optional.empty();
    }
    return Optional.of(
        partsNow == null
            ? "%s: the mean of the rows, for the tables lack %s and %s of which the set's is made"
                .formatted(facts.column(), ratio.numerator(), ratio.denominator())
            : "%s: that of the set, the sum of %s over that of %s; a row counts by %s"
                .formatted(
                    facts.column(),
                    ratio.numerator(),
                    ratio.denominator(),
                    ratio.given() ? "its errors" : "how far it moves that"));
  }

  /**
   * Checks that some value of either table can be this metric's. Where all of the current table are
   * impossible, scores may have been lost; where they look like percent, or those of the baseline
   * are impossible, nothing has: the column is another measure, or another scale.
   */
  void requirePossible() throws NotComparableException {
    requirePossible(baseline, before, true);
    requirePossible(current, now, now.looksLikePercent());
  }

  private static void requirePossible(ScoreTable table, CheckedScores scores, boolean all)
      throws NotComparableException {
    if (all && (scores.noneIsPossible() || scores.looksLikePercent())) {
      throw new NotComparableException(table.source() + ": " + scores.note().orElseThrow());
    }
  }
}
