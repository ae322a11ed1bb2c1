package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.audit.check.AuditData;
import sqe.scoring.AudioFolder;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.table.Counted;
import sqe.table.Pair;

/**
 * All sets below one folder, as published or called {@code clean} and {@code noisy}: every one is
 * audited, several side by side too. What belongs to none is left out and named.
 */
final class SetsBelow {

  private final Path root;
  private final AudioFolder files;
  private final SourceSets separated;
  private final Map<String, PairFinder.Found> paired;

  /**
   * Looks for sets.
   *
   * @throws NothingToScoreException when a list of files cannot be read
   */
  SetsBelow(Path root, AudioFolder files) throws NothingToScoreException {
    this.root = root;
    this.files = files;
    this.separated = new SourceSets(root, PairFinder.sourcesOfSets(files));
    this.paired = PairFinder.ofSets(root, files.without(separated::holds));
  }

  boolean isEmpty() {
    return separated.sources().isEmpty() && paired.isEmpty();
  }

  /** What to look at: files of sources alone, clean and noisy ones as pairs. */
  AuditPlan plan() {
    AuditPlan alone = separated.plan(files);
    AuditPlan pairs = pairs();
    List<AuditPlan.Item> items = new ArrayList<>(alone.items());
    items.addAll(pairs.items());
    List<AuditData.Orphan> orphans = new ArrayList<>(alone.orphans());
    orphans.addAll(pairs.orphans());
    List<String> notes = new ArrayList<>(alone.notes());
    notes.addAll(pairs.notes());
    var outside =
        new OutsideSets(root, files, List.copyOf(paired.keySet()), separated.sources().keySet());
    return new AuditPlan(
        items,
        orphans,
        List.of(),
        files.warnings(),
        !paired.isEmpty(),
        alone.sources(),
        notes,
        outside.of(items));
  }

  private AuditPlan pairs() {
    boolean one = paired.size() == 1 && separated.sources().isEmpty();
    var plan = new PairPlan();
    Map<String, Integer> counts = new LinkedHashMap<>();
    List<String> unpaired = new ArrayList<>();
    String said = "";
    for (Map.Entry<String, PairFinder.Found> set : paired.entrySet()) {
      String name = set.getKey();
      List<Pair> pairs = set.getValue().pairs();
      // the id alone where that cannot be the name of anything else
      plan.add(one && name.indexOf('/') < 0 ? "" : name + "/", pairs);
      int whole = (int) pairs.stream().filter(SetsBelow::isWhole).count();
      said = set.getValue().notes().stream().findFirst().orElse(said);
      counts.merge(said, whole, Integer::sum);
      if (whole == 0 && !one) {
        unpaired.add(
            "no pairs in %s: of %s none has a counterpart"
                .formatted(root.resolve(name), Counted.of(pairs.size(), "file", "files")));
      }
    }
    return noted(plan.plan(List.of(), List.of()), counts, unpaired);
  }

  private static AuditPlan noted(
      AuditPlan plan, Map<String, Integer> counts, List<String> unpaired) {
    boolean some = counts.values().stream().anyMatch(count -> count > 0);
    List<AuditData.Orphan> orphans = new ArrayList<>();
    if (some) { // without any, that is said of all of them together
      unpaired.forEach(problem -> orphans.add(new AuditData.Orphan("", problem)));
    }
    orphans.addAll(plan.orphans());
    List<String> notes = new ArrayList<>();
    counts.forEach((note, count) -> notes.add(note + ": " + Counted.of(count, "pair", "pairs")));
    return new AuditPlan(plan.items(), orphans, List.of(), List.of(), true).noting(notes);
  }

  private static boolean isWhole(Pair pair) {
    return pair.reference() != null && pair.estimate() != null && pair.problem() == null;
  }
}
