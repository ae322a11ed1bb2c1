package sqe.report.figure;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.NumberText;

/**
 * A linear scale from values to places on a sheet.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, above {@code low}
 * @param from where it begins
 * @param to where it ends; before {@code from} for an axis that goes up
 */
record Axis(double low, double high, double from, double to) {

  private static final int SIGNIFICANT = 6;

  /** An axis that shows all finite values, with some room; around one value where there is one. */
  static Axis over(double smallest, double largest, double from, double to) {
    if (!(largest > smallest)) {
      double room = smallest == 0 || !Double.isFinite(smallest) ? 1 : Math.abs(smallest) / 10;
      double centre = Double.isFinite(smallest) ? smallest : 0;
      return new Axis(centre - room, centre + room, from, to);
    }
    double room = (largest - smallest) / 50;
    return new Axis(smallest - room, largest + room, from, to);
  }

  /** Where a value stands; what lies outside stands at the end. */
  double place(double value) {
    double share = (value - low) / (high - low);
    return from + Math.max(0, Math.min(1, share)) * (to - from);
  }

  /** About so many values that are 1, 2 or 5 times a power of ten apart. */
  List<Double> ticks(int about) {
    double rough = (high - low) / about;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      step = step < rough ? factor * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** A tick in words. */
  static String label(double tick) {
    return NumberText.rounded(tick, SIGNIFICANT);
  }
}
