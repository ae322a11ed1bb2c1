package sqe.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;
import sqe.table.Decimal;
import sqe.table.JsonText;

/** Numbers for programs: unrounded, as tables have them. */
final class DataNumbers {

  private DataNumbers() {}

  /** A cell of a CSV file; empty where there is no number. */
  static String cell(double value) {
    return Double.isNaN(value) ? "" : Decimal.of(value);
  }

  /** Both ends as a value of a JSON document; null where there is no interval. */
  static @Nullable Object json(@Nullable Interval interval) {
    return interval == null
        ? null
        : Arrays.asList(JsonText.number(interval.low()), JsonText.number(interval.high()));
  }
}
