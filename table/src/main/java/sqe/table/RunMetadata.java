package sqe.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricSummary;

/**
 * How a table was made; stands beside it as {@code FILE.meta.json}.
 *
 * @param version of sqe
 * @param command what was typed
 * @param started when the run began
 * @param wallSeconds how long it took; null while it runs
 * @param policies what was chosen for rates, lengths, alignment, channels, mixture
 * @param signatures long signature by metric id, in the order of the columns
 * @param data the data signature; null while the run goes on
 * @param described what those of the metrics are that only their user knows, by id
 */
public record RunMetadata(
    String version,
    List<String> command,
    Instant started,
    @Nullable Double wallSeconds,
    Map<String, String> policies,
    Map<String, String> signatures,
    @Nullable Data data,
    Map<String, MetricSummary> described) {

  /** The key of what only the user of a metric knows. */
  static final String DESCRIBED = "metrics";

  /**
   * Which references were scored against.
   *
   * @param sha256 equal for equal sets of references
   * @param references how many could be decoded
   */
  public record Data(String sha256, int references) {}

  /** Copies the collections, keeping their order. */
  public RunMetadata {
    command = List.copyOf(command);
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
    described = Collections.unmodifiableMap(new LinkedHashMap<>(described));
  }

  /** The same run, ended. */
  public RunMetadata finished(double seconds, Data signature) {
    return new RunMetadata(
        version, command, started, seconds, policies, signatures, signature, described);
  }

  /** Where the metadata of a table stands. */
  public static Path fileOf(Path table) {
    return table.resolveSibling(table.getFileName() + ".meta.json");
  }

  /** Writes beside a table: under a temporary name first, then moved into place. */
  public void write(Path table) throws IOException {
    Path file = fileOf(table);
    Path temporary = table.resolveSibling(table.getFileName() + ".meta.json.tmp");
    Files.writeString(temporary, JsonText.of(asMap()), StandardCharsets.UTF_8);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tool", "sqe");
    map.put("version", version);
    map.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    map.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    map.put("command", command);
    map.put("started", started.toString());
    if (wallSeconds != null) {
      map.put("wall_seconds", wallSeconds);
    }
    map.put("policies", policies);
    Map<String, Object> both = new LinkedHashMap<>();
    signatures.forEach(
        (id, signature) ->
            both.put(id, ordered("short", MetricInfo.shortened(signature), "long", signature)));
    map.put("signatures", both);
    if (!described.isEmpty()) {
      map.put(DESCRIBED, MetricSummaryJson.written(described));
    }
    if (data != null) {
      map.put("data_signature", ordered("sha256", data.sha256(), "references", data.references()));
    }
    return map;
  }

  /** Two entries in this order, which {@link Map#of} does not keep from run to run. */
  private static Map<String, Object> ordered(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, firstValue);
    map.put(second, secondValue);
    return map;
  }

  /**
   * What a stored table says of its metrics and policies; empty maps where the file is missing.
   *
   * @throws ForeignMetadataException when the file is there but is not what {@link #write} writes
   * @throws IOException when it cannot be read
   */
  public static Stored read(Path table) throws IOException {
    Path file = fileOf(table);
    if (!Files.exists(file)) {
      return new Stored(Map.of(), Map.of(), Instant.MIN, false);
    }
    try {
      Map<String, Object> map = stored(table);
      Map<String, String> policies = new HashMap<>();
      if (map.get("policies") instanceof Map<?, ?> stored) {
        stored.forEach((name, value) -> policies.put(String.valueOf(name), String.valueOf(value)));
      }
      Instant started = Instant.parse(String.valueOf(map.get("started")));
      return new Stored(policies, signatures(map), started, map.containsKey("data_signature"));
    } catch (DateTimeParseException | TableException e) {
      throw new ForeignMetadataException(file, e);
    }
  }

  /**
   * What stands beside a table; empty where nothing does.
   *
   * @throws TableException when it is not JSON, or not an object
   */
  static Map<String, Object> stored(Path table) throws TableException {
    Path file = fileOf(table);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      Pipes.requireEnd(file);
      return parsed(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw TableText.unreadable(file, e);
    }
  }

  /**
   * What a text of metadata says.
   *
   * @param source where it came from, for messages
   * @throws TableException when it is not JSON, or not an object
   */
  static Map<String, Object> parsed(String source, String json) throws TableException {
    try {
      if (JsonDocument.parse(json) instanceof Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
      }
      throw new TableException(
          source + " is not an object of JSON: remove it, or write its table again");
    } catch (NotJsonException e) {
      throw new TableException(
          "%s, %s: remove it, or write its table again".formatted(source, e.getMessage()), e);
    }
  }

  /** The long signature of each metric in metadata; empty where there are none. */
  static Map<String, String> signatures(Map<String, Object> stored) {
    Map<String, String> signatures = new LinkedHashMap<>();
    if (stored.get("signatures") instanceof Map<?, ?> both) {
      both.forEach(
          (id, forms) -> {
            if (forms instanceof Map<?, ?> map && map.get("long") != null) {
              signatures.put(String.valueOf(id), String.valueOf(map.get("long")));
            }
          });
    }
    return signatures;
  }

  /**
   * What matters of the metadata of an earlier run; it has ended if it has a data signature.
   *
   * @param started no file that it has scored was read before
   */
  public record Stored(
      Map<String, String> policies,
      Map<String, String> signatures,
      Instant started,
      boolean ended) {}

  /** Whether rows of an earlier run hold what this run would compute. */
  public boolean agreesWith(Stored stored) {
    return stored.policies().equals(policies)
        && signatures.entrySet().stream()
            .allMatch(each -> each.getValue().equals(stored.signatures().get(each.getKey())));
  }
}
