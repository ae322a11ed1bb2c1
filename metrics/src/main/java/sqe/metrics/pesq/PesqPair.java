package sqe.metrics.pesq;

import java.util.Optional;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;

/**
 * The two signals PESQ hears, which may have different lengths.
 *
 * <p>A pair is trimmed to one length before it is scored. A codec or an enhancer loses a frame at
 * the end, and the trimmed pair is the right one then. P.862 defines its score for files of
 * different lengths, though, and recordings of a network with variable delay have them: time was
 * taken out or put in between, and the end of one file is still the end of the other. Such files
 * are scored as they are: where they differ by more than {@link #LARGEST_TRIMMED_MILLISECONDS}, or
 * where the delay search of the trimmed pair finds that {@linkplain DelayPath#surelyChanges() the
 * delay changes}.
 *
 * @param reference the clean signal
 * @param degraded the signal under test
 */
record PesqPair(AnalysedSignal reference, AnalysedSignal degraded) {

  /** Up to this difference a pair of constant delay is trimmed: eight frames. */
  static final int LARGEST_TRIMMED_MILLISECONDS = 128;

  /** The trimmed signals. */
  static PesqPair trimmed(SignalPair pair) {
    return new PesqPair(pair.reference(), pair.estimate());
  }

  /** The files as they are, where their lengths differ. */
  static Optional<PesqPair> asRead(SignalPair pair) {
    return pair.asRead().map(files -> new PesqPair(files.reference(), files.estimate()));
  }

  /** Whether the lengths differ by more than is ever trimmed. */
  boolean differsMuch() {
    long difference = Math.abs(reference.length() - degraded.length());
    long rate = reference.sampleRate();
    return difference * 1000 > LARGEST_TRIMMED_MILLISECONDS * rate;
  }

  /** The longer of the two spans (§3). */
  int commonSpan(Sizes sizes) {
    return GuardedSignal.span(Math.max(reference.length(), degraded.length()), sizes);
  }
}
