package sqe.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.scoring.ScoreSummary;
import sqe.scoring.ScoreSummary.Distribution;

/** Prints what is said of a table: a distribution a column, then failures by reason. */
final class SummaryPrinter {

  private static final int LONGEST_ID = 40;

  /** Outside these a number with three decimals says nothing or does not fit its column. */
  private static final double SMALLEST = 0.001;

  private static final double LARGEST = 99_999.9995;
  private static final String FORMAT = "%-14s %9s %9s %9s %9s %9s %9s  %s";

  private final Terminal terminal;

  SummaryPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(ScoreSummary summary) {
    List<String> systems = summary.systems();
    for (String system : systems) {
      terminal.line("");
      if (systems.size() > 1) {
        terminal.line(terminal.styled("bold", system));
      }
      terminal.line(
          String.format(
              Locale.ROOT, FORMAT, "", "n", "mean", "sd", "median", "5 %", "95 %", "worst"));
      summary.distributions(system).forEach(this::line);
    }
    List<Map.Entry<String, Integer>> reasons = summary.reasons();
    if (!reasons.isEmpty()) {
      terminal.line("");
      terminal.line("not scored:");
      reasons.forEach(
          reason ->
              terminal.line(
                  String.format(Locale.ROOT, "%6d  %s", reason.getValue(), reason.getKey())));
    }
  }

  private void line(String column, Distribution d) {
    String infinite = d.infinite() == 0 ? "" : " (" + d.infinite() + " infinite, not in the mean)";
    terminal.line(
        String.format(
                Locale.ROOT,
                FORMAT,
                column,
                d.scored() + "/" + d.expected(),
                number(d.mean()),
                number(d.standardDeviation()),
                number(d.median()),
                number(d.low()),
                number(d.high()),
                d.worst() == null ? "" : number(d.worstScore()) + " " + shortened(d.worst()))
            + infinite);
  }

  private static String shortened(String id) {
    return id.length() <= LONGEST_ID ? id : "…" + id.substring(id.length() - LONGEST_ID + 1);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(value);
    boolean fits = size == 0 || (size >= SMALLEST && size < LARGEST);
    return String.format(Locale.ROOT, fits ? "%.3f" : "%.2e", value);
  }
}
