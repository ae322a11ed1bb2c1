package sqe.judge.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of the variance of some differences few of them carry: the largest deviations from the
 * mean, one in twenty, at least one.
 *
 * @param files positions of these values, the largest deviation first; empty where nothing varies
 * @param share of the sum of squared deviations that is theirs, from 0 to 1
 * @param skewness third standardised moment; NaN where nothing varies
 */
public record Influence(List<Integer> files, double share, double skewness) {

  private static final int ONE_IN = 20;

  /** Copies the list. */
  public Influence {
    files = List.copyOf(files);
  }

  /** The influence of the few among these values. */
  public static Influence of(double[] values) {
    double mean = Summary.mean(values);
    double[] squares = new double[values.length];
    double sum = 0;
    double cubes = 0;
    for (int i = 0; i < values.length; i++) {
      double deviation = values[i] - mean;
      squares[i] = deviation * deviation;
      sum += squares[i];
      cubes += squares[i] * deviation;
    }
    if (!(sum > 0) || !Double.isFinite(sum)) {
      return new Influence(List.of(), 0, Double.NaN);
    }
    int count = Math.max(1, values.length / ONE_IN);
    double least = Selection.smallest(squares.clone(), values.length - count + 1);
    List<Integer> few =
        IntStream.range(0, values.length)
            .filter(i -> squares[i] >= least)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -squares[i]))
            .limit(count)
            .toList();
    double theirs = few.stream().mapToDouble(i -> squares[i]).sum();
    double second = sum / values.length;
    return new Influence(
        few, Math.min(1, theirs / sum), cubes / values.length / (second * Math.sqrt(second)));
  }
}
