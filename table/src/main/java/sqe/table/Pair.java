package sqe.table;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that belong together, or the news that something is missing.
 *
 * @param id what the pair is called: the relative path without extension, or the manifest's id
 * @param system what made the estimate: the folder's name, or the manifest's column; may be empty
 * @param reference the clean file; null when there is none for this estimate, which then has the
 *     scores that need none
 * @param estimate the file under test; null when there is none for this reference
 * @param noisy the unprocessed mixture, or null
 * @param columns further columns of the manifest, carried into the table
 * @param problem why this pair cannot be scored, or null
 */
public record Pair(
    String id,
    String system,
    @Nullable Path reference,
    @Nullable Path estimate,
    @Nullable Path noisy,
    Map<String, String> columns,
    @Nullable String problem) {

  /** Copies the columns, keeping their order. */
  public Pair {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    if (problem == null && estimate == null) {
      throw new IllegalArgumentException("a pair without problem has an estimate: " + id);
    }
  }
}
