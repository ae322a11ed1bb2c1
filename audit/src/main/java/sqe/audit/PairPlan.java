package sqe.audit;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import sqe.audit.check.AuditData;
import sqe.table.Pair;

/** Makes a plan of pairs: the estimates of one reference become one item. */
final class PairPlan {

  private final Map<String, AuditPlan.Item> items = new LinkedHashMap<>();
  private final List<AuditData.Orphan> orphans = new ArrayList<>();

  /** Adds pairs whose ids get a prefix. */
  PairPlan add(String prefix, List<Pair> pairs) {
    Map<String, String> twins = caseTwins(pairs);
    for (Pair pair : pairs) {
      String id = prefix + pair.id();
      String problem = pair.problem();
      // a file that cannot be read is found as such where it is looked at
      if (problem != null && !problem.startsWith("unreadable")) {
        String twin = twins.getOrDefault(pair.id(), "");
        orphans.add(new AuditData.Orphan(id, problem + twin));
      }
      if (problem != null && pair.reference() != null && pair.estimate() != null) {
        alone(id, pair);
        continue;
      }
      Path reference = pair.reference();
      String key = reference == null ? "estimate " + pair.estimate() : reference.toString();
      Map<String, String> columns = new HashMap<>();
      pair.columns().forEach((k, v) -> columns.put(k.toLowerCase(Locale.ROOT), v));
      AuditPlan.Item item =
          items.computeIfAbsent(
              key, k -> new AuditPlan.Item(id, reference, new ArrayList<>(), columns));
      if (pair.estimate() != null) {
        item.estimates().add(pair.estimate());
      }
    }
    return this;
  }

  /** Which files of an ambiguous id belong together is not known: each is looked at by itself. */
  private void alone(String id, Pair pair) {
    items.computeIfAbsent(
        "alone " + pair.reference(),
        k -> new AuditPlan.Item(id, pair.reference(), List.of(), Map.of()));
    Path estimate = Objects.requireNonNull(pair.estimate());
    items.computeIfAbsent(
        "alone " + estimate, k -> new AuditPlan.Item(id, null, List.of(estimate), Map.of()));
  }

  /** What has been added. */
  AuditPlan plan(List<Map<String, String>> manifest, List<String> warnings) {
    return new AuditPlan(
        List.copyOf(items.values()), List.copyOf(orphans), manifest, warnings, true);
  }

  /** For ids without counterpart: another such id that differs in case or composition only. */
  private static Map<String, String> caseTwins(List<Pair> pairs) {
    Map<String, List<String>> byPlain = new HashMap<>();
    for (Pair pair : pairs) {
      if (pair.problem() != null) {
        String plain =
            Normalizer.normalize(pair.id(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        byPlain.computeIfAbsent(plain, k -> new ArrayList<>()).add(pair.id());
      }
    }
    Map<String, String> twins = new HashMap<>();
    for (List<String> same : byPlain.values()) {
      if (same.size() == 2) {
        String hint = "; %s differs in upper and lower case or accents only";
        twins.put(same.get(0), hint.formatted(same.get(1)));
        twins.put(same.get(1), hint.formatted(same.get(0)));
      }
    }
    return twins;
  }
}
