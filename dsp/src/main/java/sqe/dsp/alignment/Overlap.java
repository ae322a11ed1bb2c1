package sqe.dsp.alignment;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/**
 * The samples that two signals share once the delay of the second is removed.
 *
 * @param from first of them in the first signal
 * @param late by how many samples the second signal is late
 * @param length number of samples; 0 where nothing overlaps
 */
public record Overlap(int from, int late, int length) {

  /**
   * What overlaps of two signals of these lengths.
   *
   * @param late by how many samples the second is late
   */
  public static Overlap of(int firstLength, int secondLength, int late) {
    int from = Math.max(0, -late);
    int end = Math.min(firstLength, secondLength - late);
    return new Overlap(from, late, Math.max(0, end - from));
  }

  /** The first of the samples in the second signal. */
  public int secondFrom() {
    return from + late;
  }

  /** A copy of the samples of the first signal. */
  public double[] ofFirst(double[] x) {
    return copy(x, from);
  }

  /** A copy of the samples of the second signal. */
  public double[] ofSecond(double[] y) {
    return copy(y, secondFrom());
  }

  private double[] copy(double[] samples, int start) {
    return length == 0 ? new double[0] : Arrays.copyOfRange(samples, start, start + length);
  }

  /** Forms the products of the samples of both. */
  public Products products(double[] x, double[] y) {
    return new Products(
        Reductions.dot(x, from, x, from, length),
        Reductions.dot(x, from, y, secondFrom(), length),
        Reductions.dot(y, secondFrom(), y, secondFrom(), length));
  }

  /**
   * Energies and inner product.
   *
   * @param xx energy of the first signal
   * @param xy inner product
   * @param yy energy of the second signal
   */
  public record Products(double xx, double xy, double yy) {

    /** The normalised correlation xy / √(xx·yy), from −1 to 1; 0 when one side is silent. */
    public double correlation() {
      return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }
  }
}
