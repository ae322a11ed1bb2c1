package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sqe.cli.Sqe;

/** The table that {@code sqe score} writes on this machine, with which Spark's is compared. */
record LocalTable(Path file) {

  /** Scores a manifest with these options. */
  static LocalTable of(Path manifest, Path file, String... options) {
    List<String> call =
        new ArrayList<>(List.of("score", "--manifest", manifest.toString(), "-o", file.toString()));
    call.addAll(List.of(options));
    call.add("-q");
    assertThat(Sqe.run(call.toArray(String[]::new))).as("exit code").isBetween(0, 1);
    return new LocalTable(file);
  }

  /** Another table has the same rows, signatures and data. */
  void isThatOf(Path other) throws IOException {
    assertThat(other).hasSameBinaryContentAs(file);
    Map<String, Object> ours = metadata(file);
    Map<String, Object> theirs = metadata(other);
    for (String key : List.of("tool", "version", "policies", "signatures", "data_signature")) {
      assertThat(theirs.get(key)).as(key).isNotNull().isEqualTo(ours.get(key));
    }
  }

  private static Map<String, Object> metadata(Path table) throws IOException {
    Path file = table.resolveSibling(table.getFileName() + ".meta.json");
    return JSON.std.mapFrom(Files.readString(file));
  }
}
