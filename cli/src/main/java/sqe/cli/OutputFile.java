package sqe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.table.IoMessages;

/**
 * Where results go. A file is written as a whole under another name and moved into place: nothing
 * partial is ever left under its name. Standard output, a device or a pipe is written to directly,
 * for moving a file there would replace it.
 */
final class OutputFile {

  private OutputFile() {}

  /**
   * What an option says to write.
   *
   * @param file null where the option was not given
   */
  record Wanted(String option, @Nullable Path file) {}

  /** What is wrong with the files of one call: two of them are one, or both are stdout. */
  static Optional<String> mistake(List<Wanted> outputs) {
    Map<Path, String> options = new HashMap<>();
    for (Wanted output : outputs) {
      Path file = output.file();
      String before =
          file == null ? null : options.put(file.toAbsolutePath().normalize(), output.option());
      if (file != null && before != null) {
        String both = before + " and " + output.option();
        return Optional.of(
            isStdout(file)
                ? both + " are both -, but only one thing fits on stdout: name a file"
                : both + " both write " + file.normalize() + ": name two files");
      }
    }
    return Optional.empty();
  }

  /** What is wrong where an output would replace a file that is read. */
  static Optional<String> overwriting(List<Wanted> outputs, List<@Nullable Path> inputs) {
    for (Wanted output : outputs) {
      Path file = output.file();
      if (file != null && inputs.stream().anyMatch(input -> isSame(file, input))) {
        return Optional.of(
            "%s would replace %s, which is read: name another file"
                .formatted(output.option(), file));
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Path output, @Nullable Path input) {
    try {
      return input != null
          && Files.isRegularFile(output)
          && Files.exists(input)
          && Files.isSameFile(output, input);
    } catch (IOException e) {
      return false; // whoever reads or writes it will say what is wrong
    }
  }

  /** Whether one of these goes to stdout, which then holds nothing else. */
  static boolean takesStdout(List<Wanted> outputs) {
    return outputs.stream().map(Wanted::file).anyMatch(file -> file != null && isStdout(file));
  }

  /** Whether a name means standard output. */
  static boolean isStdout(Path file) {
    return file.toString().equals("-");
  }

  /** Whether a name means something that is written to directly. */
  static boolean isStream(Path file) {
    return isStdout(file)
        || isDescriptor(file)
        || (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file));
  }

  /** {@code /dev/stdout} and its like lead to a file where the shell has redirected them. */
  private static boolean isDescriptor(Path file) {
    Path absolute = file.toAbsolutePath();
    return Files.isSymbolicLink(file)
        && (absolute.startsWith("/dev") || absolute.startsWith("/proc"));
  }

  /**
   * Opens what {@link #isStream} says is one.
   *
   * @param file null for standard output
   * @param results what {@code -} stands for
   */
  static OutputStream stream(@Nullable Path file, OutputStream results) throws IOException {
    return file == null || isStdout(file)
        ? results
        : Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  /**
   * Writes a text.
   *
   * @param out what {@code -} stands for
   */
  static void write(Path file, String text, PrintWriter out) {
    if (isStdout(file)) {
      out.print(text);
      out.flush();
      return;
    }
    write(file, text.getBytes(StandardCharsets.UTF_8), OutputStream.nullOutputStream());
  }

  /**
   * Writes bytes.
   *
   * @param results what {@code -} stands for
   */
  static void write(Path file, byte[] bytes, OutputStream results) {
    Optional<String> mistake = OutputPlaces.mistake(file);
    if (mistake.isPresent()) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE, "cannot write " + file + ": " + mistake.get());
    }
    try {
      if (isStdout(file)) {
        results.write(bytes);
        results.flush();
        return;
      }
      if (isStream(file)) {
        try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
          stream.write(bytes);
        }
        return;
      }
      putInPlace(file, bytes);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** Its own name for each process: of two that write one file, the last one's stands, whole. */
  private static void putInPlace(Path file, byte[] bytes) throws IOException {
    String process = Long.toString(ProcessHandle.current().pid());
    Path temporary = file.resolveSibling(file.getFileName() + "." + process + ".tmp");
    try {
      Files.write(temporary, bytes);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * A failure to write.
   *
   * @param file null for standard output
   */
  static CommandFailure cannotWrite(@Nullable Path file, IOException e) {
    boolean stdout = file == null || isStdout(file);
    String message = "cannot write " + (stdout ? "stdout" : file) + ": " + IoMessages.describe(e);
    boolean readerGone = stdout && StandardOutput.isPipe();
    return new CommandFailure(
        readerGone ? ExitCode.READER_GONE : ExitCode.NOTHING_DONE, message, e);
  }
}
