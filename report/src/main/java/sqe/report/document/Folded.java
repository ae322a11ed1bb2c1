package sqe.report.document;

import java.util.List;

/**
 * Blocks that few readers want: closed to begin with where a page can fold.
 *
 * @param summary what stands on the closed fold
 * @param heading what stands above the blocks where nothing folds
 * @param blocks what is inside
 */
public record Folded(String summary, String heading, List<Block> blocks) implements Block {

  /** Copies the list. */
  public Folded {
    blocks = List.copyOf(blocks);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.folded(this);
  }
}
