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
    try (InputStream stream = ToolVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("the build's version.properties", e);
    }
  }
}
