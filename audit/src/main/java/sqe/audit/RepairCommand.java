package sqe.audit;

import sqe.audit.check.Finding;
import sqe.table.Decimal;

/** A command line that repairs a file, made from the pattern of a check. */
final class RepairCommand {

  private RepairCommand() {}

  /** The command for a finding; names that a shell would take apart are quoted. */
  static String of(String pattern, Finding finding) {
    String file = finding.file();
    int dot = file.lastIndexOf('.');
    boolean extension = dot > Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    String repaired =
        extension ? file.substring(0, dot) + ".repaired" + file.substring(dot) : file + ".repaired";
    return pattern
        .replace("{value}", number(finding.value()))
        .replace("{negative}", number(-finding.value()))
        .replace("{limit}", number(finding.limit()))
        .replace("{repaired}", quoted(repaired))
        .replace("{file}", quoted(file));
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Decimal.of(rounded);
  }

  /** A name as a word of a shell. */
  static String quoted(String name) {
    boolean plain = name.matches("[A-Za-z0-9_./][A-Za-z0-9_./+=:@-]*");
    return plain ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
