package sqe.metrics.stoi;

import java.util.Arrays;
import java.util.Locale;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * What depends on the reference alone: which frames hold speech, and its envelopes over them.
 *
 * @param analysis how envelopes are made
 * @param tenKilohertz how the signal comes to 10 kHz
 */
record ReferenceAnalysis(EnvelopeAnalysis analysis, TenKilohertz tenKilohertz)
    implements Derivation<AnalysedSignal, ReferenceAnalysis.Result> {

  /**
   * The speech of a reference.
   *
   * @param keptStarts first sample of each kept frame, at 10 kHz
   * @param envelopes {@code [band][frame]}
   */
  record Result(int[] keptStarts, double[][] envelopes) {

    /** The middle, in seconds, of the speech that each segment spans: more where silence went. */
    double[] middles() {
      double[] seconds = new double[envelopes[0].length - SegmentCorrelation.SEGMENT + 1];
      for (int s = 0; s < seconds.length; s++) {
        int last = keptStarts[s + SegmentCorrelation.SEGMENT - 1];
        seconds[s] =
            (keptStarts[s] + last + EnvelopeAnalysis.FRAME) / (2.0 * EnvelopeAnalysis.SAMPLE_RATE);
      }
      return seconds;
    }
  }

  @Override
  public Result from(AnalysedSignal reference) {
    double[] x = reference.derive(tenKilohertz);
    double[] norms = analysis.frameNorms(x);
    if (norms.length == 0) {
      throw tooShort(x.length);
    }
    double loudest = Arrays.stream(norms).max().getAsDouble();
    if (loudest == 0) {
      throw new UndefinedScoreException(
          Reason.SILENT_REFERENCE, "no frame has any energy; is it the right file?");
    }
    if (!(loudest < EstimateEnvelopes.LARGEST)) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the reference's energy overflows");
    }
    int[] kept = EnvelopeAnalysis.keptStarts(norms);
    // The last kept frame contributes no spectrum of its own.
    if (kept.length - 1 < SegmentCorrelation.SEGMENT) {
      throw tooShort(samples(kept.length));
    }
    return new Result(kept, analysis.envelopes(analysis.overlapAdd(x, kept), null));
  }

  private static int samples(int frames) {
    return (frames - 1) * EnvelopeAnalysis.HOP + EnvelopeAnalysis.FRAME;
  }

  private static UndefinedScoreException tooShort(int speech) {
    return new UndefinedScoreException(
        Reason.TOO_SHORT,
        String.format(
            Locale.ROOT,
            "needs %.2f s of speech, has %.2f s",
            (double) samples(SegmentCorrelation.SEGMENT + 1) / EnvelopeAnalysis.SAMPLE_RATE,
            (double) speech / EnvelopeAnalysis.SAMPLE_RATE));
  }
}
