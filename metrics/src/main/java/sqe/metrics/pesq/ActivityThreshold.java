package sqe.metrics.pesq;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/**
 * The power that separates activity from the background (§6, steps 2 to 5): a threshold that creeps
 * towards mean plus two standard deviations of what lies below it.
 *
 * @param value θ; −1 when no block exceeds it
 * @param floor m, the least power a block counts with
 * @param signalLevel mean power of the blocks above θ
 * @param noiseLevel mean power of the others
 */
record ActivityThreshold(double value, double floor, double signalLevel, double noiseLevel) {

  private static final int ROUNDS = 12;
  private static final double FLOOR = 1e-4;
  private static final double DEVIATIONS = 2;
  private static final double MARGIN = 1.001;

  /**
   * Finds the threshold.
   *
   * @param energy power of every block; values below the floor are raised to it
   */
  static ActivityThreshold of(double[] energy) {
    double threshold = Reductions.sum(energy) / energy.length;
    double largest = Arrays.stream(energy).max().orElse(0);
    double floor = largest == 0 ? 1 : FLOOR * largest;
    for (int v = 0; v < energy.length; v++) {
      energy[v] = Math.max(energy[v], floor);
    }
    for (int round = 0; round < ROUNDS; round++) {
      threshold = next(energy, threshold);
    }
    return partition(energy, threshold, floor);
  }

  private static double next(double[] energy, double threshold) {
    double sum = 0;
    int count = 0;
    for (double e : energy) {
      if (e <= threshold) {
        sum += e;
        count++;
      }
    }
    if (count == 0) {
      return 0;
    }
    double mean = sum / count;
    double squares = 0;
    for (double e : energy) {
      if (e <= threshold) {
        squares += (e - mean) * (e - mean);
      }
    }
    return MARGIN * (mean + DEVIATIONS * Math.sqrt(squares / count));
  }

  private static ActivityThreshold partition(double[] energy, double threshold, double floor) {
    double above = 0;
    double below = 0;
    int countAbove = 0;
    for (double e : energy) {
      if (e > threshold) {
        above += e;
        countAbove++;
      } else {
        below += e;
      }
    }
    int countBelow = energy.length - countAbove;
    return new ActivityThreshold(
        countAbove > 0 ? threshold : -1,
        floor,
        countAbove > 0 ? above / countAbove : 0,
        countBelow > 0 ? below / countBelow : 1);
  }
}
