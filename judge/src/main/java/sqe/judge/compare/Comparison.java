package sqe.judge.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.PolicyColumns;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.RowKind;
import sqe.judge.gate.Signatures;
import sqe.judge.gate.SummaryRows;
import sqe.metrics.MetricCatalog;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/**
 * Compares several systems on the same files.
 *
 * <p>A system's line has the mean of its scores with an interval, and their median. Files of one
 * speaker are taken together in intervals and tests, as a gate does ({@link Clustering}). Two
 * systems are compared on the files that both have scores for, by the mean of the paired
 * differences, a two-sided sign-flip test (twice the smaller one-sided p) corrected by Holm over
 * the pairs of a metric, wins, ties and losses, and Cliff's delta. A system's rank counts the
 * systems that are significantly better, so systems that cannot be told apart share a rank.
 */
public final class Comparison {

  private final GatePolicy policy;
  private final MetricCatalog catalog;

  /**
   * A comparison.
   *
   * @param policy margins, guardrails and effects are of no concern here
   */
  public Comparison(GatePolicy policy, MetricCatalog catalog) {
    this.policy = policy;
    this.catalog = catalog;
  }

  /**
   * Compares all systems of the given tables.
   *
   * @throws TableException when the tables do not hold the same measures, or a score is not a
   *     number
   * @throws PolicyException when there are fewer than two systems, or a column is not there
   */
  public ComparisonReport run(List<ScoreTable> tables) throws TableException, PolicyException {
    try {
      MetricCatalog knowing = catalog;
      for (ScoreTable table : tables) {
        knowing = table.describedIn(knowing);
      }
      return new Comparison(policy, knowing).report(tables);
    } catch (NotInTableException e) {
      throw new PolicyException(e);
    }
  }

  private ComparisonReport report(List<ScoreTable> tables) throws TableException, PolicyException {
    List<ScoreTable> named = new ArrayList<>();
    for (ScoreTable table : tables) {
      named.add(PolicyColumns.named(table, policy));
    }
    Map<String, ScoreTable> whole = systems(named);
    Map<String, ScoreTable> systems = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    whole.forEach(
        (name, table) -> {
          SummaryRows files = SummaryRows.of(table);
          systems.put(name, files.table());
          Stream.ofNullable(files.note()).forEach(leftOut::add);
        });
    if (systems.size() < 2) {
      throw new PolicyException(
          "there is only one system, %s: give another table, or one with a system column"
              .formatted(systems.keySet().iterator().next()));
    }
    ScoreTable first = systems.values().iterator().next();
    List<String> metrics = new ArrayList<>(PolicyColumns.rules(first, policy, catalog).keySet());
    String cluster = Clustering.column(policy, List.copyOf(systems.values()));
    if (cluster != null) {
      for (ScoreTable table : systems.values()) {
        table.requireColumn(cluster);
      }
    }
    List<ComparisonReport.SystemLine> lines = new ArrayList<>();
    List<ComparisonReport.PairLine> pairs = new ArrayList<>();
    Set<String> limits = new LinkedHashSet<>();
    boolean inClusters = false;
    for (Map.Entry<String, Map<String, ScoreTable>> group : groups(systems).entrySet()) {
      for (String metric : metrics) {
        MetricRule rule = policy.metrics().getOrDefault(metric, MetricRule.plain());
        MetricFacts facts = MetricFacts.of(metric, rule.direction(), catalog);
        var comparison =
            new MetricLines(facts, group.getKey(), group.getValue(), policy, cluster, metrics);
        pairs.addAll(comparison.pairs());
        lines.addAll(comparison.systems());
        limits.addAll(comparison.notes());
        inClusters |= comparison.inClusters();
      }
    }
    RowKind rows = RowKind.of(systems.values().stream().anyMatch(ScoreTable::hasSegments));
    List<String> notes = new ArrayList<>(NotedRows.of(systems, rows));
    notes.addAll(notes(systems, lines, rows));
    notes.addAll(leftOut);
    String unknown = Signatures.unknownKeys(policy, tables);
    if (unknown != null) {
      notes.add(unknown);
    }
    String used = inClusters ? cluster : null;
    String clustered = Clustering.note(policy, used);
    if (clustered != null) {
      notes.add(clustered);
    }
    notes.addAll(limits);
    return new ComparisonReport(
        policy, rows, used, lines, pairs, signatures(first, metrics), notes);
  }

  /**
   * One table a system, by its name: those of a system column, or the file's name.
   *
   * @throws PolicyException when two tables have one name
   */
  public static Map<String, ScoreTable> systems(List<ScoreTable> tables) throws PolicyException {
    Map<String, ScoreTable> systems = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    boolean clash = false;
    for (ScoreTable table : tables) {
      for (String name : namesOf(table)) {
        clash |= !names.add(name);
      }
    }
    for (ScoreTable table : tables) {
      for (String name : namesOf(table)) {
        ScoreTable own =
            table.has("system") && table.distinct("system").size() > 1
                ? table.only("system", name)
                : table;
        String file = fileName(table);
        String unique = clash && !name.equals(file) ? file + "/" + name : name;
        if (systems.put(unique, own) != null) {
          throw new PolicyException("two tables are called " + unique + ": rename one");
        }
      }
    }
    return systems;
  }

  private static List<String> namesOf(ScoreTable table) {
    List<String> names = table.distinct("system");
    return names.isEmpty() || names.equals(List.of("")) ? List.of(fileName(table)) : names;
  }

  private static String fileName(ScoreTable table) {
    return table
        .source()
        .replaceAll("^.*[/\\\\]", "")
        .replaceFirst("\\.(csv|jsonl?|ndjson|lock)$", "");
  }

  /** All files and, for each group, its files; a system without files of a group is not in it. */
  private Map<String, Map<String, ScoreTable>> groups(Map<String, ScoreTable> systems)
      throws PolicyException {
    Map<String, Map<String, ScoreTable>> groups = new LinkedHashMap<>();
    groups.put("", systems);
    for (String column : policy.groups()) {
      for (Map.Entry<String, ScoreTable> system : systems.entrySet()) {
        ScoreTable table = system.getValue();
        table.requireColumn(column);
        for (String value : table.distinct(column)) {
          groups
              .computeIfAbsent(column + "=" + value, key -> new LinkedHashMap<>())
              .put(system.getKey(), table.only(column, value));
        }
      }
    }
    return groups;
  }

  private static Map<String, String> signatures(ScoreTable table, List<String> metrics) {
    Map<String, String> signatures = new LinkedHashMap<>();
    TableSignatures signed = table.signatures();
    if (signed != null) {
      for (String metric : metrics) {
        String id = MetricFacts.metricOf(metric);
        String signature = signed.metrics().get(id);
        if (signature != null) {
          signatures.put(id, signature);
        }
      }
    }
    return signatures;
  }

  private static List<String> notes(
      Map<String, ScoreTable> systems, List<ComparisonReport.SystemLine> lines, RowKind rows) {
    List<String> notes = new ArrayList<>();
    int[] counts =
        lines.stream()
            .filter(line -> line.group().isEmpty())
            .mapToInt(line -> line.scores().files())
            .distinct()
            .toArray();
    if (counts.length > 1) {
      notes.add(
          "systems have scores for between %s and %s %s: their means are of different %s, differences are of %s that both have"
              .formatted(
                  Arrays.stream(counts).min().orElse(0),
                  Arrays.stream(counts).max().orElse(0),
                  rows.many(),
                  rows.many(),
                  rows.many()));
    }
    String unsigned = Signatures.unsignedNote(List.copyOf(systems.values()));
    if (unsigned != null) {
      notes.add(unsigned);
    }
    return notes;
  }
}
