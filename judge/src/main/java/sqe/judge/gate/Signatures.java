package sqe.judge.gate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sqe.table.ScoreTable;
import sqe.table.TableRemedy;
import sqe.table.TableSignatures;

/**
 * Whether two tables hold the same measures of the same references.
 *
 * <p>A data signature covers the references that were scored against. Where a file has a score in
 * one table only, the signatures must differ and prove nothing; the gate then reports the file.
 */
public final class Signatures {

  /** What says which seconds a segment is of. */
  private static final Set<String> OF_SEGMENTS = Set.of("segment", "segment_hop");

  private Signatures() {}

  static void requireComparable(
      ScoreTable baseline,
      ScoreTable current,
      List<String> columns,
      GatePolicy policy,
      boolean sameCoverage)
      throws NotComparableException {
    TableSignatures before = baseline.signatures();
    TableSignatures now = current.signatures();
    if (before == null || now == null) {
      String unsigned = before == null ? baseline.source() : current.source();
      if (policy.strict()) {
        throw new NotComparableException(
            "%s has no signatures, which a strict gate does not take on trust".formatted(unsigned));
      }
      if (!policy.unsignedOk()) {
        throw new NotComparableException(
            "%s has no signatures, so what its numbers are is not known".formatted(unsigned),
            TableRemedy.of(TableRemedy.Kind.TAKE_ON_TRUST));
      }
      return;
    }
    for (String column : columns) {
      requireSame(column, before, now, policy);
    }
    boolean otherData =
        before.data() != null && now.data() != null && !Objects.equals(before.data(), now.data());
    if (otherData && sameCoverage && !policy.allow().contains(GatePolicy.DATA)) {
      throw new NotComparableException(
          "the references differ (data signatures %s… and %s…): scores of other recordings are not"
                  .formatted(shortened(before.data()), shortened(now.data()))
              + " comparable",
          new TableRemedy(TableRemedy.Kind.ALLOW, GatePolicy.DATA));
    }
  }

  /**
   * That a policy allows what no signature has, as when a key is mistyped; null where it is not.
   */
  public static @Nullable String unknownKeys(GatePolicy policy, List<ScoreTable> tables) {
    Set<String> known = new TreeSet<>();
    for (ScoreTable table : tables) {
      TableSignatures signed = table.signatures();
      if (signed != null) {
        signed.metrics().values().forEach(each -> known.addAll(TableSignatures.keys(each)));
      }
    }
    List<String> unknown =
        policy.allow().stream()
            .filter(key -> !key.equals(GatePolicy.DATA) && !known.contains(key))
            .toList();
    return unknown.isEmpty() || known.isEmpty()
        ? null
        : "no signature has the allowed key %s: there are %s and %s"
            .formatted(String.join(", ", unknown), String.join(", ", known), GatePolicy.DATA);
  }

  /** What to say of tables that do not say what their numbers are; null where all do. */
  public static @Nullable String unsignedNote(List<ScoreTable> tables) {
    List<String> unsigned =
        tables.stream()
            .filter(table -> table.signatures() == null)
            .map(ScoreTable::source)
            .distinct()
            .toList();
    return unsigned.isEmpty()
        ? null
        : "%s %s unsigned: what the numbers are is taken on trust"
            .formatted(PairedTables.named(unsigned), unsigned.size() == 1 ? "is" : "are");
  }

  private static String shortened(@Nullable String hash) {
    String text = String.valueOf(hash);
    return text.substring(0, Math.min(8, text.length()));
  }

  private static void requireSame(
      String column, TableSignatures before, TableSignatures now, GatePolicy policy)
      throws NotComparableException {
    String id = MetricFacts.metricOf(column);
    String one = before.metrics().get(id);
    String other = now.metrics().get(id);
    if (one == null || other == null) {
      if (policy.unsignedOk() || (one == null && other == null)) {
        return;
      }
      throw new NotComparableException(
          "the scores of %s are signed in one table only".formatted(column),
          TableRemedy.of(TableRemedy.Kind.TAKE_ON_TRUST));
    }
    for (Map.Entry<String, String> key : TableSignatures.differences(one, other).entrySet()) {
      if (OF_SEGMENTS.contains(key.getKey())) {
        // segments are joined by their numbers, which mean other seconds in the other table
        throw new NotComparableException(
            "the segments are of other seconds: %s is %s (baseline, current); score both alike"
                .formatted(key.getKey(), key.getValue()));
      }
      if (!policy.allow().contains(key.getKey())) {
        throw new NotComparableException(
            "%s is not the same measure: %s is %s (baseline, current)"
                .formatted(column, key.getKey(), key.getValue()),
            new TableRemedy(TableRemedy.Kind.ALLOW, key.getKey()));
      }
    }
  }
}
