package sqe.metrics.f0;

import java.util.Locale;
import sqe.dsp.UnitPeak;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * F0 of both sides, frame by frame, 0 where unvoiced.
 *
 * @param reference r in Hz
 * @param estimate e in Hz, as many frames
 */
record F0Tracks(double[] reference, double[] estimate) {

  private static final double GROSS = 0.2;

  /** One side. */
  private record Track(F0Tracker tracker) implements Derivation<AnalysedSignal, double[]> {

    @Override
    public double[] from(AnalysedSignal signal) {
      return tracker.track(UnitPeak.scaled(signal.samples()), signal.sampleRate());
    }
  }

  static F0Tracks of(SignalPair pair, F0Tracker tracker) {
    Track track = new Track(tracker);
    return new F0Tracks(pair.reference().derive(track), pair.estimate().derive(track));
  }

  int frames() {
    return reference.length;
  }

  boolean voicedInBoth(int t) {
    return reference[t] > 0 && estimate[t] > 0;
  }

  /** Frames voiced in both. */
  int voiced() {
    int count = 0;
    for (int t = 0; t < frames(); t++) {
      count += voicedInBoth(t) ? 1 : 0;
    }
    return count;
  }

  /** Frames voiced in one alone. */
  int voicingErrors() {
    int count = 0;
    for (int t = 0; t < frames(); t++) {
      count += reference[t] > 0 != estimate[t] > 0 ? 1 : 0;
    }
    return count;
  }

  /** Frames voiced in both whose F0 are more than a fifth of the reference's apart. */
  int grossErrors() {
    int count = 0;
    for (int t = 0; t < frames(); t++) {
      boolean gross = Math.abs(estimate[t] - reference[t]) > GROSS * reference[t];
      count += gross && voicedInBoth(t) ? 1 : 0;
    }
    return count;
  }

  /** The frames that are voiced in both alone. */
  F0Tracks inBoth() {
    int count = voiced();
    double[] r = new double[count];
    double[] e = new double[count];
    int next = 0;
    for (int t = 0; t < frames(); t++) {
      if (voicedInBoth(t)) {
        r[next] = reference[t];
        e[next] = estimate[t];
        next++;
      }
    }
    return new F0Tracks(r, e);
  }

  /**
   * Checks that there are some frames.
   *
   * @throws UndefinedScoreException when there are fewer than so many voiced in both
   */
  void requireVoiced(int fewest) {
    int both = voiced();
    if (both < fewest) {
      throw new UndefinedScoreException(
          Reason.NO_SPEECH,
          String.format(
              Locale.ROOT,
              "needs %s voiced in both signals, has %d of %d",
              fewest == 1 ? "a frame" : fewest + " frames",
              both,
              frames()));
    }
  }
}
