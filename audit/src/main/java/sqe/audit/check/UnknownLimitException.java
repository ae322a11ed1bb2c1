package sqe.audit.check;

import java.util.List;
import sqe.table.Excerpt;

/** A limit that no check has. */
public final class UnknownLimitException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final boolean alone;

  UnknownLimitException(String name, List<String> similar) {
    super(
        "no limit is called '%s'%s"
            .formatted(
                Excerpt.of(name),
                similar.isEmpty() ? "" : "; there is: " + String.join(", ", similar)));
    alone = similar.isEmpty();
  }

  /** Whether no limit has a name like it, so that the message names none. */
  public boolean nothingSimilar() {
    return alone;
  }
}
