package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of pairs in a file, which {@link TableReader} reads.
 *
 * <p>Columns {@code id}, {@code reference} and {@code estimate} say what a pair is, {@code noisy}
 * and {@code system} are known, all others are carried into the table. Paths are relative to the
 * manifest's folder; a cell of {@code reference} may be empty. Where there is no column {@code
 * estimate}, {@code audio_filepath} is it, as in manifests of NeMo, which have no ids: the id is
 * then that path without extension. Sources in files of their own stand in {@code reference_1},
 * {@code reference_2} …, {@code estimate_1} ….
 */
public final class Manifest {

  private static final String ESTIMATE = "estimate";
  private static final String NEMO = "audio_filepath";
  private static final Set<String> OWN = Set.of("id", "reference", ESTIMATE, "noisy", "system");

  private final Path file;
  private final Table table;
  private final String estimate;
  private final boolean ofScores;
  private final Set<String> further = new LinkedHashSet<>();
  private final Set<List<String>> seen = new HashSet<>();

  private static final Pattern OF_SOURCES = Pattern.compile("(reference|estimate)_[1-9][0-9]?");

  private Manifest(Path file, Table table, Set<String> reserved) throws TableException {
    this.file = file;
    this.table = table;
    this.estimate = estimateColumn(table);
    this.ofScores = isScoreTable(table);
    Set<String> computed = ofScores ? computed(file, table) : Set.of();
    for (String name : table.columns()) {
      boolean own =
          OWN.contains(name)
              || name.equals(estimate)
              || OF_SOURCES.matcher(name).matches()
              || Table.isIndex(name);
      if (!own && reserved.contains(name) && !ofScores) {
        throw new TableException(
            "%s: the column '%s' is also a column of the score table: rename it"
                .formatted(file, name));
      }
      if (!own && !reserved.contains(name) && !computed.contains(name)) {
        further.add(name);
      }
    }
    requireEstimates();
  }

  private static boolean isScoreTable(Table table) {
    return table.columns().containsAll(ScoreColumns.LEADING)
        && table.columns().containsAll(ScoreColumns.TRAILING);
  }

  /** What a score table has computed: all from its first metric on, which its metadata name. */
  private static Set<String> computed(Path file, Table table) throws TableException {
    try {
      Set<String> metrics = RunMetadata.read(file).signatures().keySet();
      List<String> columns = table.columns();
      for (int c = 0; c < columns.size(); c++) {
        if (metrics.contains(columns.get(c))) {
          Set<String> computed = new HashSet<>(columns.subList(c, columns.size()));
          computed.addAll(
              columns.subList(0, c).containsAll(ScoreColumns.SEGMENT)
                  ? ScoreColumns.SEGMENT
                  : List.of());
          return Set.copyOf(computed);
        }
      }
      return Set.of();
    } catch (IOException e) {
      throw new TableException(String.valueOf(e.getMessage()));
    }
  }

  private void requireEstimates() throws TableException {
    if (!table.has(estimate) && !table.has("estimate_1") && !table.rows().isEmpty()) {
      throw new TableException(
          "%s: no column '%s'; needed: reference, estimate and, for names of its own, id (of separated sources: reference_1, reference_2, estimate_1, estimate_2); found: %s"
              .formatted(file, ESTIMATE, Excerpt.list(table.columns())));
    }
  }

  private static String estimateColumn(Table table) {
    return !table.has(ESTIMATE) && table.has(NEMO) ? NEMO : ESTIMATE;
  }

  /** Whether a path looks like a manifest by its extension. */
  public static boolean isManifest(Path path) {
    return TableFormat.isNamed(path);
  }

  /** Whether a table names pairs, not only files. */
  public static boolean namesPairs(Table table) {
    return (table.has("reference") && table.has(estimateColumn(table)))
        || (table.has("reference_1") && table.has("estimate_1"));
  }

  /**
   * Reads a manifest; pairs keep its order, with all rows of one id moved to that id's first row.
   *
   * @param reserved column names of the score table, which a manifest must not use for its own; a
   *     score table is a manifest without what it says of its own run
   * @throws TableException when the file cannot be read or lacks a column
   */
  public static List<Pair> read(Path file, Set<String> reserved) throws TableException {
    return of(file, TableReader.read(file), reserved);
  }

  /** The pairs of a table that was read from a file; see {@link #read}. */
  public static List<Pair> of(Path file, Table table, Set<String> reserved) throws TableException {
    Manifest manifest = new Manifest(file, table, reserved);
    Map<String, List<Pair>> byId = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Pair pair = manifest.pair(table.byColumn(row));
      byId.computeIfAbsent(pair.id(), key -> new ArrayList<>()).add(pair);
    }
    return byId.values().stream().flatMap(List::stream).toList();
  }

  private Pair pair(Map<String, String> row) {
    String id = row.containsKey("id") ? row.getOrDefault("id", "") : idOf(row);
    String system = row.getOrDefault("system", "");
    Path noisy = path(row.getOrDefault("noisy", ""));
    List<Path> references = sources("reference_", row);
    List<Path> estimates = sources("estimate_", row);
    Path reference =
        references.isEmpty() ? path(row.getOrDefault("reference", "")) : references.get(0);
    Path estimated = estimates.isEmpty() ? path(row.getOrDefault(estimate, "")) : estimates.get(0);
    Map<String, String> columns = new LinkedHashMap<>();
    further.forEach(name -> columns.put(name, row.getOrDefault(name, "")));
    String problem = problem(id, system, row, estimated);
    Pair pair = new Pair(id, system, reference, estimated, noisy, columns, problem);
    if (problem != null || (references.size() < 2 && estimates.size() < 2)) {
      return pair;
    }
    return references.size() < 2 || estimates.size() < references.size()
        ? new Pair(id, system, reference, estimated, noisy, columns, fewer(references, estimates))
        : pair.ofSources(new SourceFiles(references, estimates));
  }

  private static String fewer(List<Path> references, List<Path> estimates) {
    return "no estimate: %s for %s: name as many, or more estimates"
        .formatted(
            Counted.of(estimates.size(), "estimate", "estimates"),
            Counted.of(references.size(), "reference", "references"));
  }

  /** The files of the numbered columns, up to the first that is empty or no path. */
  private List<Path> sources(String prefix, Map<String, String> row) {
    List<Path> files = new ArrayList<>();
    for (int number = 1; ; number++) {
      Path file = path(row.getOrDefault(prefix + number, ""));
      if (file == null) {
        return files;
      }
      files.add(file);
    }
  }

  /** A pair may have no reference: then it has the scores that need none. */
  private @Nullable String problem(
      String id, String system, Map<String, String> row, @Nullable Path estimated) {
    if (isNoPath(row.getOrDefault("noisy", ""))) {
      return "unreadable mixture: the manifest's cell is no path";
    }
    if (isNoPath(row.getOrDefault("reference", ""))) {
      return "unreadable reference: the manifest's cell is no path";
    }
    if (estimated == null) {
      return "no estimate: the manifest's cell is empty or no path";
    }
    if (id.isBlank()) {
      return "no id: the manifest's cell is empty";
    }
    return seen.add(List.of(id, system))
        ? null
        : "ambiguous: the manifest has this id and system twice";
  }

  private boolean isNoPath(String cell) {
    return !cell.isBlank() && path(cell) == null;
  }

  /** Without a column of ids, the path of the estimate, without extension, is one. */
  private String idOf(Map<String, String> row) {
    String path =
        row.getOrDefault(estimate, row.getOrDefault("estimate_1", ""))
            .replaceFirst("^(?:\\.{1,2}/)+", "");
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }

  private @Nullable Path path(String cell) {
    if (cell.isBlank()) {
      return null;
    }
    try {
      // a score table has its paths as they were typed, from the folder where that was
      boolean typed = ofScores && Files.exists(Path.of(cell));
      return typed ? Path.of(cell) : NameSpelling.resolve(file, cell);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
