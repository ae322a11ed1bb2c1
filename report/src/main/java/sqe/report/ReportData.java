package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.gate.GateReport;
import sqe.table.JsonText;

/** The island of JSON in a report: every number the page's script shows, unrounded. */
final class ReportData {

  private ReportData() {}

  /**
   * The document.
   *
   * @param lead the metric whose worst files come first
   * @param comparison of more than one system without a gate; null where there is none
   */
  static String of(
      Scoreboard board,
      int lead,
      @Nullable GateReport gate,
      @Nullable ComparisonReport comparison,
      ReportAudio.Result audio) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("systems", board.systems());
    map.put("files", board.files());
    map.put("rows", board.kind().many());
    map.put("lead", lead);
    map.put("metrics", board.metrics().stream().map(column -> metric(column, gate)).toList());
    map.put("remarks", remarks(board));
    map.put("gate", gate == null ? null : GateJson.map(gate));
    map.put("comparison", comparison == null ? null : ComparisonJson.map(comparison));
    map.put("audio", audio.sounds());
    map.put("silent", audio.silent());
    map.put(
        "no_audio",
        "The report holds the sound of the worst %s only (--audio)."
            .formatted(board.kind().many()));
    return JsonText.of(map);
  }

  private static Map<String, @Nullable Object> metric(
      Scoreboard.Column column, @Nullable GateReport gate) {
    double margin = margin(column, gate);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", column.facts().column());
    map.put("unit", column.facts().unit());
    map.put("better", column.facts().sign() < 0 ? "low" : "high");
    map.put("decimals", decimals(column, margin));
    map.put("margin", margin);
    map.put(
        "scores",
        column.scores().stream()
            .map(
                scores -> {
                  List<@Nullable Object> cells = new ArrayList<>();
                  for (double score : scores) {
                    cells.add(JsonText.number(score));
                  }
                  return cells;
                })
            .toList());
    return map;
  }

  /** The margin that a gate used, 0 without one. */
  static double margin(Scoreboard.Column column, @Nullable GateReport gate) {
    return gate == null
        ? 0
        : gate.metrics().stream()
            .filter(result -> result.question().facts().column().equals(column.facts().column()))
            .mapToDouble(result -> result.question().margin())
            .findFirst()
            .orElse(0);
  }

  private static int decimals(Scoreboard.Column column, double margin) {
    Double usual = column.facts().usualMargin();
    double step = margin > 0 ? margin : usual == null ? 0 : usual;
    if (step > 0) {
      return Rounded.decimalsOfMargin(step);
    }
    double largest =
        column.finite(column.scores().size() - 1).stream().mapToDouble(Math::abs).max().orElse(0);
    return Rounded.decimals(largest);
  }

  /** What rows say, of each system by the number of the file. */
  private static List<Map<String, String>> remarks(Scoreboard board) {
    List<Map<String, String>> remarks = new ArrayList<>();
    for (int system = 0; system < board.systems().size(); system++) {
      Map<String, String> said = new LinkedHashMap<>();
      for (int file = 0; file < board.files().size(); file++) {
        String words =
            board.rows().get(system).get(file) < 0
                ? "the table has no such file"
                : board.cell(system, file, "message");
        if (!words.isEmpty()) {
          said.put(String.valueOf(file), words);
        }
      }
      remarks.add(said);
    }
    return remarks;
  }
}
