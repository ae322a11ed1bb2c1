package sqe.metrics.stoi;

import sqe.dsp.filter.Resamplers;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * What STOI is the mean of, by band and segment: where in time and frequency intelligibility is
 * lost.
 *
 * @param centres of the one-third-octave bands, in Hz
 * @param seconds the middle of the speech that each segment spans
 * @param correlations {@code [band][segment]}, from −1 to 1
 */
public record StoiBands(double[] centres, double[] seconds, double[][] correlations) {

  /**
   * The correlations of a pair.
   *
   * @throws UndefinedScoreException where STOI has no value
   */
  public static StoiBands of(SignalPair pair) {
    pair.requireFinite();
    var analysis = new EnvelopeAnalysis();
    var reference =
        new ReferenceAnalysis(
            analysis, new TenKilohertz(new Resamplers(EnvelopeAnalysis.SAMPLE_RATE)));
    ReferenceAnalysis.Result a = pair.reference().derive(reference);
    var b = pair.derive(new EstimateEnvelopes(reference, false));
    double[] centres = new double[EnvelopeAnalysis.BANDS];
    double[][] correlations = new double[centres.length][];
    for (int k = 0; k < centres.length; k++) {
      centres[k] = analysis.bands().centre(k);
      correlations[k] = ClippedBandCorrelation.ofSegments(a.envelopes()[k], b.envelopes()[k]);
    }
    return new StoiBands(centres, a.middles(), correlations);
  }
}
