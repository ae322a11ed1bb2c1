package sqe.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Remedy;

/**
 * What is said of a row: why a score is missing, or what the user should know.
 *
 * @param text a phrase; a reason starts with its kind, before a colon
 * @param columns the score columns it concerns; none: the whole row
 * @param remedy what would help, or null
 */
public record Remark(String text, List<String> columns, @Nullable Remedy remedy) {

  /** Copies the columns; a text that quotes too much loses the middle of it. */
  public Remark {
    text = Excerpt.message(text);
    columns = List.copyOf(columns);
  }

  /** A remark on the whole row without a remedy. */
  public static Remark of(String text) {
    return new Remark(text, List.of(), null);
  }

  /** The text with the words of its remedy. */
  public String text(RemedyWords words) {
    return remedy == null ? text : text + words.of(remedy);
  }
}
