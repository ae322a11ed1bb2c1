package sqe.metrics.pesq;

import java.util.List;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** The stages of one pair and mode, each with its inputs from the stages before. */
final class PesqStages {

  private final SignalPair pair;
  private final PesqPair signals;
  private final AnalysedSignal reference;
  private final AnalysedSignal degraded;
  private final PesqTables tables;
  private final int commonSpan;
  private final ModelSignal model;
  private final AlignmentSignal alignment;

  PesqStages(SignalPair pair, PesqPair signals, PesqTables tables, Mode mode) {
    this.pair = pair;
    this.signals = signals;
    this.reference = signals.reference();
    this.degraded = signals.degraded();
    this.tables = tables;
    this.commonSpan = signals.commonSpan(tables.sizes());
    this.model = new ModelSignal(tables, mode, commonSpan);
    this.alignment = new AlignmentSignal(new ModelSignal(tables, heardBySearch(mode), commonSpan));
  }

  /**
   * The delay search does not depend on level: what it finds for one wideband filter it finds for
   * the other, which differs from it by a factor. Both share it.
   */
  private static Mode heardBySearch(Mode mode) {
    return mode == Mode.WIDEBAND_CORRIGENDUM_2 ? Mode.WIDEBAND : mode;
  }

  PesqTables tables() {
    return tables;
  }

  AnalysedSignal reference() {
    return reference;
  }

  AnalysedSignal degraded() {
    return degraded;
  }

  /** N, the longer of the two spans. */
  int commonSpan() {
    return commonSpan;
  }

  /** Mean power of one of the two signals (§4.1). */
  double power(AnalysedSignal signal) {
    return LevelAlignment.power(signal, tables, commonSpan);
  }

  /** Model signal of one of the two signals (§4). */
  GuardedSignal model(AnalysedSignal signal) {
    return signal.derive(model);
  }

  /** Alignment signal of one of the two signals (§5). */
  GuardedSignal alignment(AnalysedSignal signal) {
    return signal.derive(alignment);
  }

  /** Lets go of the alignment signals of a long file, once the delays are found. */
  void forgetAlignment() {
    reference.forget(alignment);
    degraded.forget(alignment);
  }

  /** Activity envelope of one of the two signals (§6). */
  ActivityEnvelope envelope(AnalysedSignal signal) {
    return signal.derive(new ActivityEnvelope.Of(alignment));
  }

  /** §7. */
  DelaySearch delaySearch() {
    return new DelaySearch(
        tables, alignment(reference), alignment(degraded), envelope(reference), envelope(degraded));
  }

  /** The delays, found once for all modes that search in the same signals. */
  DelayPath delayPath() {
    return pair.derive(new FoundDelays(signals, alignment));
  }

  private record FoundDelays(PesqPair signals, AlignmentSignal alignment)
      implements Derivation<SignalPair, DelayPath> {

    @Override
    public DelayPath from(SignalPair pair) {
      ModelSignal model = alignment.model();
      return new PesqStages(pair, signals, model.tables(), model.mode()).delaySearch().search();
    }
  }

  /** §8.1 to §8.4 as far as they concern the reference alone. */
  ReferenceExcitation referenceExcitation() {
    ReferenceExcitation excitation = reference.derive(new ReferenceExcitation.Of(model));
    if (excitation.frames().isEmpty()) {
      throw new UndefinedScoreException(
          Reason.NO_SPEECH, "the reference stays below the level from which frames count");
    }
    return excitation;
  }

  PerceptualModel perceptualModel(DelayPath path) {
    return new PerceptualModel(tables, referenceExcitation(), model(degraded), path, commonSpan);
  }

  Realignment realignment(DelayPath path) {
    return new Realignment(tables, model(reference), model(degraded), path, commonSpan);
  }

  /** Disturbances of all frames, corrected (§8, §9). */
  FrameDisturbances disturbances(DelayPath path) {
    return corrected(path).frames();
  }

  /**
   * What the model heard in the end.
   *
   * @param frames disturbances of all frames, corrected
   * @param intervals where they were so large that another delay was tried
   * @param shifts the delay tried in each of them, besides the one before
   */
  record Corrected(
      FrameDisturbances frames, List<BadInterval> intervals, List<Realignment.Shift> shifts) {}

  /** Disturbances of all frames, corrected (§8, §9), and where they were. */
  Corrected corrected(DelayPath path) {
    PerceptualModel perception = perceptualModel(path);
    FrameDisturbances frames = perception.firstPass();
    frames.clearLost(path, tables.sizes());
    List<BadInterval> intervals = frames.badIntervals();
    List<Realignment.Shift> shifts = List.of();
    if (!intervals.isEmpty()) {
      Realignment realignment = realignment(path);
      shifts = intervals.stream().map(realignment::shift).toList();
      perception.compareAgain(frames, intervals, realignment.realign(intervals, shifts));
    }
    return new Corrected(frames, intervals, shifts);
  }
}
