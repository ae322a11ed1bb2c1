package sqe.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;

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
 */
public record RunMetadata(
    String version,
    List<String> command,
    Instant started,
    @Nullable Double wallSeconds,
    Map<String, String> policies,
    Map<String, String> signatures,
    @Nullable Data data) {

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
  }

  /** The same run, ended. */
  public RunMetadata finished(double seconds, Data signature) {
    return new RunMetadata(version, command, started, seconds, policies, signatures, signature);
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
   * The ids of the metrics a table was scored with.
   *
   * @return empty where no metadata of ours stand beside it
   */
  public static Optional<Set<String>> metrics(Path table) {
    try {
      Set<String> ids = read(table).signatures().keySet();
      return ids.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(ids));
    } catch (IOException e) {
      return Optional.empty(); // not ours: the table is taken as that of another tool
    }
  }

  /**
   * What a stored table says of its metrics and policies; empty maps where the file is missing.
   *
   * @throws IOException when the file is there but is not what {@link #write} writes
   */
  public static Stored read(Path table) throws IOException {
    Path file = fileOf(table);
    if (!Files.exists(file)) {
      return new Stored(Map.of(), Map.of(), Instant.MIN, false);
    }
    Map<String, Object> map = parsed(file);
    Map<String, String> signatures = new HashMap<>();
    if (map.get("signatures") instanceof Map<?, ?> stored) {
      stored.forEach(
          (id, both) -> {
            if (both instanceof Map<?, ?> forms) {
              signatures.put(String.valueOf(id), String.valueOf(forms.get("long")));
            }
          });
    }
    Map<String, String> policies = new HashMap<>();
    if (map.get("policies") instanceof Map<?, ?> stored) {
      stored.forEach((name, value) -> policies.put(String.valueOf(name), String.valueOf(value)));
    }
    Instant started = started(file, map);
    return new Stored(policies, signatures, started, map.containsKey("data_signature"));
  }

  private static Map<String, Object> parsed(Path file) throws IOException {
    try {
      Map<String, Object> map = JSON.std.mapFrom(Files.readString(file, StandardCharsets.UTF_8));
      if (map != null) {
        return map;
      }
    } catch (JacksonException e) {
      throw notOurs(file, e);
    }
    throw notOurs(file, null);
  }

  private static Instant started(Path file, Map<String, Object> map) throws IOException {
    try {
      return Instant.parse(String.valueOf(map.get("started")));
    } catch (DateTimeParseException e) {
      throw notOurs(file, e);
    }
  }

  private static IOException notOurs(Path file, @Nullable Exception cause) {
    return new IOException(
        file + " is not what sqe writes there: remove it, or start anew without --resume", cause);
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
