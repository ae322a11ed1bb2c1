package sqe.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of sqe, from the build; it stands in the metadata of every table. */
public final class ToolVersion {

  private ToolVersion() {}

  /** {@code 0.1.0}. */
  public static String number() {
    return property("version");
  }

  /** The version and, where it is known, the commit it was built from. */
  public static String build() {
    String commit = property("commit");
    return commit.isEmpty() ? number() : number() + " (" + commit + ")";
  }

  private static String property(String name) {
    try (InputStream stream = ToolVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty(name);
    } catch (IOException e) {
      throw new UncheckedIOException("the build's version.properties", e);
    }
  }
}
