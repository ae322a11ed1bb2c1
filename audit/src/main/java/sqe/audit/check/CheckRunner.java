package sqe.audit.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets each check look. */
public final class CheckRunner {

  static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> !finding.file().isEmpty()) // of the whole set first
          .thenComparing(Comparator.comparingDouble(Finding::excess).reversed())
          .thenComparing(Finding::file)
          .thenComparing(Finding::channel)
          .thenComparing(Finding::message);

  private CheckRunner() {}

  /**
   * What the checks find, by check, then worst first.
   *
   * @param data what a pass over a set has collected
   * @param scores a table of scores, or null
   * @param settings limits, and which checks are looked at
   */
  public static List<Finding> findings(
      AuditData data, @Nullable AuditedScores scores, AuditSettings settings) {
    List<Finding> all = new ArrayList<>();
    for (Check check : CheckCatalog.checks()) {
      if (settings.enabled(check.info())) {
        all.addAll(findings(check, data, scores, settings));
      }
    }
    return all;
  }

  /** What one check finds, worst first. */
  static List<Finding> findings(
      Check check, AuditData data, @Nullable AuditedScores scores, AuditSettings settings) {
    List<Finding> found = new ArrayList<>();
    var report = new Reporter(check.info(), settings, found);
    check.looks().forEach(look -> look.at(data, scores, report));
    found.sort(WORST_FIRST);
    return found;
  }
}
