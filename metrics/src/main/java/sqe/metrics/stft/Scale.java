package sqe.metrics.stft;

import org.jspecify.annotations.Nullable;
import sqe.dsp.filterbank.SlaneyMelBands;

/**
 * What of a magnitude spectrum is compared: max(|X|, sqrt ε), or its mel sums with a floor of their
 * own.
 *
 * @param floor least magnitude of a bin, sqrt ε
 * @param bands the mel bands, or null: bins are compared
 * @param bandFloor least value of a band
 */
record Scale(double floor, @Nullable SlaneyMelBands bands, double bandFloor) {

  /** Number of values that are compared in a frame. */
  int size(int bins) {
    return bands == null ? bins : bands.count();
  }

  /**
   * What is compared of one frame.
   *
   * @param magnitudes one a bin; not changed
   * @param floored as long; overwritten
   * @param compared receives {@link #size} values
   * @return whether a bin is above the floor
   */
  boolean compared(double[] magnitudes, double[] floored, double[] compared) {
    double[] bins = bands == null ? compared : floored;
    boolean sounds = false;
    for (int k = 0; k < magnitudes.length; k++) {
      bins[k] = Math.max(magnitudes[k], floor);
      sounds |= magnitudes[k] > floor;
    }
    if (bands != null) {
      bands.apply(bins, compared);
      for (int m = 0; m < compared.length; m++) {
        compared[m] = Math.max(compared[m], bandFloor);
      }
    }
    return sounds;
  }

  /**
   * Takes the derivatives with respect to what is compared back to the magnitudes: 0 where a floor
   * holds.
   *
   * @param magnitudes as {@link #compared} got them; not changed
   * @param compared as it left them; not changed
   * @param derivatives with respect to what is compared; overwritten
   * @param ofBins receives the derivatives with respect to the magnitudes
   */
  void back(double[] magnitudes, double[] compared, double[] derivatives, double[] ofBins) {
    if (bands != null) {
      for (int m = 0; m < derivatives.length; m++) {
        derivatives[m] = compared[m] > bandFloor ? derivatives[m] : 0;
      }
      bands.applyTransposed(derivatives, ofBins);
    } else {
      System.arraycopy(derivatives, 0, ofBins, 0, derivatives.length);
    }
    for (int k = 0; k < magnitudes.length; k++) {
      ofBins[k] = magnitudes[k] >= floor ? ofBins[k] : 0;
    }
  }
}
