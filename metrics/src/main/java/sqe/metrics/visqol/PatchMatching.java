package sqe.metrics.visqol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * How alike an estimate is to its reference in each gammatone band: all of ViSQOL but the mapping
 * to MOS (§3).
 *
 * <pre>
 *   estimate  ─▶ delay of the whole ─▶ level ─▶ spectrogram ─┐
 *                                                            ├▶ best place of each patch ─▶ fine
 *   reference ─▶ spectrogram ─▶ patches, with speech ────────┘   alignment ─▶ mean over patches
 * </pre>
 *
 * <p>The spectrogram of the reference is derived once for all its estimates. Immutable.
 */
final class PatchMatching implements Derivation<SignalPair, PatchMatching.Result> {

  private final Mode mode;
  private final int sampleRate;
  private final Gammatonegram gammatonegram;
  private final EnvelopeDelay delay = new EnvelopeDelay();

  /**
   * A matching at a sample rate, mostly that of the mode.
   *
   * @param sampleRate in Hz, of the pairs
   */
  PatchMatching(Mode mode, int sampleRate) {
    this.mode = mode;
    this.sampleRate = sampleRate;
    this.gammatonegram = new Gammatonegram(mode, sampleRate);
  }

  /**
   * What a pair has in common.
   *
   * @param bands similarity of each band, from low to high: the mean over patches; at most 1
   * @param similarity mean of the bands
   * @param delay by which the estimate was moved, in samples; below 0 to the front
   * @param possible patches of the reference
   * @param kept those with speech
   * @param scored those of them that the estimate reaches
   * @param lost those of them that have no place in the estimate and count as 0
   */
  record Result(
      double[] bands, double similarity, int delay, int possible, int kept, int scored, int lost) {}

  @Override
  public Result from(SignalPair pair) {
    AnalysedSignal reference = pair.reference();
    double[] r = reference.samples();
    requireSound(r, pair.estimate().samples());
    int lag = delay.between(r, pair.estimate().samples());
    double[] e = levelled(Excerpt.whole(pair.estimate().samples()).shifted(lag).samples(), r);
    var first = new FineAlignment.Side(r, reference.derive(gammatonegram));
    var second = new FineAlignment.Side(e, gammatonegram.of(e));
    ReferencePatches patches =
        ReferencePatches.of(mode, r, first.spectrogram().columns(), gammatonegram.hop());
    int[] reached = reached(patches.starts(), second.spectrogram().columns());
    Similarity similarity = new Similarity(mode.bands());
    PreparedPair prepared = PreparedPair.of(first.spectrogram(), second.spectrogram());
    List<PatchSearch.Match> matches = new PatchSearch(prepared, mode, similarity).matches(reached);
    double[] bands = mean(matches, first, second, similarity);
    return new Result(
        bands,
        Arrays.stream(bands).sum() / bands.length,
        lag,
        patches.possible(),
        patches.starts().length,
        matches.size(),
        (int) matches.stream().filter(PatchSearch.Match::lost).count());
  }

  private void requireSound(double[] reference, double[] estimate) {
    int needed = gammatonegram.samples(ReferencePatches.shortest(mode));
    if (reference.length < needed) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs %.2f s, has %.4f s",
              (double) needed / sampleRate,
              (double) reference.length / sampleRate));
    }
    requireEnergy(reference, "reference", Reason.SILENT_REFERENCE);
    requireEnergy(estimate, "estimate", Reason.SILENT_ESTIMATE);
    if (mode.voiceActivity() && Arrays.stream(reference).max().getAsDouble() <= 0) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN,
          "speech is told from pauses by the largest sample, and the reference has none above 0");
    }
  }

  private static void requireEnergy(double[] samples, String what, Reason reason) {
    double energy = Reductions.energy(samples);
    if (energy == 0) {
      throw new UndefinedScoreException(reason, "the " + what + " has no energy");
    }
    if (Double.isInfinite(energy)) {
      throw new UndefinedScoreException(
          Reason.NOT_FINITE, "the energy of the " + what + " overflows");
    }
  }

  /** With the root mean square of the reference; a new array. */
  private static double[] levelled(double[] estimate, double[] reference) {
    double energy = Reductions.energy(estimate);
    if (energy == 0) {
      throw new UndefinedScoreException(
          Reason.SILENT_ESTIMATE, "what the alignment leaves of the estimate has no energy");
    }
    double gain =
        Math.sqrt(Reductions.energy(reference) / reference.length)
            / Math.sqrt(energy / estimate.length);
    return Arrays.stream(estimate).map(x -> gain * x).toArray();
  }

  /** The patches that start before the estimate ends, or up to half a patch after. */
  private int[] reached(int[] starts, int columns) {
    return Arrays.stream(starts).filter(start -> start - mode.patch() / 2 <= columns).toArray();
  }

  private double[] mean(
      List<PatchSearch.Match> matches,
      FineAlignment.Side reference,
      FineAlignment.Side estimate,
      Similarity similarity) {
    var fine = new FineAlignment(gammatonegram, delay, similarity, mode, sampleRate);
    double[] mean = new double[mode.bands()];
    for (PatchSearch.Match match : matches) {
      double[] bands = fine.bands(match, reference, estimate);
      for (int b = 0; b < mean.length; b++) {
        mean[b] += bands[b];
      }
    }
    for (int b = 0; b < mean.length; b++) {
      mean[b] /= matches.size();
    }
    return mean;
  }
}
