package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import sqe.table.UnsignedZero;

/**
 * What a check is given: its limits, and where to put what it finds. A reporter stands at a place
 * (the set, a file, a channel, a second); the methods that name a place return one that stands
 * there.
 */
final class Reporter {

  private final CheckInfo info;
  private final AuditSettings settings;
  private final List<Finding> findings;
  private final String file;
  private final int channel;
  private final double second;
  private final String counterpart;

  /** A reporter that stands at the set. */
  Reporter(CheckInfo info, AuditSettings settings, List<Finding> findings) {
    this(info, settings, findings, "", 0, Double.NaN, "");
  }

  private Reporter(
      CheckInfo info,
      AuditSettings settings,
      List<Finding> findings,
      String file,
      int channel,
      double second,
      String counterpart) {
    this.info = info;
    this.settings = settings;
    this.findings = findings;
    this.file = file;
    this.channel = channel;
    this.second = second;
    this.counterpart = counterpart;
  }

  /** At a file, pair, column or row, as the user would name it. */
  Reporter of(String name) {
    return new Reporter(info, settings, findings, name, 0, Double.NaN, "");
  }

  /** At the same channel of another file. */
  Reporter at(String name) {
    return new Reporter(info, settings, findings, name, channel, Double.NaN, "");
  }

  /** At a channel of the same file, from 1. */
  Reporter channel(int number) {
    return new Reporter(info, settings, findings, file, number, Double.NaN, counterpart);
  }

  /** At a time in the same channel; NaN: nowhere in particular. */
  Reporter second(double seconds) {
    return new Reporter(info, settings, findings, file, channel, seconds, counterpart);
  }

  /**
   * At the same place, beside the file that has the same sound, or the other one of a pair that a
   * command repairs.
   */
  Reporter beside(String name) {
    return new Reporter(info, settings, findings, file, channel, second, name);
  }

  /** The main limit. */
  double limit() {
    return limit("");
  }

  /** A limit by name. */
  double limit(String name) {
    return settings.limit(info, name);
  }

  /** Reports something without a number. */
  void found(Severity severity, String message) {
    add(severity, Double.NaN, Double.NaN, message);
  }

  /**
   * Reports a value beyond a limit. The message is formatted in the root locale from the values, or
   * from the value reported where there are none.
   */
  void found(Severity severity, double value, double limit, String format, Object... values) {
    Object[] shown = values.length == 0 ? new Object[] {value} : values;
    add(severity, value, limit, UnsignedZero.in(String.format(Locale.ROOT, format, shown)));
  }

  private void add(Severity severity, double value, double limit, String message) {
    findings.add(
        new Finding(
            info.id(), severity, file, channel, second, value, limit, message, counterpart));
  }

  /** Reports a value above the main limit. */
  void above(Severity severity, double value, String format, Object... values) {
    above(severity, value, limit(), format, values);
  }

  /** Reports a value above a limit. */
  void above(Severity severity, double value, double limit, String format, Object... values) {
    if (value > limit) {
      found(severity, value, limit, format, values);
    }
  }

  /** Reports a value at or above the main limit. */
  void reaches(Severity severity, double value, String format, Object... values) {
    if (value >= limit()) {
      found(severity, value, limit(), format, values);
    }
  }

  /** Reports a value below the main limit. */
  void below(Severity severity, double value, String format, Object... values) {
    below(severity, value, limit(), format, values);
  }

  /** Reports a value below a limit. */
  void below(Severity severity, double value, double limit, String format, Object... values) {
    if (value < limit) {
      found(severity, value, limit, format, values);
    }
  }

  /** Reports a value above the main limit as a warning; above another, too, as an error. */
  void graded(double value, double error, String format, Object... values) {
    if (value > limit()) {
      boolean large = value > error;
      found(large ? ERROR : WARNING, value, large ? error : limit(), format, values);
    }
  }

  /** Reports a value below one limit or above another. */
  void outside(
      Severity severity, double value, double low, double high, String format, Object... values) {
    if (value < low || value > high) {
      found(severity, value, value < low ? low : high, format, values);
    }
  }

  /** Reports a value below one limit or above another as a warning; below a third, as an error. */
  void outside(
      double value, double error, double low, double high, String format, Object... values) {
    boolean tiny = value < error;
    outside(tiny ? ERROR : WARNING, value, tiny ? error : low, high, format, values);
  }
}
