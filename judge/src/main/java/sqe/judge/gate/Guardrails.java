package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.NumberText;

/** Limits beside the mean: a mean can rise while some files collapse. */
final class Guardrails {

  private static final int DIGITS = 4;

  private Guardrails() {}

  /**
   * The limits that are broken, each as a sentence.
   *
   * @param changes of files with a score before and now
   * @param current files with a score now
   * @param rows what they are
   */
  static List<String> broken(
      MetricRule rule,
      List<FileChange> changes,
      List<FileChange> current,
      double currentMean,
      RowKind rows) {
    List<String> broken = new ArrayList<>();
    files(broken, current, rule.minimum(), "below", -1, rows);
    files(broken, current, rule.maximum(), "above", 1, rows);
    mean(broken, currentMean, rule.meanMinimum(), "below", -1);
    mean(broken, currentMean, rule.meanMaximum(), "above", 1);
    Double limit = rule.worseThan();
    if (limit != null && !changes.isEmpty()) {
      List<FileChange> worse = changes.stream().filter(c -> c.change() < -limit).toList();
      double share = (double) worse.size() / changes.size();
      if (share > rule.worseShare()) {
        broken.add(
            "%s of %s lose more than %s, %s %% are allowed"
                .formatted(
                    worse.size(),
                    rows.counted(changes.size()),
                    NumberText.shortest(limit),
                    NumberText.rounded(100 * rule.worseShare(), DIGITS)));
      }
    }
    return broken;
  }

  private static void files(
      List<String> broken,
      List<FileChange> changes,
      @Nullable Double limit,
      String where,
      int direction,
      RowKind rows) {
    if (limit == null) {
      return;
    }
    List<String> beyond =
        changes.stream()
            .filter(change -> direction * (change.current() - limit) > 0)
            .map(change -> change.id() + " " + number(change.current(), limit))
            .toList();
    if (!beyond.isEmpty()) {
      broken.add(
          "%s %s %s: %s"
              .formatted(
                  rows.counted(beyond.size(), "is", "are"),
                  where,
                  NumberText.shortest(limit),
                  PairedTables.named(beyond)));
    }
  }

  private static void mean(
      List<String> broken, double mean, @Nullable Double limit, String where, int direction) {
    if (limit != null && direction * (mean - limit) > 0) {
      broken.add(
          "the mean %s is %s %s".formatted(number(mean, limit), where, NumberText.shortest(limit)));
    }
  }

  /** Rounded, unless that makes it the limit that it is beyond. */
  private static String number(double value, double limit) {
    String rounded = NumberText.rounded(value, DIGITS);
    return rounded.equals(NumberText.shortest(limit)) ? NumberText.shortest(value) : rounded;
  }
}
