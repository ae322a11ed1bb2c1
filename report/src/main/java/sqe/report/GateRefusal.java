package sqe.report;

/**
 * A gate that could not compare: reports are due all the same, for a job that finds none takes it
 * for a pass or for a crash.
 *
 * @param baseline where the baseline should have come from
 * @param current where the scores should have come from
 * @param message one line that says what is wrong and what helps
 * @param exitCode of the command
 */
public record GateRefusal(String baseline, String current, String message, int exitCode) {

  /** What stands where a verdict would. */
  public static final String OUTCOME = "NOT COMPARED";
}
