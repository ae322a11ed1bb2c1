package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Finds which delay the degraded signal has where (§7): of the whole file, of each utterance
 * coarsely on envelopes and finely on the signals, then at split points within utterances.
 *
 * <p>Holds working memory: for one thread.
 */
final class DelaySearch {

  /** Most utterances the standard's tables hold. */
  static final int MOST_UTTERANCES = 50;

  private static final int SHORTEST_RUN = 50;
  private static final int MARGIN = Sizes.GUARD_BLOCKS;

  private final PesqTables tables;
  private final GuardedSignal degraded;
  private final ActivityEnvelope referenceEnvelope;
  private final ActivityEnvelope degradedEnvelope;
  private final EnvelopeCorrelation correlation;
  private final FrameCorrelator correlator;

  /** Searches between two alignment signals with their envelopes. */
  DelaySearch(
      PesqTables tables,
      GuardedSignal reference,
      GuardedSignal degraded,
      ActivityEnvelope referenceEnvelope,
      ActivityEnvelope degradedEnvelope) {
    this.tables = tables;
    this.degraded = degraded;
    this.referenceEnvelope = referenceEnvelope;
    this.degradedEnvelope = degradedEnvelope;
    this.correlation =
        new EnvelopeCorrelation(tables, referenceEnvelope.log(), degradedEnvelope.log());
    this.correlator = new FrameCorrelator(tables, reference.samples(), degraded.samples());
  }

  /**
   * A run of active blocks of the reference.
   *
   * @param from first active block
   * @param to first inactive block after it
   */
  record Run(int from, int to) {}

  /**
   * The utterances with their delays.
   *
   * @throws UndefinedScoreException when there is none, or more than the standard's tables hold
   */
  DelayPath search() {
    return splitter().split(unsplit());
  }

  /** What splits utterances of these signals. */
  UtteranceSplitter splitter() {
    return new UtteranceSplitter(
        tables, degraded, referenceEnvelope, degradedEnvelope, correlation, correlator);
  }

  /** The utterances before splitting, with their final borders (§7.6). */
  List<Utterance> unsplit() {
    int delay = wholeFileDelay();
    List<Run> runs = utteranceRuns(delay);
    if (runs.isEmpty()) {
      throw new UndefinedScoreException(
          Reason.NO_SPEECH,
          "the reference has no stretch of 0.2 s of activity that the estimate overlaps");
    }
    if (runs.size() > MOST_UTTERANCES) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN,
          runs.size()
              + " utterances, the standard holds "
              + MOST_UTTERANCES
              + "; score shorter pieces");
    }
    List<Utterance> found = runs.stream().map(run -> locate(run, delay)).toList();
    return new UtteranceBorders(tables.sizes(), referenceEnvelope.blocks(), degraded.span())
        .set(runs, found);
  }

  /** Delay of the whole file in samples (§7.3). */
  int wholeFileDelay() {
    var everything = new Stretch(0, referenceEnvelope.blocks(), 0, degradedEnvelope.blocks());
    return correlation.lag(everything) * tables.sizes().block();
  }

  /** The active runs of the reference that are long enough and meet the degraded signal (§7.4). */
  List<Run> utteranceRuns(int wholeFileDelay) {
    int block = tables.sizes().block();
    int latest = (degraded.span() - wholeFileDelay) / block - SHORTEST_RUN;
    int earliest = SHORTEST_RUN - wholeFileDelay / block;
    int blocks = referenceEnvelope.blocks();
    List<Run> runs = new ArrayList<>();
    int from = 0;
    while (from < blocks) {
      if (!referenceEnvelope.active(from)) {
        from++;
        continue;
      }
      int to = from + 1;
      while (to < blocks - 1 && referenceEnvelope.active(to)) {
        to++;
      }
      if (to - from >= SHORTEST_RUN && from < latest && to > earliest) {
        runs.add(new Run(from, to));
      }
      from = to + 1;
    }
    return runs;
  }

  /** Coarse and fine delay of a run; the borders are those of its search range (§7.4, §7.5). */
  Utterance locate(Run run, int wholeFileDelay) {
    int from = Math.max(run.from() - MARGIN, 0);
    int to = Math.min(run.to() + MARGIN, referenceEnvelope.blocks() - 1);
    int block = tables.sizes().block();
    int priorBlocks = wholeFileDelay / block;
    Stretch stretch = Stretch.of(from, to, priorBlocks, degradedEnvelope.blocks());
    int coarse = (priorBlocks + correlation.lag(stretch)) * block;
    DelayHistogram.Vote vote = fineDelay(from, to, coarse);
    return new Utterance(from, to, coarse, vote.delay(), vote.confidence());
  }

  private DelayHistogram.Vote fineDelay(int from, int to, int coarse) {
    var frames =
        new ForwardFrames(
            tables.sizes(), from, coarse, degraded.span(), tables.fineWindow(), correlator);
    frames.advanceTo(to);
    return frames.winner();
  }
}
