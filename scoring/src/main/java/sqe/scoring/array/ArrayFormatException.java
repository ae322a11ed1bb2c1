package sqe.scoring.array;

import java.io.IOException;

/**
 * The content of a file is not an array that can be trusted. The message is one line: at which byte
 * or line, what is wrong and what to do. It does not name the file; whoever reports it does.
 */
public final class ArrayFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  ArrayFormatException(String message) {
    super(message);
  }

  /** A problem that sits at one byte of the file, counted from 0. */
  static ArrayFormatException at(long position, String problem) {
    return new ArrayFormatException("at byte " + position + ": " + problem);
  }
}
