package sqe.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.audit.AuditResult;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.report.AuditReport;
import sqe.table.Counted;

/** Prints an audit for people: a line and a bar a check, worst first, with its worst findings. */
final class AuditPrinter {

  private static final int BAR = 20;
  private static final int SHOWN = 3;

  private final PrintWriter out;
  private final Terminal terminal;

  AuditPrinter(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Prints all findings when {@code everything}, else the worst of each check. */
  void print(AuditResult result, boolean everything) {
    Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
    result
        .findings()
        .forEach(f -> byCheck.computeIfAbsent(f.check(), k -> new ArrayList<>()).add(f));
    List<List<Finding>> groups = new ArrayList<>(byCheck.values());
    groups.sort(Comparator.comparing((List<Finding> g) -> worst(g)).thenComparing(g -> -g.size()));
    int most = groups.stream().mapToInt(List::size).max().orElse(1);
    for (List<Finding> group : groups) {
      group(group, most, everything);
    }
    line(
        String.format(
            Locale.ROOT,
            "%s%s, %s: %s; score %.3f",
            groups.isEmpty() ? "nothing found. " : "",
            Counted.of(result.files().size(), "file", "files"),
            Counted.of(result.pairs(), "pair", "pairs"),
            result.counts(),
            result.score()));
    out.flush();
  }

  private static Severity worst(List<Finding> group) {
    return group.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElseThrow();
  }

  private void group(List<Finding> group, int most, boolean everything) {
    Severity worst = worst(group);
    int filled = Math.max(1, Math.round((float) BAR * group.size() / most));
    String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
    String check = group.get(0).check();
    line(String.format(Locale.ROOT, "%-8s %-20s %s %d", worst.label(), check, bar, group.size()));
    List<Finding> ordered = new ArrayList<>(group);
    ordered.sort(Comparator.comparing(Finding::severity));
    int shown = everything ? ordered.size() : Math.min(SHOWN, ordered.size());
    for (Finding finding : ordered.subList(0, shown)) {
      String place = AuditReport.place(finding);
      line(
          "    "
              + (finding.file().isEmpty() ? "the set" : finding.file())
              + (place.isEmpty() ? "" : " (" + place + ")")
              + ": "
              + finding.message());
    }
    if (shown < ordered.size()) {
      line("    and " + (ordered.size() - shown) + " more (-v shows all)");
    }
    String advice = CheckCatalog.find(check).map(CheckInfo::advice).orElse("");
    line("    " + terminal.styled("faint", "> " + advice));
    line("");
  }

  private void line(String text) {
    out.print(Terminal.printable(text));
    out.print('\n');
  }
}
