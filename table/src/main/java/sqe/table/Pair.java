package sqe.table;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Transcript;

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
 * @param sources the files of several sources, of which reference and estimate are the first; null
 *     where a side is one file
 */
public record Pair(
    String id,
    String system,
    @Nullable Path reference,
    @Nullable Path estimate,
    @Nullable Path noisy,
    Map<String, String> columns,
    @Nullable String problem,
    @Nullable SourceFiles sources) {

  private static final String TEXT = "text";
  private static final String HYPOTHESIS = "hypothesis";
  private static final String UNKNOWN = "<not-available>";

  /** A pair of one file a side. */
  public Pair(
      String id,
      String system,
      @Nullable Path reference,
      @Nullable Path estimate,
      @Nullable Path noisy,
      Map<String, String> columns,
      @Nullable String problem) {
    this(id, system, reference, estimate, noisy, columns, problem, null);
  }

  /** Copies the columns, keeping their order. */
  public Pair {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    if (problem == null && estimate == null) {
      throw new IllegalArgumentException("a pair without problem has an estimate: " + id);
    }
  }

  /** The same pair without its mixture. */
  public Pair withoutMixture() {
    return new Pair(id, system, reference, estimate, null, columns, problem, sources);
  }

  /** The same pair with several files a side. */
  public Pair ofSources(SourceFiles files) {
    return new Pair(
        id,
        system,
        files.references().get(0),
        files.estimates().get(0),
        noisy,
        columns,
        problem,
        files);
  }

  /**
   * What was said and what was heard, where the manifest has columns {@code text} and {@code
   * hypothesis}. Empty cells are texts without a word; {@code <not-available>}, as the URGENT
   * challenge has it, is none.
   */
  public Optional<Transcript> transcript() {
    String text = columns.get(TEXT);
    String hypothesis = columns.get(HYPOTHESIS);
    return text == null || hypothesis == null || text.strip().equals(UNKNOWN)
        ? Optional.empty()
        : Optional.of(new Transcript(text, hypothesis));
  }

  /** The files of the reference: none, one, or one a source. */
  public List<Path> references() {
    return sources != null
        ? sources.references()
        : reference == null ? List.of() : List.of(reference);
  }

  /** The files of the estimate: none, one, or one a source. */
  public List<Path> estimates() {
    return sources != null ? sources.estimates() : estimate == null ? List.of() : List.of(estimate);
  }

  /** The same pair as it stands in the row of one source. */
  public Pair ofSource(int ofReference, int ofEstimate) {
    return sources == null
        ? this
        : new Pair(
            id,
            system,
            sources.references().get(ofReference),
            sources.estimates().get(ofEstimate),
            noisy,
            columns,
            problem,
            sources);
  }
}
