package sqe.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sqe.testing.SharedFolder;

/** Manifests of recordings that tests score. */
final class Manifests {

  private static final String HEADER = "id,system,reference,estimate,noisy,take\n";

  private Manifests() {}

  /** Two systems against one reference each, and whatever can be wrong with a pair. */
  static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>(rows("enhanced_rnnoise", ""));
    rows.addAll(rows("enhanced_afftdn", ""));
    rows.add("gone,none,clean/s03_de.wav,nowhere/s03_de.wav,,a");
    rows.add("none,none,clean/s03_de.wav,,,b");
    rows.add("s01_engb,enhanced_rnnoise,clean/s01_engb.wav,noisy/s01_engb.wav,,twice");
    rows.add("alone,none,,noisy/s01_engb.wav,,");
    rows.add("text,none,clean/s03_de.wav,README.md,,");
    return rows;
  }

  /** A pair for each file of a system, with this behind its id. */
  static List<String> rows(String system, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(SharedFolder.project("testdata/" + system))) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted()
          .map(
              file ->
                  "%s,%s,clean/%s,%s/%s,noisy/%s,\"a \"\"take\"\", one\""
                      .formatted(file.replace(".wav", suffix), system, file, system, file, file))
          .toList();
    }
  }

  /** A link to the test data in a folder, and beside it the manifest of these rows. */
  static Path write(Path folder, List<String> rows) throws IOException {
    Path data = folder.resolve("data");
    for (String name :
        List.of("clean", "noisy", "enhanced_rnnoise", "enhanced_afftdn", "README.md")) {
      Files.createDirectories(data);
      if (!Files.exists(data.resolve(name))) {
        Files.createSymbolicLink(data.resolve(name), SharedFolder.project("testdata/" + name));
      }
    }
    return Files.writeString(data.resolve("pairs.csv"), HEADER + String.join("\n", rows) + "\n");
  }
}
