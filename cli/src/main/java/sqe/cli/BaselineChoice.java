package sqe.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import sqe.judge.gate.PolicyException;
import sqe.judge.history.RunSelector;

/**
 * What a system is compared with: a file, or a run of a history.
 *
 * @param text as it was typed
 * @param file null where a run is meant
 * @param run null where a file is meant
 */
record BaselineChoice(String text, @Nullable Path file, @Nullable RunSelector run) {

  private static final String OF_HISTORY = "history:";

  /** Reads what was typed. */
  static final class Converter implements ITypeConverter<BaselineChoice> {

    @Override
    public BaselineChoice convert(String text) {
      if (!text.startsWith(OF_HISTORY)) {
        return new BaselineChoice(text, path(text), null);
      }
      try {
        return new BaselineChoice(text, null, RunSelector.of(text.substring(OF_HISTORY.length())));
      } catch (PolicyException e) {
        throw new WrongValueException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** An empty path would be the current folder, which is never meant. */
  static Path path(String text) {
    if (text.isBlank()) {
      throw new WrongValueException("an empty path: is a variable not set?");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new WrongValueException("no path: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
