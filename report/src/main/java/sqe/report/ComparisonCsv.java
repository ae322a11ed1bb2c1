package sqe.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.stats.Interval;

/** A comparison as CSV, unrounded: a line a system, then a line a pair; empty where it has none. */
final class ComparisonCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final String HEADER =
      "metric,group,system,against,n,mean,low,high,median,rank,p,p_holm,wins,ties,losses,"
          + "cliffs_delta,unlimited_losses,unlimited_losses_of_other";

  private ComparisonCsv() {}

  static String of(ComparisonReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    report.systems().forEach(line -> lines.add(system(line)));
    report.pairs().forEach(line -> lines.add(pair(line)));
    return String.join("\n", lines) + "\n";
  }

  private static String system(SystemLine line) {
    return FORMAT.format(
        line.facts().column(),
        line.group(),
        line.system(),
        "",
        line.scores().files(),
        DataNumbers.cell(line.scores().mean()),
        low(line.scores().interval()),
        high(line.scores().interval()),
        DataNumbers.cell(line.scores().median()),
        line.rank(),
        "",
        "",
        "",
        "",
        "",
        "",
        line.scores().dead(),
        "");
  }

  private static String pair(PairLine line) {
    return FORMAT.format(
        line.facts().column(),
        line.group(),
        line.first(),
        line.second(),
        line.difference().files(),
        DataNumbers.cell(line.difference().mean()),
        low(line.difference().interval()),
        high(line.difference().interval()),
        "",
        "",
        DataNumbers.cell(line.difference().p()),
        DataNumbers.cell(line.pHolm()),
        line.difference().counts().wins(),
        line.difference().counts().ties(),
        line.difference().counts().losses(),
        DataNumbers.cell(line.difference().cliffsDelta()),
        line.difference().firstDead(),
        line.difference().secondDead());
  }

  private static String low(@Nullable Interval interval) {
    return interval == null ? "" : DataNumbers.cell(interval.low());
  }

  private static String high(@Nullable Interval interval) {
    return interval == null ? "" : DataNumbers.cell(interval.high());
  }
}
