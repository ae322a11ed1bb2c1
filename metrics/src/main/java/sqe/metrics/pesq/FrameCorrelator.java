package sqe.metrics.pesq;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import sqe.dsp.spectrum.FrameBatch;

/**
 * Circular cross-correlation of frames of the reference with frames of the degraded signal (§7.5,
 * step 2), many at once. Holds working memory: for one thread.
 */
final class FrameCorrelator {

  /** Odd, so that multiplying by it loses nothing. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final double[] reference;
  private final double[] degraded;
  private final int length;
  private final FrameBatch u;
  private final FrameBatch v;
  private final double[] correlations;
  private final int[] uFrom = new int[FrameBatch.FRAMES];
  private final int[] vFrom = new int[FrameBatch.FRAMES];
  private final Map<Long, DelayHistogram.Ballot> known = new HashMap<>();
  private double[] knownWindow = {};

  /** Correlates frames of two alignment signals. */
  FrameCorrelator(PesqTables tables, double[] reference, double[] degraded) {
    this.reference = reference;
    this.degraded = degraded;
    this.length = tables.fineTransform().length();
    this.u = new FrameBatch(tables.fineTransform());
    this.v = new FrameBatch(tables.fineTransform());
    this.correlations = new double[FrameBatch.FRAMES * length];
  }

  /**
   * Finds out what pairs of frames at equal distances vote for. Searches from both ends of an
   * utterance and over its whole come by the same frames now and then: they are correlated once.
   *
   * @param i first sample of the first frame in the reference
   * @param j first sample of the first frame in the degraded signal
   * @param step from one pair to the next, in samples
   * @param count number of pairs
   * @param window weights of the samples; not to be changed between calls
   */
  void learn(int i, int j, int step, int count, double[] window) {
    if (window != knownWindow) {
      known.clear();
      knownWindow = window;
    }
    int waiting = 0;
    for (int n = 0; n < count; n++) {
      uFrom[waiting] = i + n * step;
      vFrom[waiting] = j + n * step;
      if (!known.containsKey(key(uFrom[waiting], vFrom[waiting]))) {
        waiting++;
      }
      if (waiting == FrameBatch.FRAMES) {
        correlate(waiting, window);
        waiting = 0;
      }
    }
    if (waiting > 0) {
      correlate(waiting, window);
    }
  }

  /**
   * What one pair of frames votes for.
   *
   * @param i first sample of the frame in the reference
   * @param j first sample of the frame in the degraded signal
   * @param window weights of the samples; not to be changed between calls
   */
  DelayHistogram.Ballot ballot(int i, int j, double[] window) {
    learn(i, j, 0, 1, window);
    return Objects.requireNonNull(known.get(key(i, j)));
  }

  /** Different for every pair; spread out, because frames lie on a grid and hash tables clump. */
  private static long key(int i, int j) {
    return (((long) i << 32) | (j & 0xFFFFFFFFL)) * SPREAD;
  }

  private void correlate(int count, double[] window) {
    u.load(reference, uFrom, count, window);
    v.load(degraded, vFrom, count, window);
    u.correlate(v);
    u.storeSamples(correlations, 0, count);
    for (int f = 0; f < count; f++) {
      known.put(
          key(uFrom[f], vFrom[f]), DelayHistogram.Ballot.of(correlations, f * length, length));
    }
  }
}
