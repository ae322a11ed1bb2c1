package sqe.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sqe.audit.check.AuditData;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.audit.feature.FileFeatures;
import sqe.table.Counted;

/**
 * What an audit found.
 *
 * @param files names of all files looked at
 * @param ids of the files and pairs, by the names they have in findings
 * @param estimates names of the files that were given as the other side of pairs: as far as is
 *     known, outputs of a system. Noisy files that belong to a data set are not
 * @param channels how many the files have that have more than one
 * @param rows what the rows of the score table are called
 * @param pairs number of pairs looked at
 * @param findings by check, then worst first
 * @param suppressed findings that somebody has answered for, with the reason
 * @param notes what was recognised before anything was looked at
 * @param leftOut files below the folder that were not looked at, by folder
 */
public record AuditResult(
    List<String> files,
    Map<String, String> ids,
    Set<String> estimates,
    Map<String, Integer> channels,
    List<String> rows,
    int pairs,
    List<Finding> findings,
    List<Suppressed> suppressed,
    List<String> notes,
    List<LeftOut> leftOut) {

  private static final double ERROR_FACTOR = 0.5;
  private static final double WARNING_FACTOR = 0.9;
  private static final double INFO_FACTOR = 0.99;

  /** A result of files whose names are their ids. */
  public AuditResult(
      List<String> files, int pairs, List<Finding> findings, List<Suppressed> suppressed) {
    this(
        files,
        Map.of(),
        Set.of(),
        Map.of(),
        List.of(),
        pairs,
        findings,
        suppressed,
        List.of(),
        List.of());
  }

  /** Copies the lists. */
  public AuditResult {
    files = List.copyOf(files);
    ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
    estimates = Set.copyOf(estimates);
    channels = Map.copyOf(channels);
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    notes = List.copyOf(notes);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What checks have found in what a pass has collected.
   *
   * @param namesEstimates whether somebody named the other side of the pairs
   * @param rows what the rows of the score table are called
   * @param findings by check, then worst first
   */
  public static AuditResult of(
      AuditData data, boolean namesEstimates, List<String> rows, List<Finding> findings) {
    return new AuditResult(
        data.files().stream().map(FileFeatures::name).toList(),
        ids(data),
        namesEstimates ? estimates(data) : Set.of(),
        channels(data),
        rows,
        data.pairs().size(),
        findings,
        List.of(),
        List.of(),
        List.of());
  }

  private static Map<String, String> ids(AuditData data) {
    Map<String, String> ids = new LinkedHashMap<>();
    data.files().forEach(file -> ids.put(file.name(), file.id()));
    data.orphans().stream()
        .filter(orphan -> !orphan.id().isEmpty())
        .forEach(orphan -> ids.put(orphan.id(), orphan.id()));
    return ids;
  }

  private static Set<String> estimates(AuditData data) {
    return data.files().stream()
        .filter(file -> file.role() == FileFeatures.Role.ESTIMATE)
        .map(FileFeatures::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Integer> channels(AuditData data) {
    return data.files().stream()
        .filter(file -> file.channels().size() > 1)
        .collect(Collectors.toMap(FileFeatures::name, file -> file.channels().size(), Math::max));
  }

  /** The same with what was recognised before, and with what was not looked at. */
  AuditResult noting(List<String> recognised, List<LeftOut> notLookedAt) {
    return new AuditResult(
        files,
        ids,
        estimates,
        channels,
        rows,
        pairs,
        findings,
        suppressed,
        recognised,
        notLookedAt);
  }

  /**
   * A finding that does not count.
   *
   * @param finding what was found
   * @param reason why it does not count
   */
  public record Suppressed(Finding finding, String reason) {}

  /** The same files and pairs with other findings. */
  AuditResult with(List<Finding> kept, List<Suppressed> answered) {
    return new AuditResult(
        files, ids, estimates, channels, rows, pairs, kept, answered, notes, leftOut);
  }

  /** The id of a file or pair by the name it has in findings; the name where there is no other. */
  String id(String name) {
    return ids.getOrDefault(name, name);
  }

  /** What to do about the findings, in order. */
  public WorkPlan work() {
    return WorkPlan.of(this);
  }

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
    return scores(files);
  }

  private Map<String, Double> scores(List<String> names) {
    Map<String, Double> scores = new LinkedHashMap<>();
    names.forEach(name -> scores.put(name, 1.0));
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

  /** The mean of the scores of all files and of all rows of the score table; 1 without any. */
  public double score() {
    List<String> all = new ArrayList<>(files);
    all.addAll(rows);
    return scores(all).values().stream().mapToDouble(s -> s).average().orElse(1);
  }
}
