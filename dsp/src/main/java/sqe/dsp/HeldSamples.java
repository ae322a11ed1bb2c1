package sqe.dsp;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Samples at rest: those of a long signal in half the memory, where nothing is lost by it.
 *
 * <p>Every integer format up to 24 bits gives samples that are exactly 32-bit floats. A signal of
 * more than {@link #LONGEST_AS_THEY_ARE} samples of that kind is kept as such, and {@link #values}
 * makes the doubles that it was, to the bit, whenever somebody asks. They are shared for as long as
 * somebody holds them and can be collected afterwards, so that a recording of an hour takes the
 * memory of its doubles only while a metric looks at them. All other samples are kept as they are.
 *
 * <p>Safe for use by several threads.
 */
public final class HeldSamples {

  /** Longest signal in samples that is kept as doubles whatever it holds (4 min at 16 kHz). */
  public static final int LONGEST_AS_THEY_ARE = 1 << 22;

  private final double @Nullable [] doubles;
  private final float @Nullable [] floats;
  private volatile WeakReference<double[]> widened = new WeakReference<>(null);

  private HeldSamples(double @Nullable [] doubles, float @Nullable [] floats) {
    this.doubles = doubles;
    this.floats = floats;
  }

  /**
   * Holds samples.
   *
   * @param samples handed over, not changed afterwards by anybody
   */
  public static HeldSamples of(double[] samples) {
    return samples.length > LONGEST_AS_THEY_ARE && areSingle(samples)
        ? new HeldSamples(null, narrowed(samples))
        : new HeldSamples(samples, null);
  }

  /** NaN does not count as equal to itself and stays a double. */
  private static boolean areSingle(double[] samples) {
    for (double sample : samples) {
      if ((double) (float) sample != sample) {
        return false;
      }
    }
    return true;
  }

  private static float[] narrowed(double[] samples) {
    float[] narrowed = new float[samples.length];
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = (float) samples[i];
    }
    return narrowed;
  }

  /** Number of samples. */
  public int length() {
    return doubles == null ? Objects.requireNonNull(floats).length : doubles.length;
  }

  /** Whether the samples are kept in single precision. */
  public boolean isNarrow() {
    return floats != null;
  }

  /** One sample. */
  public double at(int index) {
    return doubles == null ? Objects.requireNonNull(floats)[index] : doubles[index];
  }

  /** The samples; not to be changed. Equal to the bit to those that were handed over. */
  public double[] values() {
    if (doubles != null) {
      return doubles;
    }
    double[] known = widened.get();
    if (known == null) {
      known = widened(Objects.requireNonNull(floats));
      widened = new WeakReference<>(known);
    }
    return known;
  }

  private static double[] widened(float[] narrow) {
    double[] wide = new double[narrow.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = narrow[i];
    }
    return wide;
  }

  /**
   * Puts scaled samples into an array without making doubles of all of them first.
   *
   * @param scale each sample is multiplied by it
   * @param target receives {@link #length} values from index 0 on
   */
  public void scaledTo(double scale, double[] target) {
    int length = length();
    if (doubles != null) {
      for (int i = 0; i < length; i++) {
        target[i] = doubles[i] * scale;
      }
    } else if (floats != null) {
      for (int i = 0; i < length; i++) {
        target[i] = (double) floats[i] * scale;
      }
    }
  }

  /** A part; beyond the end zeros. The whole is this object itself. */
  public HeldSamples part(int from, int length) {
    if (from == 0 && length == length()) {
      return this;
    }
    return doubles == null
        ? new HeldSamples(
            null, Arrays.copyOfRange(Objects.requireNonNull(floats), from, from + length))
        : of(Arrays.copyOfRange(doubles, from, from + length));
  }
}
