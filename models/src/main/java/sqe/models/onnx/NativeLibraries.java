package sqe.models.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks the runtime's libraries for this platform into a temporary folder that goes when the
 * process ends. The runtime would do so itself, but leaves its folder behind.
 */
final class NativeLibraries {

  /** Where the runtime looks for its libraries first; whoever sets it has them. */
  private static final String PLACE = "onnxruntime.native.path";

  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

  private NativeLibraries() {}

  /** Unpacks them at the first call; where there are none for this platform, nothing happens. */
  static void unpack() {
    Once.initialise();
  }

  /** Initialised once, whichever thread comes first. */
  private static final class Once {

    static {
      try {
        if (System.getProperty(PLACE) == null) {
          unpackAll("/ai/onnxruntime/native/" + platform() + "/");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void initialise() {
      // the work is done when the class is initialised
    }
  }

  private static void unpackAll(String resources) throws IOException {
    if (NativeLibraries.class.getResource(resources + System.mapLibraryName(NAMES.get(0)))
        == null) {
      return;
    }
    Path folder = Files.createTempDirectory("sqe-onnxruntime");
    // what is registered last is deleted first: the folder when it is empty
    folder.toFile().deleteOnExit();
    for (String name : NAMES) {
      Path file = folder.resolve(System.mapLibraryName(name));
      file.toFile().deleteOnExit();
      try (InputStream library =
          NativeLibraries.class.getResourceAsStream(resources + file.getFileName())) {
        if (library != null) {
          Files.copy(library, file);
        }
      }
    }
    System.setProperty(PLACE, folder.toString());
  }

  /** As the runtime's jar names it: {@code linux-x64}, {@code osx-aarch64} … */
  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String first = system.contains("mac") ? "osx" : system.contains("windows") ? "win" : "linux";
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    return first + "-" + (intel ? "x64" : processor);
  }
}
