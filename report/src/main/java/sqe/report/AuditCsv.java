package sqe.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import sqe.audit.AuditResult;
import sqe.audit.check.Finding;

/** What an audit found as CSV: a line a finding; empty where it has no such thing. */
final class AuditCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final String HEADER =
      "check,severity,file,channel,second,value,limit,message,advice";

  private AuditCsv() {}

  static String of(AuditResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    result.findings().forEach(finding -> lines.add(line(finding)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(Finding finding) {
    return FORMAT.format(
        finding.check(),
        finding.severity().label(),
        finding.file(),
        finding.channel() == 0 ? "" : finding.channel(),
        DataNumbers.cell(finding.second()),
        DataNumbers.cell(finding.value()),
        DataNumbers.cell(finding.limit()),
        finding.message(),
        AuditWords.advice(finding.check()));
  }
}
