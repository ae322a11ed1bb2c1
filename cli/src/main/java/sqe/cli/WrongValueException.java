package sqe.cli;

import java.io.Serial;

/** A value that an option does not take; the words follow the option's name. */
final class WrongValueException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  WrongValueException(String words) {
    super(words);
  }
}
