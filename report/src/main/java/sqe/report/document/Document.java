package sqe.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said, in blocks.
 *
 * @param level of its outermost headings on a page, from 1: a document may stand within another
 * @param outcome what it comes to, first on a page and last on a terminal; null for none
 * @param blocks in order
 */
public record Document(int level, @Nullable Outcome outcome, List<Block> blocks) {

  /**
   * What a document comes to.
   *
   * @param of what has this outcome; a terminal leaves it out, for the command has said it
   * @param text the outcome
   */
  public record Outcome(String of, Text text) {}

  /** Copies the blocks. */
  public Document {
    blocks = List.copyOf(blocks);
  }

  /** A document without an outcome. */
  public static Document of(int level, List<Block> blocks) {
    return new Document(level, null, blocks);
  }
}
