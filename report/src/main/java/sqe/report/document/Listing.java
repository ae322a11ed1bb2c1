package sqe.report.document;

import java.util.List;

/**
 * Statements of equal rank, one below the other.
 *
 * @param items at least one
 */
public record Listing(List<Text> items) implements Block {

  /** Copies the list. */
  public Listing {
    items = List.copyOf(items);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.listing(this);
  }
}
