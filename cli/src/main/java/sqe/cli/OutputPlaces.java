package sqe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Looks whether the files that a call is to write have a place, before it works for hours and finds
 * that they have none. One look serves all commands.
 */
final class OutputPlaces {

  /** Options whose files are written; a gate's reports may fail without costing its verdict. */
  private static final List<String> WRITTEN =
      List.of("--output", "--lock", "--gradient", "--report");

  private OutputPlaces() {}

  /** What is wrong with the files of a call of a command. */
  static Optional<String> mistake(ParseResult call) {
    for (OptionSpec option : call.matchedOptions()) {
      Object value = option.getValue();
      if (WRITTEN.contains(option.longestName()) && value != null) {
        for (Object file : value instanceof Collection<?> several ? several : List.of(value)) {
          Optional<String> mistake =
              file instanceof Path here
                  ? mistake(here)
                  : Optional.empty(); // else not on this machine
          if (mistake.isPresent()) {
            return Optional.of("cannot write " + file + ": " + mistake.get());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What is wrong with the place of one file. */
  static Optional<String> mistake(Path file) {
    if (OutputFile.isStream(file)) {
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      return Optional.of("it is a folder: name a file");
    }
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(folder)
            ? folder + " is no folder: name another file"
            : "the folder " + folder + " does not exist: make it, or name another file");
  }
}
