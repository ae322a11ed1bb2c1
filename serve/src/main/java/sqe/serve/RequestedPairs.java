package sqe.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.scoring.IdList;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.SourceFolders;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.SlowPatternException;
import sqe.table.Manifest;
import sqe.table.Pair;
import sqe.table.ScoreColumns;
import sqe.table.TableException;

/**
 * The pairs of a request: two sides, two folders, a manifest, or a list.
 *
 * @param pairs at least one
 * @param sounds where their recordings are
 * @param notes what the search for pairs has to tell
 */
record RequestedPairs(List<Pair> pairs, Sounds sounds, List<String> notes) {

  /** The names of parameters that say what the pairs are. */
  static final List<String> NAMES =
      List.of(
          "estimate_name",
          "noisy_name",
          "match",
          "exclude",
          "reference",
          "estimate",
          "noisy",
          "id",
          "system",
          "columns",
          "sources",
          "pairs",
          "manifest",
          "sample_rate");

  private static final List<String> OF_PAIR =
      List.of("id", "system", "reference", "estimate", "noisy", "columns");

  /** Copies the lists. */
  RequestedPairs {
    pairs = List.copyOf(pairs);
    notes = List.copyOf(notes);
  }

  /** Whether a request names many pairs, as far as can be told without reading anything. */
  static boolean areMany(Params params) {
    return params.has("manifest")
        || params.has("pairs")
        || params.value("estimate") instanceof List
        || (params.value("estimate") instanceof String text && isFolder(text));
  }

  private static boolean isFolder(String text) {
    try {
      return Files.isDirectory(Sounds.path("estimate", text));
    } catch (RequestException e) {
      return false; // what is wrong with it is told where it is read
    }
  }

  static RequestedPairs of(Params params) throws RequestException {
    try {
      return all(params).without(excluded(params));
    } catch (TableException e) {
      throw Failures.of(e);
    } catch (NothingToScoreException e) {
      throw Failures.of(e);
    } catch (SlowPatternException e) {
      throw Failures.of(e);
    }
  }

  private static RequestedPairs all(Params params)
      throws RequestException, TableException, NothingToScoreException {
    Sounds sounds = new Sounds(params);
    int ways = 0;
    for (String way : List.of("pairs", "manifest", "estimate")) {
      ways += params.has(way) ? 1 : 0;
    }
    if (ways != 1) {
      throw RequestException.params(
          "give one of estimate (with reference), pairs and manifest in params");
    }
    if (NamingParams.given(params) && !params.has("estimate")) {
      throw RequestException.params(
          "%s are of files in folders; pairs and manifest name each side"
              .formatted(String.join(", ", NamingParams.NAMES)));
    }
    if (params.has("pairs")) {
      return new RequestedPairs(listed(params, sounds), sounds, List.of());
    }
    Path manifest = Sounds.path(params, "manifest");
    if (manifest != null) {
      return new RequestedPairs(Manifest.read(manifest, reserved()), sounds, List.of())
          .requireSome("manifest " + manifest);
    }
    return areFound(params)
        ? found(params, sounds)
        : new RequestedPairs(List.of(pair(params, sounds, "")), sounds, List.of());
  }

  /** The ids to leave out: a list of them, or the path of one. */
  private static IdList excluded(Params params) throws RequestException, NothingToScoreException {
    return params.value("exclude") instanceof String file
        ? IdList.read(Sounds.path("params.exclude", file))
        : new IdList(new LinkedHashSet<>(params.texts("exclude")));
  }

  private RequestedPairs without(IdList excluded) throws RequestException {
    if (excluded.ids().isEmpty()) {
      return this;
    }
    List<Pair> left = pairs.stream().filter(pair -> !excluded.names(pair)).toList();
    List<String> all = new ArrayList<>(notes);
    all.add(
        "exclude leaves out %s of %s pairs".formatted(pairs.size() - left.size(), pairs.size()));
    return new RequestedPairs(left, sounds, all).requireSome("what exclude leaves");
  }

  private static Set<String> reserved() {
    Set<String> reserved = new HashSet<>(ScoreColumns.LEADING);
    reserved.addAll(ScoreColumns.TRAILING);
    return reserved;
  }

  private RequestedPairs requireSome(String source) throws RequestException {
    if (pairs.isEmpty()) {
      throw new RequestException(RequestException.Code.FAILED, source + " has no pairs");
    }
    return this;
  }

  /** Paths are paired and named as by the command line, unless the request names the pair. */
  private static boolean areFound(Params params) {
    boolean named = params.has("id") || params.has("system") || params.has("columns");
    return areMany(params)
        || NamingParams.given(params)
        || (!named
            && List.of("reference", "estimate", "noisy").stream()
                .allMatch(side -> !params.has(side) || isSoundFile(params.value(side))));
  }

  private static boolean isSoundFile(@Nullable Object side) {
    return side instanceof String text && !Sounds.isNpy(text);
  }

  private static RequestedPairs found(Params params, Sounds sounds)
      throws RequestException, NothingToScoreException {
    for (String name : List.of("id", "system", "columns")) {
      if (params.has(name)) {
        throw RequestException.params("%s is of one pair; folders name theirs".formatted(name));
      }
    }
    List<Path> estimates = new ArrayList<>();
    for (String text : params.texts("estimate")) {
      estimates.add(Sounds.path("params.estimate", text));
    }
    if (estimates.isEmpty()) {
      throw RequestException.params("params.estimate names no folder");
    }
    Path reference = Sounds.path(params, "reference");
    PairFinder.Found found = found(reference, estimates, params);
    List<String> notes = new ArrayList<>(found.notes());
    notes.addAll(found.warnings());
    found.advice().forEach(advice -> notes.add(NamingParams.words(advice)));
    return new RequestedPairs(found.pairs(), sounds, notes)
        .requireSome(PairFinder.noFile(reference == null ? estimates.get(0) : reference) + ":");
  }

  private static PairFinder.Found found(
      @Nullable Path reference, List<Path> estimates, Params params)
      throws RequestException, NothingToScoreException {
    Path noisy = Sounds.path(params, "noisy");
    if (reference == null) {
      return PairFinder.withoutReference(estimates.get(0), noisy);
    }
    List<String> sources = params.texts("sources");
    List<SourceFolders> folders =
        (sources.isEmpty()
                ? PairFinder.sources(reference, estimates).stream().map(SourceFolders::of)
                : sources.stream().map(SourceFolders::parse))
            .toList();
    Naming naming = NamingParams.of(params, estimates.size());
    return folders.isEmpty()
        ? PairFinder.find(reference, estimates, noisy, naming)
        : PairFinder.findSources(reference, estimates, noisy, folders, naming);
  }

  private static List<Pair> listed(Params params, Sounds sounds) throws RequestException {
    List<Pair> pairs = new ArrayList<>();
    List<?> list = params.list("pairs");
    for (int i = 0; i < list.size(); i++) {
      Params each = Params.of("params.pairs[%s]".formatted(i), list.get(i));
      each.requireOnly(OF_PAIR);
      pairs.add(pair(each, sounds, String.valueOf(i + 1)));
    }
    if (pairs.isEmpty()) {
      throw RequestException.params("params.pairs is empty");
    }
    return pairs;
  }

  private static Pair pair(Params params, Sounds sounds, String number) throws RequestException {
    Path reference = sounds.add(params, "reference");
    Path noisy = sounds.add(params, "noisy");
    params.required("estimate");
    Path estimate = sounds.add(params, "estimate");
    String usual =
        number.isEmpty() ? stem(sounds.name(reference == null ? estimate : reference)) : number;
    return new Pair(
        params.text("id", usual),
        params.text("system", ""),
        reference,
        estimate,
        noisy,
        columns(params),
        null);
  }

  private static Map<String, String> columns(Params params) throws RequestException {
    Params object = params.object("columns");
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : object.values().keySet()) {
      columns.put(name, object.text(name, ""));
    }
    return columns;
  }

  /** The name of a file without folder and extension; empty for what has no name. */
  private static String stem(@Nullable String file) {
    if (file == null) {
      return "";
    }
    Path last = Path.of(file).getFileName();
    String name = last == null ? file : last.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
