package sqe.metrics.composite;

import sqe.dsp.filterbank.CriticalBands;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.FrameBatch;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The critical bands of a signal, frame by frame: Σ G·|X|/Σ|X| for the frequency-weighted SNR and Σ
 * G·|X|² for the spectral slope, out of one transform.
 *
 * @param frames number of frames
 * @param magnitude {@code frames × 25}: bands of the magnitude spectrum brought to unit sum
 * @param energy {@code frames × 25}: bands of the power spectrum
 */
record BandAnalysis(int frames, double[] magnitude, double[] energy) {

  /** The key under which a signal keeps its bands. */
  record Of(RatePlans<FramePlan> plans) implements Derivation<AnalysedSignal, BandAnalysis> {

    @Override
    public BandAnalysis from(AnalysedSignal signal) {
      FramePlan plan = plans.at(signal.signal().sampleRate());
      Framing framing = plan.framing();
      int frames = framing.frames(signal.signal().length());
      double[] magnitude = new double[frames * CriticalBands.COUNT];
      double[] energy = new double[frames * CriticalBands.COUNT];
      FrameBatch batch = new FrameBatch(plan.transform());
      double[] powers = new double[FrameBatch.FRAMES * plan.transform().bins()];
      double[] bins = new double[plan.transform().bins()];
      for (int t = 0; t < frames; t++) {
        int place = t % FrameBatch.FRAMES;
        if (place == 0) {
          int count = Math.min(FrameBatch.FRAMES, frames - t);
          plan.load(signal.samples(), t, count, batch);
          batch.powers();
          batch.storePowers(powers, 0, count);
        }
        System.arraycopy(powers, place * bins.length, bins, 0, bins.length);
        int to = t * CriticalBands.COUNT;
        plan.bands().apply(bins, energy, to);
        double sum = magnitudes(bins);
        plan.bands().apply(bins, magnitude, to);
        for (int b = to; b < to + CriticalBands.COUNT; b++) {
          magnitude[b] /= sum;
        }
        requireFinite(sum);
      }
      return new BandAnalysis(frames, magnitude, energy);
    }

    /** Takes the root of every bin; the sum of all but the last, at half the rate. */
    private static double magnitudes(double[] bins) {
      int count = bins.length - 1;
      for (int k = 0; k < count; k++) {
        bins[k] = Math.sqrt(bins[k]);
      }
      return Reductions.sum(bins, 0, count);
    }

    private static void requireFinite(double sum) {
      if (!(sum < Double.POSITIVE_INFINITY)) {
        throw new UndefinedScoreException(Reason.NOT_FINITE, "the energy of a frame overflows");
      }
    }
  }
}
