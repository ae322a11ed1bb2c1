package sqe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.Charset;

/**
 * The user's stderr, which the launcher leaves under another descriptor where the JVM's own stderr
 * goes through a filter: a JVM with the Vector API starts with a warning, which concerns nobody.
 */
final class UserStderr {

  private static final String DESCRIPTOR = "sqe.stderr.descriptor";

  private UserStderr() {}

  /**
   * Makes {@link System#err} the user's stderr. Opening it anew by name would not do: a file that
   * both streams go to would be written from two places.
   */
  static void restore() {
    Integer number = Integer.getInteger(DESCRIPTOR);
    if (number == null) {
      return;
    }
    FileDescriptor descriptor = new FileDescriptor();
    try {
      Field field = FileDescriptor.class.getDeclaredField("fd");
      field.setAccessible(true);
      field.setInt(descriptor, number);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return; // what is written still passes the filter
    }
    System.setErr(
        new PrintStream(new FileOutputStream(descriptor), true, Charset.defaultCharset()));
  }
}
