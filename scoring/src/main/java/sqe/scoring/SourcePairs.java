package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

  /** Interference needs all sources; this rates one as well. */
  private static final SourceAssignment OF_SOME =
      new SourceAssignment(SourceAssignment.Criterion.SDR);

  /**
   * Before the number of a channel that is another source's than the reference's of this number.
   */
  static final String ESTIMATE_IS_CHANNEL = "estimate is channel ";

  private SourcePairs() {}

  /** How late an estimate is. */
  interface Delays {

    /**
     * Whole samples by which an estimate is late behind its source; 0 where nothing is aligned.
     *
     * @param notes where that is said
     */
    int of(int source, int estimate, List<Remark> notes);
  }

  /**
   * One pair a source, in the order of the references. Where they are aligned, each estimate is
   * moved by its own delay, and all are cut to the time that every one of them covers: measures of
   * separation need all sources on one axis.
   *
   * @param reference a side of the sides, which have one
   * @param notes what loading them gave rise to
   */
  static List<ScorablePair> of(
      Side reference, Sides sides, int length, List<Remark> notes, Delays delays) {
    List<AnalysedSignal> references = signals(reference, length);
    List<AnalysedSignal> found = signals(sides.estimate(), length);
    List<Remark> ofAll = new ArrayList<>(notes);
    int[] order = order(references, found, ofAll);
    for (int unused : unused(order, found.size())) {
      ofAll.add(Remark.of("estimate %s is of no source".formatted(unused + 1)));
    }
    List<List<Remark>> own = new ArrayList<>();
    int[] late = new int[order.length];
    for (int j = 0; j < order.length; j++) {
      List<Remark> ofSource = new ArrayList<>(ofAll);
      late[j] = delays.of(j, order[j], ofSource);
      if (order[j] != j) {
        boolean files = sides.estimate().files().size() > 1;
        ofSource.add(
            Remark.of((files ? "estimate is file " : ESTIMATE_IS_CHANNEL) + (order[j] + 1)));
      }
      own.add(ofSource);
    }
    List<AnalysedSignal> estimates = IntStream.of(order).mapToObj(found::get).toList();
    Side mixture = sides.mixture();
    List<SignalPair> asFound = pairs(references, estimates, mixture, 0, length);
    int from = Math.max(0, -IntStream.of(late).min().orElse(0));
    int covered = length - Math.max(0, IntStream.of(late).max().orElse(0)) - from;
    boolean moved = covered > 0 && IntStream.of(late).anyMatch(delay -> delay != 0);
    List<SignalPair> aligned =
        moved
            ? pairs(
                IntStream.range(0, order.length)
                    .mapToObj(j -> reference.part(j, from, covered))
                    .toList(),
                IntStream.range(0, order.length)
                    .mapToObj(j -> sides.estimate().part(order[j], from + late[j], covered))
                    .toList(),
                mixture,
                from,
                covered)
            : asFound;
    return IntStream.range(0, order.length)
        .mapToObj(
            j ->
                new ScorablePair(
                    Integer.toString(j + 1),
                    aligned.get(j),
                    asFound.get(j),
                    null,
                    own.get(j),
                    j,
                    order[j]))
        .toList();
  }

  /** One pair a source, each with all of them and the part of the mixture that they cover. */
  private static List<SignalPair> pairs(
      List<AnalysedSignal> references,
      List<AnalysedSignal> estimates,
      @Nullable Side mixture,
      int from,
      int length) {
    Sources all = new Sources(references, estimates);
    List<SignalPair> pairs = new ArrayList<>();
    for (int j = 0; j < references.size(); j++) {
      AnalysedSignal mixed =
          mixture == null
              ? null
              : mixture.part(Math.min(j, mixture.audio().channels().length - 1), from, length);
      pairs.add(new SignalPair(references.get(j), estimates.get(j), mixed, all));
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
      int[] audible =
          IntStream.range(0, references.size()).filter(j -> !isSilent(references.get(j))).toArray();
      if (audible.length > 0 && audible.length < references.size()) {
        return orderOfSome(audible, references, estimates, notes);
      }
      return asTheyStand(references.size(), notes, e);
    }
  }

  /** What can be told is assigned, and what is left goes to the silent sources, in its order. */
  private static int[] orderOfSome(
      int[] audible,
      List<AnalysedSignal> references,
      List<AnalysedSignal> estimates,
      List<Remark> notes) {
    try {
      int[] found =
          OF_SOME.order(IntStream.of(audible).mapToObj(references::get).toList(), estimates);
      PrimitiveIterator.OfInt rest = IntStream.of(unused(found, estimates.size())).iterator();
      int[] order = new int[references.size()];
      int told = 0;
      for (int j = 0; j < order.length; j++) {
        boolean isTold = told < audible.length && audible[told] == j;
        order[j] = isTold ? found[told++] : rest.nextInt();
      }
      notes.add(
          Remark.of(
              "%s of %s sources silent: the others have the estimates that fit them"
                  .formatted(order.length - audible.length, order.length)));
      return order;
    } catch (UndefinedScoreException e) {
      return asTheyStand(references.size(), notes, e);
    }
  }

  private static int[] asTheyStand(int sources, List<Remark> notes, UndefinedScoreException why) {
    notes.add(Remark.of("sources taken in the order they stand in: " + why.getMessage()));
    return IntStream.range(0, sources).toArray();
  }

  private static boolean isSilent(AnalysedSignal signal) {
    SignalFacts facts = signal.derive(SignalFacts.OF);
    return facts.constant() && facts.mean() == 0;
  }
}
