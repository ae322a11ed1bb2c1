package sqe.report.document;

import java.util.List;

/**
 * Blocks under a heading, one level below the heading that they stand under.
 *
 * @param title the heading
 * @param blocks what it is of
 */
public record Section(Text title, List<Block> blocks) implements Block {

  /** Copies the list. */
  public Section {
    blocks = List.copyOf(blocks);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.section(this);
  }
}
