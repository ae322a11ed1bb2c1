package sqe.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricSummary;

/**
 * What a table says its numbers are.
 *
 * @param metrics the long signature of each metric, by id
 * @param data the data signature: which references were scored against; null where none is known
 * @param described what those of the metrics are that only their user knows, by id
 * @param run what made the table; null where that is not known
 */
public record TableSignatures(
    Map<String, String> metrics,
    @Nullable String data,
    Map<String, MetricSummary> described,
    @Nullable Run run) {

  /**
   * What made a table.
   *
   * @param version of the program
   * @param command what was typed, a word each; empty where nothing was
   */
  public record Run(String version, List<String> command) {

    /** Copies the words. */
    public Run {
      command = List.copyOf(command);
    }
  }

  /** Signatures of metrics that everybody knows, in a table that comes from anywhere. */
  public TableSignatures(Map<String, String> metrics, @Nullable String data) {
    this(metrics, data, Map.of(), null);
  }

  /** Copies the maps, keeping their order. */
  public TableSignatures {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    described = Collections.unmodifiableMap(new LinkedHashMap<>(described));
  }

  /**
   * What the metadata beside a table say.
   *
   * @return null where there are none, or none with signatures
   * @throws TableException when what stands there is not JSON, or not an object
   */
  static @Nullable TableSignatures beside(Path table) throws TableException {
    return of(RunMetadata.stored(table));
  }

  /**
   * What metadata say.
   *
   * @param json the metadata; null where there are none
   * @param source where they came from, for messages
   * @return null where there are none, or none with signatures
   * @throws TableException when they are not JSON, or not an object
   */
  static @Nullable TableSignatures in(@Nullable String json, String source) throws TableException {
    return json == null ? null : of(RunMetadata.parsed(source, json));
  }

  private static @Nullable TableSignatures of(Map<String, Object> stored) {
    Map<String, String> metrics = RunMetadata.signatures(stored);
    String data =
        stored.get("data_signature") instanceof Map<?, ?> signature
                && signature.get("sha256") != null
            ? String.valueOf(signature.get("sha256"))
            : null;
    return metrics.isEmpty()
        ? null
        : new TableSignatures(
            metrics, data, MetricSummaryJson.read(stored.get(RunMetadata.DESCRIBED)), run(stored));
  }

  private static @Nullable Run run(Map<String, Object> stored) {
    return stored.get("version") instanceof String version
            && stored.get("command") instanceof List<?> words
        ? new Run(version, words.stream().map(String::valueOf).toList())
        : null;
  }

  /**
   * The keys in which two long signatures differ, as {@code resample: error, reference}; the key of
   * the id itself is {@code id}.
   */
  public static Map<String, String> differences(String one, String other) {
    Map<String, String> first = parts(one);
    Map<String, String> second = parts(other);
    List<String> keys = new ArrayList<>(first.keySet());
    second.keySet().stream().filter(key -> !first.containsKey(key)).forEach(keys::add);
    Map<String, String> differences = new LinkedHashMap<>();
    for (String key : keys) {
      String a = first.getOrDefault(key, "-");
      String b = second.getOrDefault(key, "-");
      if (!a.equals(b)) {
        differences.put(key, a + ", " + b);
      }
    }
    return differences;
  }

  /** The keys in which such a signature may differ from another. */
  public static Set<String> keys(String signature) {
    return parts(signature).keySet();
  }

  /** What a long signature says, by key; the id itself has the key {@code id}. */
  public static Map<String, String> parts(String signature) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : signature.split("\\|", -1)) {
      int colon = part.indexOf(':');
      parts.put(colon < 0 ? "id" : part.substring(0, colon), part.substring(colon + 1));
    }
    return parts;
  }
}
