package sqe.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

  private static final String FLATTERING =
      "If a system made this file, have it made again: a mean without what a system failed on"
          + " flatters it.";

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
   * @param advice the same in words; never a repair of what is dropped
   */
  public record Step(
      Kind kind,
      String check,
      Severity severity,
      List<String> names,
      List<String> commands,
      String advice) {

    /** Copies the lists. */
    public Step {
      names = List.copyOf(names);
      commands = List.copyOf(commands);
    }
  }

  static WorkPlan of(AuditResult result) {
    Set<String> dropped = Drops.of(result);
    Repairs repairs = new Repairs(result);
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : result.findings()) {
      Kind kind = kind(finding, repairs);
      // an error that drops, of an id that stays, is answered: its copies are dropped
      boolean open = (kind == Kind.DROP) == dropped.contains(result.id(finding.file()));
      if (finding.severity() != Severity.INFO && open) {
        String side = result.estimates().contains(finding.file()) ? "estimate" : "";
        String group = kind + " " + finding.check() + (kind == Kind.DROP ? " " + side : "");
        groups.computeIfAbsent(group, k -> new ArrayList<>()).add(finding);
      }
    }
    List<Step> steps = new ArrayList<>();
    groups.values().forEach(findings -> steps.add(step(findings, result, repairs)));
    steps.sort(
        Comparator.comparing(Step::kind)
            .thenComparing(Step::severity)
            .thenComparing(step -> -step.names().size()));
    Set<String> kept = new TreeSet<>(result.ids().values());
    kept.removeAll(dropped);
    return new WorkPlan(commandsOnce(steps), List.copyOf(dropped), List.copyOf(kept));
  }

  private static Step step(List<Finding> findings, AuditResult result, Repairs repairs) {
    Finding first = findings.get(0);
    Kind kind = kind(first, repairs);
    Set<String> names = new LinkedHashSet<>();
    Set<String> commands = new LinkedHashSet<>();
    Severity worst = Severity.INFO;
    for (Finding finding : findings) {
      names.add(kind == Kind.DROP ? result.id(finding.file()) : name(finding));
      worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
      if (kind == Kind.REPAIR) {
        commands.add(repairs.command(finding));
      }
    }
    String advice =
        kind == Kind.DROP
            ? Drops.remedy(first).drop()
            : CheckCatalog.find(first.check()).map(CheckInfo::advice).orElse("");
    if (kind == Kind.DROP && result.estimates().contains(first.file())) {
      advice += " " + FLATTERING;
    }
    return new Step(kind, first.check(), worst, List.copyOf(names), List.copyOf(commands), advice);
  }

  /** One repair may be that of two checks: it is said of the first. */
  private static List<Step> commandsOnce(List<Step> steps) {
    Set<String> given = new HashSet<>();
    return steps.stream()
        .filter(step -> step.commands().isEmpty() || given.addAll(step.commands()))
        .toList();
  }

  private static Kind kind(Finding finding, Repairs repairs) {
    if (Drops.asks(finding)) {
      return Kind.DROP;
    }
    return repairs.has(finding) ? Kind.REPAIR : Kind.LOOK;
  }

  private static String name(Finding finding) {
    return finding.file().isEmpty() ? "the set" : finding.file();
  }
}
