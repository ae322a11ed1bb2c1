package sqe.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.report.document.Text;
import sqe.report.document.TextWriter;

/**
 * What a gate found in sentences, for a message: the outcome, one a metric with what is to be said
 * of it below, and one a group that fails.
 */
public final class GateSentences {

  private GateSentences() {}

  /** The sentences, a line each. */
  public static String of(GateReport report) {
    Stream<String> head =
        Stream.of(
            "%s: %s against %s".formatted(report.outcome(), report.current(), report.baseline()));
    Stream<MetricResult> results =
        Stream.concat(report.metrics().stream(), report.groups().stream().filter(report::fails));
    Stream<String> notes = GateWords.notes(report).stream().map(note -> "note: " + note);
    List<String> lines =
        Stream.of(head, results.flatMap(GateSentences::lines), notes).flatMap(s -> s).toList();
    TextWriter writer = new TextWriter(false);
    return lines.stream().map(Text::of).map(writer::line).collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(MetricResult result) {
    return Stream.concat(
        Stream.of(GateWords.sentence(result)),
        GateWords.remarks(result).stream().map(remark -> "  " + remark));
  }
}
