package sqe.metrics.visqol;

/**
 * Aligns each match once more, by samples instead of columns, and looks whether the two are more
 * alike then (§7.2). Times are products of doubles that are cut to whole samples, as in the
 * published program: a product just below a whole number loses a sample.
 */
final class FineAlignment {

  private final Gammatonegram gammatonegram;
  private final EnvelopeDelay delay;
  private final Similarity similarity;
  private final int sampleRate;
  private final int patch;

  FineAlignment(
      Gammatonegram gammatonegram,
      EnvelopeDelay delay,
      Similarity similarity,
      Mode mode,
      int sampleRate) {
    this.gammatonegram = gammatonegram;
    this.delay = delay;
    this.similarity = similarity;
    this.sampleRate = sampleRate;
    this.patch = mode.patch();
  }

  /** A whole signal and its spectrogram. */
  record Side(double[] samples, Spectrogram spectrogram) {}

  /** Similarity of the bands of a match: of the realigned stretches, unless they are less alike. */
  double[] bands(PatchSearch.Match match, Side reference, Side estimate) {
    if (match.lost()) {
      return match.bands();
    }
    Excerpt r = excerpt(reference, match.start());
    Excerpt e = excerpt(estimate, match.offset());
    int lag = delay.between(r.samples(), e.samples());
    Excerpt moved = e.shifted(lag);
    Excerpt first = r;
    if (r.length() > moved.length()) {
      first = r.range(0, moved.length());
    } else if (r.length() < moved.length()) {
      double seconds = lag / (double) sampleRate;
      int silence = Math.max(0, (int) (seconds * sampleRate));
      first = r.range(silence, r.length());
      moved = moved.range(silence, r.length());
    }
    PreparedPair pair =
        PreparedPair.of(
            gammatonegram.of(first, reference.spectrogram()),
            gammatonegram.of(moved, estimate.spectrogram()));
    double value = similarity.of(whole(pair.reference()), whole(pair.estimate()));
    return value < match.similarity() ? match.bands() : similarity.bandValues();
  }

  private Excerpt excerpt(Side side, int column) {
    double hopSeconds = (double) gammatonegram.hop() / sampleRate;
    double from = column * hopSeconds;
    return Excerpt.between(side.samples(), from, from + patch * hopSeconds, sampleRate);
  }

  private static Patch whole(Grid grid) {
    return Patch.of(grid, 0, grid.columns());
  }
}
