package sqe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of sqe, from the build. */
final class Version implements IVersionProvider {

  /** {@code 0.1.0}. */
  static String number() {
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("the build's version.properties", e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "sqe " + number(), "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
    };
  }
}
