package sqe.audit.check;

import java.util.List;

/**
 * What a check says of itself; the list of checks, the documentation and the settings are made from
 * this record and from nothing else.
 *
 * @param id what it is called in reports and settings
 * @param severity the worst it can report
 * @param about what it looks for, one or two sentences
 * @param limits what can be set
 * @param source where definition and limits come from; "own" with its calibration where they are
 *     ours
 * @param advice what to do about a finding
 * @param remedy the same, as far as no look is needed
 */
public record CheckInfo(
    String id,
    Severity severity,
    String about,
    List<Limit> limits,
    String source,
    String advice,
    Remedy remedy) {

  /**
   * What becomes of a file with a finding.
   *
   * @param drop what is said where an error is a reason to leave the file out; empty where it is
   *     none
   * @param command what repairs a file in place, with {@code {file}}, {@code {repaired}} (a new
   *     file beside it), {@code {value}}, {@code {negative}} and {@code {limit}} of the finding,
   *     {@code {shift}} (sox effects that undo a delay by the value), {@code {reference}} of the
   *     pair and {@code {aside}} (a name that is free), or {@code {references}} and {@code
   *     {estimates}}, its two folders; empty where nothing does
   * @param ofData the same of files of a data set, which no system has made and which may be
   *     changed; empty where it is no other
   */
  public record Remedy(String drop, String command, String ofData) {

    /** Somebody has to look. */
    public static final Remedy LOOK = new Remedy("", "", "");

    /** What repairs a file of a data set, or of a system. */
    public String command(boolean data) {
      return data && !ofData.isEmpty() ? ofData : command;
    }

    /** Whether an error is a reason to leave the file out. */
    public boolean drops() {
      return !drop.isEmpty();
    }
  }

  /** Copies the limits. */
  public CheckInfo {
    limits = List.copyOf(limits);
  }

  /**
   * A threshold.
   *
   * @param name empty for the main one, which a setting {@code id=value} changes; others are {@code
   *     id.name}
   * @param value the default
   * @param unit unit of the value; may be empty
   * @param meaning what lies on its far side
   */
  public record Limit(String name, double value, String unit, String meaning) {}

  /** The headings checks stand under, in the order of reports. */
  public enum Group {
    /** Files, rates, channels, copies. */
    INTEGRITY("File integrity"),
    /** Levels and clipping. */
    LEVEL("Level and clipping"),
    /** Silence and activity. */
    ACTIVITY("Silence and activity"),
    /** Duration. */
    DURATION("Duration"),
    /** Pairing and alignment. */
    PAIR("Pairing and alignment"),
    /** Spectrum and noise. */
    SPECTRUM("Spectrum and noise"),
    /** What only the whole set shows. */
    SET("Data set"),
    /** Tables of scores. */
    SCORES("Score files");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** The heading. */
    public String title() {
      return title;
    }
  }
}
