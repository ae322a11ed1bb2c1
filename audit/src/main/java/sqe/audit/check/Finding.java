package sqe.audit.check;

/**
 * One thing that was found.
 *
 * @param check id of the check
 * @param severity how bad it is
 * @param file the file, pair or column it concerns, as the user would name it; empty for the set
 * @param channel from 1; 0 where it concerns all
 * @param second where in the file, in seconds; NaN where it concerns all of it
 * @param value what was measured; NaN where there is no number
 * @param limit the threshold it was held against; NaN where there is none
 * @param message what was found, one phrase
 * @param counterpart the file that has the same sound and stays when this one is left out; of a
 *     pair that a command repairs, its reference; empty where there is none
 */
public record Finding(
    String check,
    Severity severity,
    String file,
    int channel,
    double second,
    double value,
    double limit,
    String message,
    String counterpart) {

  /** A finding without a counterpart. */
  public Finding(
      String check,
      Severity severity,
      String file,
      int channel,
      double second,
      double value,
      double limit,
      String message) {
    this(check, severity, file, channel, second, value, limit, message, "");
  }

  /** How far beyond its limit the value is, for sorting; 0 where there is no number. */
  double excess() {
    if (Double.isNaN(value) || Double.isNaN(limit)) {
      return 0;
    }
    double scale = Math.max(Math.abs(limit), 1e-9);
    return Math.abs(value - limit) / scale;
  }
}
