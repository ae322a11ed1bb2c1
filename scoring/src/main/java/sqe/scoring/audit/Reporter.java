package sqe.scoring.audit;

import java.util.List;
import java.util.Locale;

/** What a check is given: its limits, and where to put what it finds. */
final class Reporter {

  private final CheckInfo info;
  private final AuditSettings settings;
  private final List<Finding> findings;

  Reporter(CheckInfo info, AuditSettings settings, List<Finding> findings) {
    this.info = info;
    this.settings = settings;
    this.findings = findings;
  }

  /** The main limit. */
  double limit() {
    return limit("");
  }

  /** A limit by name. */
  double limit(String name) {
    return settings.limit(info, name);
  }

  /** Reports something about a whole file. */
  void file(Severity severity, String file, double value, double limit, String message) {
    at(severity, file, 0, Double.NaN, value, limit, message);
  }

  /** Reports something without a number about a whole file. */
  void file(Severity severity, String file, String message) {
    at(severity, file, 0, Double.NaN, Double.NaN, Double.NaN, message);
  }

  /** Reports something at a place in a channel (from 1; 0: all). */
  void at(
      Severity severity,
      String file,
      int channel,
      double second,
      double value,
      double limit,
      String message) {
    findings.add(new Finding(info.id(), severity, file, channel, second, value, limit, message));
  }

  /** Text in the root locale. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
