package sqe.table;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** Input and output errors in words: the platform's exceptions often hold only a file name. */
public final class IoMessages {

  private IoMessages() {}

  /** What went wrong, without the file's name, on one line. */
  public static String describe(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
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
    return message == null ? failure.getClass().getSimpleName() : message.replaceAll("\\R+", " ");
  }
}
