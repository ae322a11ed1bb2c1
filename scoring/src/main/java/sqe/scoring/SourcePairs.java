package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.sdr.SourceAssignment;
import sqe.table.Remark;

/** Channels that are separated sources: one pair a source, the permutation solved. */
final class SourcePairs {

  private static final SourceAssignment ASSIGNMENT =
      new SourceAssignment(SourceAssignment.Criterion.SIR);

  private SourcePairs() {}

  /**
   * One pair a source, in the order of the references.
   *
   * @param reference a side of the sides, which have one
   * @param notes what loading them gave rise to
   */
  static List<ScorablePair> of(Side reference, Sides sides, int length, List<Remark> notes) {
    List<AnalysedSignal> references = signals(reference, length);
    List<AnalysedSignal> found = signals(sides.estimate(), length);
    List<Remark> ofAll = new ArrayList<>(notes);
    int[] order = order(references, found, ofAll);
    for (int unused : unused(order, found.size())) {
      ofAll.add(Remark.of("estimate %s is of no source".formatted(unused + 1)));
    }
    List<AnalysedSignal> estimates = IntStream.of(order).mapToObj(found::get).toList();
    Sources all = new Sources(references, estimates);
    List<ScorablePair> pairs = new ArrayList<>();
    for (int j = 0; j < references.size(); j++) {
      List<Remark> own = new ArrayList<>(ofAll);
      if (order[j] != j) {
        String kind = sides.estimate().files().size() > 1 ? "file " : "channel ";
        own.add(Remark.of("estimate is " + kind + (order[j] + 1)));
      }
      Side mixture = sides.mixture();
      AnalysedSignal mixed =
          mixture == null
              ? null
              : mixture.part(Math.min(j, mixture.audio().channels().length - 1), 0, length);
      SignalPair pair = new SignalPair(references.get(j), estimates.get(j), mixed, all);
      pairs.add(new ScorablePair(Integer.toString(j + 1), pair, pair, null, own, j, order[j]));
    }
    return pairs;
  }

  private static int[] unused(int[] order, int estimates) {
    return IntStream.range(0, estimates)
        .filter(i -> IntStream.of(order).noneMatch(used -> used == i))
        .toArray();
  }

  private static List<AnalysedSignal> signals(Side side, int length) {
    return IntStream.range(0, side.audio().channels().length)
        .mapToObj(channel -> side.part(channel, 0, length))
        .toList();
  }

  /** Which estimate belongs to which reference; as they stand where that cannot be said. */
  private static int[] order(
      List<AnalysedSignal> references, List<AnalysedSignal> estimates, List<Remark> notes) {
    try {
      return ASSIGNMENT.order(references, estimates);
    } catch (UndefinedScoreException e) {
      notes.add(Remark.of("sources taken in the order they stand in: " + e.getMessage()));
      return IntStream.range(0, references.size()).toArray();
    }
  }
}
