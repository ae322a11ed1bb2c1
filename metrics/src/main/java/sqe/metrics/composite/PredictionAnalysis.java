package sqe.metrics.composite;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The linear prediction of a signal, frame by frame.
 *
 * <p>The cepstral distance is defined without the ε that is added to the samples here, the
 * log-likelihood ratio with it. One analysis serves both: ε changes a frame's spectrum by 2e-16 of
 * full scale at 0 Hz, below the rounding of the smallest step of a 16-bit file, and a frame of
 * zeros, where it matters, is told apart by {@link ConstantFrames}.
 *
 * @param frames number of frames
 * @param order P
 * @param autocorrelation {@code frames × (P + 1)}
 * @param errorFilter {@code frames × (P + 1)}: A = (1, −p_1 … −p_P)
 */
record PredictionAnalysis(int frames, int order, double[] autocorrelation, double[] errorFilter) {

  /** Energies from here on might overflow in the quadratic forms made of them. */
  private static final double LARGEST = 1e150;

  /** The key under which a signal keeps its prediction. */
  record Of(RatePlans<FramePlan> plans) implements Derivation<AnalysedSignal, PredictionAnalysis> {

    @Override
    public PredictionAnalysis from(AnalysedSignal signal) {
      FramePlan plan = plans.at(signal.signal().sampleRate());
      Framing framing = plan.framing();
      int frames = framing.frames(signal.signal().length());
      int lags = framing.order() + 1;
      double[] autocorrelation = new double[frames * lags];
      double[] errorFilter = new double[frames * lags];
      double[] frame = new double[framing.length() + plan.prediction().padding()];
      for (int t = 0; t < frames; t++) {
        plan.windowed(signal.samples(), t, frame);
        plan.prediction().autocorrelate(frame, framing.length(), autocorrelation, t * lags);
        requireFinite(autocorrelation[t * lags]);
        plan.prediction().errorFilter(autocorrelation, t * lags, errorFilter, t * lags);
      }
      return new PredictionAnalysis(frames, framing.order(), autocorrelation, errorFilter);
    }

    private static void requireFinite(double energy) {
      if (!(energy < LARGEST)) {
        throw new UndefinedScoreException(Reason.NOT_FINITE, "the energy of a frame overflows");
      }
    }
  }
}
