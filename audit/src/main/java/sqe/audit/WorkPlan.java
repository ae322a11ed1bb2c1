package sqe.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;

/**
 * What to do about what was found, in order: which ids to drop, which files to repair and how, what
 * to look at. What is dropped need not be repaired. Notes ask for nothing.
 *
 * @param steps drops first, then repairs, then looks; of each kind the worst and most frequent
 *     first
 * @param dropped ids that the drops name, in order
 * @param kept ids of all other files, in order
 */
public record WorkPlan(List<Step> steps, List<String> dropped, List<String> kept) {

  /** Copies the lists. */
  public WorkPlan {
    steps = List.copyOf(steps);
    dropped = List.copyOf(dropped);
    kept = List.copyOf(kept);
  }

  /** What is to be done. */
  public enum Kind {
    /** Leave the id out. */
    DROP,
    /** Run a command. */
    REPAIR,
    /** Let somebody look. */
    LOOK;

    /** As it stands in reports: {@code drop}, {@code repair}, {@code look at}. */
    public String label() {
      return this == LOOK ? "look at" : name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What to do about the findings of one check.
   *
   * @param kind what is to be done
   * @param check id of the check
   * @param severity of the worst of the findings
   * @param names ids to drop; else the files and rows concerned
   * @param commands what repairs them, one a file, or one for all; empty but for repairs
   */
  public record Step(
      Kind kind, String check, Severity severity, List<String> names, List<String> commands) {

    /** Copies the lists. */
    public Step {
      names = List.copyOf(names);
      commands = List.copyOf(commands);
    }
  }

  static WorkPlan of(AuditResult result) {
    Set<String> dropped = new TreeSet<>();
    for (Finding finding : result.findings()) {
      if (drops(finding)) {
        dropped.add(id(finding, result));
      }
    }
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : result.findings()) {
      Kind kind = kind(finding);
      boolean gone = kind != Kind.DROP && dropped.contains(id(finding, result));
      if (finding.severity() != Severity.INFO && !gone) {
        groups.computeIfAbsent(kind + " " + finding.check(), k -> new ArrayList<>()).add(finding);
      }
    }
    List<Step> steps = new ArrayList<>();
    groups.values().forEach(findings -> steps.add(step(findings, result)));
    steps.sort(
        Comparator.comparing(Step::kind)
            .thenComparing(Step::severity)
            .thenComparing(step -> -step.names().size()));
    Set<String> kept = new TreeSet<>(result.ids().values());
    kept.removeAll(dropped);
    return new WorkPlan(steps, List.copyOf(dropped), List.copyOf(kept));
  }

  private static Step step(List<Finding> findings, AuditResult result) {
    Finding first = findings.get(0);
    Kind kind = kind(first);
    Set<String> names = new LinkedHashSet<>();
    Set<String> commands = new LinkedHashSet<>();
    Severity worst = Severity.INFO;
    for (Finding finding : findings) {
      names.add(kind == Kind.DROP ? id(finding, result) : name(finding));
      worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
      if (kind == Kind.REPAIR) {
        commands.add(RepairCommand.of(remedy(finding).command(), finding));
      }
    }
    return new Step(kind, first.check(), worst, List.copyOf(names), List.copyOf(commands));
  }

  private static Kind kind(Finding finding) {
    if (drops(finding)) {
      return Kind.DROP;
    }
    boolean repairable = !remedy(finding).command().isEmpty() && !finding.file().isEmpty();
    return repairable ? Kind.REPAIR : Kind.LOOK;
  }

  private static boolean drops(Finding finding) {
    return finding.severity() == Severity.ERROR
        && !finding.file().isEmpty()
        && remedy(finding).drops();
  }

  private static CheckInfo.Remedy remedy(Finding finding) {
    return CheckCatalog.find(finding.check())
        .map(CheckInfo::remedy)
        .orElse(new CheckInfo.Remedy(false, ""));
  }

  private static String id(Finding finding, AuditResult result) {
    return result.ids().getOrDefault(finding.file(), finding.file());
  }

  private static String name(Finding finding) {
    return finding.file().isEmpty() ? "the set" : finding.file();
  }
}
