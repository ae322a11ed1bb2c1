package sqe.scoring.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Limits beside the mean: a mean can rise while some files collapse. */
final class Guardrails {

  private Guardrails() {}

  /** The limits that are broken, each as a sentence. */
  static List<String> broken(MetricRule rule, List<FileChange> changes, double currentMean) {
    List<String> broken = new ArrayList<>();
    files(broken, changes, rule.minimum(), "below", -1);
    files(broken, changes, rule.maximum(), "above", 1);
    if (rule.meanMinimum() != null && currentMean < rule.meanMinimum()) {
      broken.add("the mean %s is below %s".formatted(number(currentMean), rule.meanMinimum()));
    }
    if (rule.meanMaximum() != null && currentMean > rule.meanMaximum()) {
      broken.add("the mean %s is above %s".formatted(number(currentMean), rule.meanMaximum()));
    }
    Double limit = rule.worseThan();
    if (limit != null && !changes.isEmpty()) {
      List<FileChange> worse = changes.stream().filter(c -> c.change() < -limit).toList();
      double share = (double) worse.size() / changes.size();
      if (share > rule.worseShare()) {
        broken.add(
            "%s of %s files lose more than %s, %s %% are allowed"
                .formatted(worse.size(), changes.size(), limit, number(100 * rule.worseShare())));
      }
    }
    return broken;
  }

  private static void files(
      List<String> broken,
      List<FileChange> changes,
      @Nullable Double limit,
      String where,
      int direction) {
    if (limit == null) {
      return;
    }
    List<String> beyond =
        changes.stream()
            .filter(change -> direction * (change.current() - limit) > 0)
            .map(change -> change.id() + " " + number(change.current()))
            .toList();
    if (!beyond.isEmpty()) {
      broken.add(
          "%s files are %s %s: %s"
              .formatted(beyond.size(), where, limit, PairedTables.named(beyond)));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
