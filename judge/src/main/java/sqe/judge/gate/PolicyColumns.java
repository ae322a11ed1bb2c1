package sqe.judge.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sqe.metrics.MetricCatalog;
import sqe.table.Excerpt;
import sqe.table.NumberCell;
import sqe.table.ScoreTable;
import sqe.table.Table;
import sqe.table.TableException;
import sqe.table.TableRemedy;
import sqe.table.TableSignatures;

/** What a policy makes of the columns of a table: their names here, and which are compared. */
public final class PolicyColumns {

  private PolicyColumns() {}

  /**
   * The table with its columns called by the names used here, and of its ids what the policy says.
   *
   * @throws TableException when that makes one of two ids
   */
  public static ScoreTable renamed(ScoreTable table, GatePolicy policy) throws TableException {
    ScoreTable renamed = table;
    for (var column : policy.columns().entrySet()) {
      renamed = renamed.renamed(column.getValue(), column.getKey());
    }
    if (table.signatures() == null) {
      Set<String> asked = new LinkedHashSet<>(policy.metrics().keySet());
      asked.addAll(policy.groups());
      renamed = ForeignColumns.renamed(renamed, asked);
    }
    return policy.ids().of(renamed);
  }

  /**
   * The {@link #renamed} table with the values of groups and clusters in one form of accents, so
   * that one speaker is one in tables of Linux and of macOS. Ids are left as they are: {@link
   * PairedTables} pairs them.
   *
   * @throws TableException when two ids become one
   */
  public static ScoreTable named(ScoreTable table, GatePolicy policy) throws TableException {
    ScoreTable named = renamed(table, policy);
    Set<String> labels = new LinkedHashSet<>(policy.groups());
    String cluster = policy.cluster();
    if (cluster == null) {
      labels.addAll(Clustering.USUAL);
    } else {
      labels.add(cluster);
    }
    labels.remove("id");
    for (String column : labels) {
      named = named.composed(column);
    }
    return named;
  }

  /**
   * The metrics that are asked for or, without any, all that the table has and of which one of two
   * values is the better one.
   *
   * @throws PolicyException when the table has no metric that is known, or one is asked for that is
   *     neither better high nor low
   */
  public static Map<String, MetricRule> rules(
      ScoreTable table, GatePolicy policy, MetricCatalog catalog) throws PolicyException {
    for (var asked : policy.metrics().entrySet()) {
      if (!hasDirection(asked.getKey(), asked.getValue(), catalog)) {
        throw new PolicyException(
            "%s is a fact, neither better high nor low: leave it out, or say its direction"
                .formatted(asked.getKey()));
      }
    }
    if (!policy.metrics().isEmpty()) {
      return policy.metrics();
    }
    TableSignatures signatures = table.signatures();
    Set<String> signed = signatures == null ? Set.of() : signatures.metrics().keySet();
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    for (String column : table.columns()) {
      boolean scored =
          signed.contains(column) || (signatures == null && catalog.kindOf(column).isPresent());
      if (scored && hasDirection(column, MetricRule.plain(), catalog)) {
        rules.put(column, MetricRule.plain());
      }
    }
    if (rules.isEmpty()) {
      throw new PolicyException(
          table.source() + " has no column that is known to be a metric",
          TableRemedy.of(TableRemedy.Kind.NAME_METRICS));
    }
    return rules;
  }

  /**
   * Which columns of numbers, in a table of another tool, are compared by nobody: a measure that is
   * called otherwise here would be lost without a word.
   */
  static Optional<String> notCompared(ScoreTable table, GatePolicy policy, Set<String> rules) {
    if (table.signatures() != null || !policy.metrics().isEmpty()) {
      return Optional.empty();
    }
    List<String> left = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      String column = table.columns().get(c);
      if (!rules.contains(column) && !Table.isIndex(column) && holdsFractions(table, c)) {
        left.add("'" + Excerpt.of(column) + "'");
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not compared, for no metric is called so here: %s; columns of a policy say what they are"
                .formatted(Excerpt.list(left)));
  }

  /**
   * Whether all cells are numbers or empty, and some has a fraction: labels and counts have none.
   */
  private static boolean holdsFractions(ScoreTable table, int column) {
    boolean fraction = false;
    for (List<String> row : table.rows()) {
      try {
        double value = NumberCell.value(row.get(column));
        fraction |= Double.isFinite(value) && value != Math.rint(value);
      } catch (NumberFormatException e) {
        return false; // words are no scores
      }
    }
    return fraction;
  }

  private static boolean hasDirection(String column, MetricRule rule, MetricCatalog catalog) {
    return MetricFacts.of(column, rule.direction(), catalog).sign() != 0;
  }
}
