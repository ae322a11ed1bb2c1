package sqe.table;

import java.io.CharConversionException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Input and output errors in words: the platform's exceptions often hold only a file name. */
public final class IoMessages {

  /** What is said of a device that does not do as it is asked. */
  public static final String DEVICE_FAILED =
      "the device or network it is on failed (input/output error): look at that, then try again";

  /** What Linux and macOS say of it (EIO). */
  private static final String OF_SYSTEM = "Input/output error";

  private IoMessages() {}

  /** What went wrong, without the file's name, on one line. */
  public static String describe(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "no such file" + hint(missing.getFile());
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemLoopException) {
      return "loop of symbolic links";
    }
    if (failure instanceof FileSystemException detailed && detailed.getReason() != null) {
      return Objects.requireNonNull(detailed.getReason())
          .toLowerCase(Locale.ROOT)
          .replace("too many levels of symbolic links", "loop of symbolic links")
          .replaceAll(" or unable to access attributes.*", "");
    }
    if (failure instanceof CharacterCodingException || failure instanceof CharConversionException) {
      return "not UTF-8 text";
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "the system gives no reason";
    }
    return message.equals(OF_SYSTEM) ? DEVICE_FAILED : message.replaceAll("\\R+", " ");
  }

  /** Lists made on Windows separate folders as no other system does. */
  private static String hint(@Nullable String file) {
    if (file == null || !file.contains("\\") || File.separatorChar == '\\') {
      return "";
    }
    return Files.exists(Path.of(file.replace('\\', '/')))
        ? ": the path has backslashes, with / it exists"
        : ": the path has backslashes, on this system / separates folders";
  }
}
