package sqe.metrics.pesq;

import java.util.List;
import java.util.Optional;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The whole computation for one pair and mode, stage by stage (§2).
 *
 * <p>Everything that concerns one signal alone is a {@link Derivation} of that signal, so that a
 * reference scored against several systems is levelled, filtered, searched for activity and turned
 * into excitations once, and narrowband and wideband share level and spectrum. What depends on both
 * signals is computed here.
 *
 * @param raw the raw score
 * @param notes what the user should know of it
 * @param first the frame from which on there is something to hear
 * @param disturbance of each frame from there on, weighted as in the raw score
 * @param sections utterances and bad intervals
 */
record PesqAnalysis(
    double raw, List<String> notes, int first, double[] disturbance, PesqSections sections) {

  PesqAnalysis {
    notes = List.copyOf(notes);
  }

  /**
   * The analysis of a pair.
   *
   * @param tables tables of the pair's rate
   * @param mode what is computed
   */
  record Of(PesqTables tables, Mode mode) implements Derivation<SignalPair, PesqAnalysis> {

    @Override
    public PesqAnalysis from(SignalPair pair) {
      SignalPair working = working(pair);
      Optional<PesqPair> asRead = PesqPair.asRead(working);
      if (asRead.isPresent() && asRead.get().differsMuch()) {
        return of(stages(working, asRead.get()), true);
      }
      PesqStages trimmed = stages(working, PesqPair.trimmed(working));
      return asRead.isPresent() && trimmed.delayPath().surelyChanges()
          ? of(stages(working, asRead.get()), true)
          : of(trimmed, false);
    }

    private PesqStages stages(SignalPair pair, PesqPair signals) {
      var stages = new PesqStages(pair, signals, tables, mode);
      InputCheck.check(stages);
      return stages;
    }

    private static PesqAnalysis of(PesqStages stages, boolean asRead) {
      DelayPath path = stages.delayPath();
      double activity = PesqNotes.activity(stages);
      if (stages.tables().isLong(stages.reference().length())) {
        stages.forgetAlignment();
      }
      PesqStages.Corrected corrected = stages.corrected(path);
      FrameDisturbances disturbances = corrected.frames();
      double raw = Aggregation.of(disturbances, stages.tables().sizes(), stages.commonSpan()).raw();
      if (Double.isNaN(raw)) {
        throw new UndefinedScoreException(Reason.NOT_FINITE, "an intermediate result overflows");
      }
      return new PesqAnalysis(
          raw,
          PesqNotes.of(stages, path, asRead, activity),
          disturbances.frames().first(),
          Aggregation.byFrame(disturbances),
          PesqSections.of(stages.tables().sizes(), path, corrected));
    }

    /**
     * A long file is worked on in a copy, so that what is derived from it goes with the analysis
     * and memory stays a small multiple of the file's.
     */
    private SignalPair working(SignalPair pair) {
      if (!tables.isLong(pair.length())) {
        return pair;
      }
      var copy = new SignalPair(pair.reference().anew(), pair.estimate().anew(), null);
      return pair.asRead()
          .map(
              files ->
                  copy.withAsRead(
                      new SignalPair.AsRead(files.reference().anew(), files.estimate().anew())))
          .orElse(copy);
    }
  }
}
