package sqe.report.figure;

import java.util.List;

/**
 * How things become other things: boxes from left to right with arrows between them, some of them
 * in a frame, and what steers the frame below it.
 *
 * @param title what it is of
 * @param boxes from left to right
 * @param arrows what leads from each box to the next, in words; one fewer than boxes
 * @param frame around some of the boxes
 */
public record Flow(String title, List<Box> boxes, List<String> arrows, Frame frame) {

  /**
   * One box.
   *
   * @param name what it is
   * @param words more about it, a line each
   */
  public record Box(String name, List<String> words) {

    /** Copies the list. */
    public Box {
      words = List.copyOf(words);
    }
  }

  /**
   * A frame.
   *
   * @param name what does all that is in it
   * @param first its first box, from 0
   * @param last its last box
   * @param steered what tells it what to do
   */
  public record Frame(String name, int first, int last, Box steered) {}

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there is not one arrow between any two boxes
   */
  public Flow {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
    if (arrows.size() != boxes.size() - 1) {
      throw new IllegalArgumentException("one arrow between any two boxes");
    }
  }
}
