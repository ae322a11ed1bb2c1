package sqe.scoring;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.dsp.audio.Recording;
import sqe.table.Pair;
import sqe.table.Remark;

/**
 * Decodes the files of pairs that stand side by side and applies the policies: channels, then
 * rates, then lengths, then alignment. What comes out has one rate and one length. A mixture that
 * cannot be brought to them is left out, with a note. References and mixtures are kept for the next
 * pair. Used by one thread.
 */
final class PairLoader {

  private final TargetRate rates;
  private final Fit fit;
  private final SharedAudio shared;

  /**
   * A loader for a few pairs.
   *
   * @param withMixture whether mixtures are scored too
   * @param preparation of the same options; shared by all loaders
   */
  PairLoader(ScoringOptions options, boolean withMixture, AudioPreparation preparation) {
    this.rates = new TargetRate(options.resample());
    this.fit = new Fit(options, withMixture);
    this.shared = new SharedAudio(preparation);
  }

  /** The digest of a reference; its file is then decoded for the scores too. */
  String digest(List<Path> reference) throws UnscorablePairException {
    return ReferenceDigest.of(shared.recording(reference, Role.REFERENCE));
  }

  /**
   * Loads a pair.
   *
   * @param noticed receives what was odd about its files, also where the pair is then refused; the
   *     pairs that are returned have it among their notes
   * @return one a channel
   */
  List<ScorablePair> load(Pair pair, List<Remark> noticed) throws UnscorablePairException {
    return fit.fitted(sides(pair, noticed), noticed);
  }

  /** The files of a pair at one rate, of the channels that are asked for. */
  Sides sides(Pair pair, List<Remark> noticed) throws UnscorablePairException {
    List<Path> referenceFile = pair.references();
    List<Path> estimateFile = pair.estimates();
    Path mixtureFile = pair.noisy();
    Recording reference =
        referenceFile.isEmpty() ? null : shared.recording(referenceFile, Role.REFERENCE);
    notice(Role.REFERENCE, reference, noticed);
    Recording estimate = shared.decode(estimateFile, Role.ESTIMATE);
    notice(Role.ESTIMATE, estimate, noticed);
    int rate = rates.of(reference == null ? null : reference.sampleRate(), estimate.sampleRate());
    Side clean = referenceFile.isEmpty() ? null : side(Role.REFERENCE, referenceFile, rate);
    Side tested =
        new Side(
            Role.ESTIMATE,
            estimateFile,
            shared.preparation().prepare(estimate, Role.ESTIMATE, rate),
            null);
    Side mixed =
        mixtureFile == null ? null : mixture(mixtureFile, reference == null, rate, noticed);
    return new Sides(clean, tested, mixed);
  }

  /** The mixture, or null and a note: most scores need none, and are not lost with it. */
  private @Nullable Side mixture(Path file, boolean alone, int rate, List<Remark> noticed) {
    try {
      Recording mixture = shared.recording(List.of(file), Role.MIXTURE);
      if (rates.mustAgree()) {
        rates.require(alone, rate, mixture.sampleRate());
      }
      Side side = side(Role.MIXTURE, List.of(file), rate);
      notice(Role.MIXTURE, mixture, noticed);
      return side;
    } catch (UnscorablePairException e) {
      noticed.add(Sides.leftOut(e));
      return null;
    }
  }

  private static void notice(Role role, @Nullable Recording file, List<Remark> noticed) {
    if (file != null) {
      file.warnings().forEach(text -> noticed.add(role.noticed(text)));
    }
  }

  private Side side(Role role, List<Path> files, int rate) throws UnscorablePairException {
    return new Side(role, files, shared.prepared(files, role, rate), shared);
  }
}
