package sqe.report.document;

import java.util.List;

/**
 * Short statements that belong together: a line each on a terminal, one sentence on a page.
 *
 * @param clauses at least one, without full stops
 */
public record Clauses(List<Text> clauses) implements Block {

  /** Copies the list. */
  public Clauses {
    clauses = List.copyOf(clauses);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.clauses(this);
  }
}
