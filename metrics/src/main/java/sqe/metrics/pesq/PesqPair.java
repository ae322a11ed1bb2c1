package sqe.metrics.pesq;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;

/**
 * The two signals PESQ hears, which may have different lengths.
 *
 * <p>A pair is trimmed to one length before it is scored. A codec or an enhancer loses a frame at
 * the end, and the trimmed pair is the right one then. P.862 defines its score for files of
 * different lengths, though, and recordings of a network with variable delay have them: where the
 * files differ by more than {@link #LARGEST_TRIMMED_MILLISECONDS}, they are scored as they are.
 *
 * @param reference the clean signal
 * @param degraded the signal under test
 */
record PesqPair(AnalysedSignal reference, AnalysedSignal degraded) {

  /** Up to this difference the trimmed pair is scored: eight frames. */
  static final int LARGEST_TRIMMED_MILLISECONDS = 128;

  /** The signals of a pair. */
  static PesqPair of(SignalPair pair) {
    return pair.asRead()
        .filter(PesqPair::differMuch)
        .map(asRead -> new PesqPair(asRead.reference(), asRead.estimate()))
        .orElse(new PesqPair(pair.reference(), pair.estimate()));
  }

  private static boolean differMuch(SignalPair.AsRead asRead) {
    long difference =
        Math.abs(asRead.reference().signal().length() - asRead.estimate().signal().length());
    long rate = asRead.reference().signal().sampleRate();
    return difference * 1000 > LARGEST_TRIMMED_MILLISECONDS * rate;
  }

  /** The longer of the two spans (§3). */
  int commonSpan(Sizes sizes) {
    return GuardedSignal.span(
        Math.max(reference.signal().length(), degraded.signal().length()), sizes);
  }
}
