package sqe.report.document;

import java.util.List;
import java.util.stream.Collectors;

/** What the writers of lines share: each block is whole lines, and a blank line is between two. */
final class Chunks {

  private Chunks() {}

  static String of(List<Block> blocks, Block.Visitor<String> writer) {
    return joined(blocks.stream().map(block -> block.accept(writer)).toList());
  }

  static String joined(List<String> chunks) {
    return chunks.stream().filter(chunk -> !chunk.isEmpty()).collect(Collectors.joining("\n"));
  }
}
