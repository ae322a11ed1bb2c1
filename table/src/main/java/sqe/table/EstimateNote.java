package sqe.table;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Kinds of notes on an estimate that a later run is asked about: a system that has begun to say
 * nothing, to clip, to come late or upside down. Rows carry them as text, in their message.
 */
public enum EstimateNote {
  /** Nothing is in it. */
  SILENT("estimate is (silent|constant|at -?\\d+ dBFS, below any speech)\\b.*"),
  /** Samples at full scale or beyond. */
  CLIPPED("estimate (is clipped|goes beyond full scale)\\b.*"),
  /** It starts later or earlier than the reference, or drifts. */
  DELAYED("estimate (is \\d+ samples? \\(.*\\) (late|early)|drifts)\\b.*"),
  /** It is turned upside down. */
  INVERTED("estimate is upside down\\b.*"),
  /** It is the reference. */
  COPIED("estimate is (identical to the reference|the reference but for a factor)\\b.*");

  /**
   * How a note begins that doubts the pair and not the estimate, so that it is of no kind here: the
   * two may be of different recordings.
   */
  public static final String UNLIKE = "estimate has little of the reference's waveform";

  private static final String SEPARATOR = "; ";

  private final Pattern pattern;

  EstimateNote(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
  }

  /** Whether a part of a message is a note of this kind. */
  private boolean describes(String part) {
    return pattern.matcher(part).matches();
  }

  /** The parts of a row's message: reasons and notes. */
  public static List<String> parts(String message) {
    return message.isBlank() ? List.of() : List.of(message.split(SEPARATOR, -1));
  }

  /** The parts of a message that are a note of this kind. */
  public List<String> in(String message) {
    return parts(message).stream().filter(this::describes).toList();
  }

  /** What of a message is a note of any kind, as a message. */
  static String notesOf(String message) {
    return String.join(
        SEPARATOR,
        parts(message).stream()
            .filter(part -> Arrays.stream(values()).anyMatch(kind -> kind.describes(part)))
            .toList());
  }
}
