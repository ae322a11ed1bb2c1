package sqe.report.document;

import java.util.List;

/**
 * What should be known beside the results; a writer says of each that it is a note.
 *
 * @param notes at least one
 */
public record Notes(List<Text> notes) implements Block {

  /** Copies the list. */
  public Notes {
    notes = List.copyOf(notes);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.notes(this);
  }
}
