package sqe.judge.gate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a gate found.
 *
 * @param baseline where the baseline came from
 * @param current where the scores under test came from
 * @param policy what was asked
 * @param cluster the column whose files were taken together; null where files are independent
 * @param files rows compared
 * @param metrics one result a metric
 * @param groups one result a metric and group, exploratory
 * @param newNotes what is noted of estimates now and was not before
 * @param notes what should be known of the whole comparison
 */
public record GateReport(
    String baseline,
    String current,
    GatePolicy policy,
    @Nullable String cluster,
    int files,
    List<MetricResult> metrics,
    List<MetricResult> groups,
    List<NewNote> newNotes,
    List<String> notes) {

  /** Nothing has failed. */
  public static final int PASSED = 0;

  /** Something is worse. */
  public static final int REGRESSION = 1;

  /** Something could not be decided, and the policy says that this fails. */
  public static final int UNDECIDED = 4;

  /** Copies the lists. */
  public GateReport {
    metrics = List.copyOf(metrics);
    groups = List.copyOf(groups);
    newNotes = List.copyOf(newNotes);
    notes = List.copyOf(notes);
  }

  /** All results, groups last. */
  public List<MetricResult> all() {
    return Stream.concat(metrics.stream(), groups.stream()).toList();
  }

  /** Whether a result fails the gate. */
  public boolean fails(MetricResult result) {
    return result.verdict() == Verdict.FAIL
        && (result.question().ofAllFiles()
            ? result.question().primary()
            : policy.groupRegression() == GatePolicy.Effect.FAIL);
  }

  /** Whether a result leaves the gate undecided, and this fails. */
  public boolean undecided(MetricResult result) {
    return isOpen(result) && (policy.strict() || policy.inconclusive() == GatePolicy.Effect.FAIL);
  }

  private static boolean isOpen(MetricResult result) {
    return result.verdict() == Verdict.INCONCLUSIVE
        && result.question().ofAllFiles()
        && result.question().primary();
  }

  /** The secondary metrics that fail, which decides nothing. */
  public List<MetricResult> secondaryFailures() {
    return metrics.stream()
        .filter(result -> result.verdict() == Verdict.FAIL && !result.question().primary())
        .toList();
  }

  /** The primary metrics of which the data decide nothing. */
  public List<MetricResult> open() {
    return metrics.stream().filter(GateReport::isOpen).toList();
  }

  /** What fails a strict gate beside a regression, a sentence each; none where it is not strict. */
  public List<String> strictFailures() {
    return policy.strict() ? StrictRules.broken(this) : List.of();
  }

  /** 0 passed, 1 regression, 4 undecided when the policy says that this fails. */
  public int exitCode() {
    if (all().stream().anyMatch(this::fails) || !strictFailures().isEmpty()) {
      return REGRESSION;
    }
    return metrics.stream().anyMatch(this::undecided) ? UNDECIDED : PASSED;
  }

  /** Whether nothing has failed and every primary metric is decided: the new scores may be kept. */
  public boolean passes() {
    return exitCode() == PASSED && open().isEmpty();
  }

  /** The outcome in a word: {@code FAIL}, {@code UNDECIDED} or {@code PASS}. */
  public String outcome() {
    if (exitCode() == REGRESSION) {
      return "FAIL";
    }
    return open().isEmpty() ? "PASS" : "UNDECIDED";
  }
}
