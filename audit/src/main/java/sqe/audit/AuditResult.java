package sqe.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.table.Counted;

/**
 * What an audit found.
 *
 * @param files names of all files looked at
 * @param pairs number of pairs looked at
 * @param findings by check, then worst first
 * @param suppressed findings that somebody has answered for, with the reason
 */
public record AuditResult(
    List<String> files, int pairs, List<Finding> findings, List<Suppressed> suppressed) {

  private static final double ERROR_FACTOR = 0.5;
  private static final double WARNING_FACTOR = 0.9;
  private static final double INFO_FACTOR = 0.99;

  /** Copies the lists. */
  public AuditResult {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }

  /**
   * A finding that does not count.
   *
   * @param finding what was found
   * @param reason why it does not count
   */
  public record Suppressed(Finding finding, String reason) {}

  /** How many findings there are, in words. */
  public String counts() {
    String counts =
        String.join(
            ", ",
            Counted.of(count(Severity.ERROR), "error", "errors"),
            Counted.of(count(Severity.WARNING), "warning", "warnings"),
            Counted.of(count(Severity.INFO), "note", "notes"));
    return suppressed.isEmpty() ? counts : counts + ", " + suppressed.size() + " suppressed";
  }

  /** Number of findings of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /**
   * A score from 0 to 1 for each file: 1 without findings, times 0.5 for each error, 0.9 for each
   * warning, 0.99 for each information.
   */
  public Map<String, Double> fileScores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    files.forEach(file -> scores.put(file, 1.0));
    for (Finding finding : findings) {
      double factor =
          switch (finding.severity()) {
            case ERROR -> ERROR_FACTOR;
            case WARNING -> WARNING_FACTOR;
            case INFO -> INFO_FACTOR;
          };
      scores.computeIfPresent(finding.file(), (file, score) -> score * factor);
    }
    return scores;
  }

  /** The mean of the file scores; 1 without files. */
  public double score() {
    return fileScores().values().stream().mapToDouble(s -> s).average().orElse(1);
  }
}
