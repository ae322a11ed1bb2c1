package sqe.metrics.pesq;

import sqe.dsp.spectrum.FrameBatch;

/** Bark excitation of frames (§8.2, §8.3). Holds working memory: for one thread. */
final class FrameAnalyser {

  private final BarkBands bands;
  private final double[] window;
  private final FrameBatch batch;
  private final int[] from = new int[FrameBatch.FRAMES];
  private final double[][] waiting = new double[FrameBatch.FRAMES][];
  private final double[] sum = new double[FrameBatch.FRAMES];
  private int count;

  FrameAnalyser(PesqTables tables) {
    this.bands = tables.bands();
    this.window = tables.frameWindow();
    this.batch = new FrameBatch(tables.frameTransform());
  }

  /**
   * Asks for the excitation of the frame that starts at a sample; beyond the signal there are
   * zeros. It is there after {@link #finish}.
   *
   * @param signal the same until the next {@link #finish}
   * @param excitation receives one value a band
   */
  void excite(double[] signal, int start, double[] excitation) {
    from[count] = start;
    waiting[count] = excitation;
    count++;
    if (count == waiting.length) {
      finish(signal);
    }
  }

  /** Excites all frames that are still asked for. */
  void finish(double[] signal) {
    if (count > 0) {
      batch.load(signal, from, count, window);
      batch.powers();
      for (int b = 0; b < bands.count(); b++) {
        excite(b);
      }
      count = 0;
    }
  }

  private void excite(int band) {
    // bin 0 counts as 0
    batch.sum(Math.max(1, bands.firstBin(band)), bands.endBin(band), sum);
    for (int f = 0; f < count; f++) {
      waiting[f][band] = sum[f] * bands.scale(band);
    }
  }
}
