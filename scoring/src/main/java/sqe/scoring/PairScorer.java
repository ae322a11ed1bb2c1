package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;

/**
 * From a pair of files to its rows. Whatever is wrong with a pair, or with sqe on meeting it,
 * becomes a row that says so; nothing is thrown and nothing is dropped. Safe for use by several
 * threads.
 */
final class PairScorer {

  private final PairLoader loader;
  private final Scorer scorer;
  private final ScoreColumns columns;
  private final PairInspector inspector;
  private final boolean digests;

  PairScorer(
      Scorer scorer,
      ScoringOptions options,
      ScoreColumns columns,
      PairInspector inspector,
      boolean digests) {
    this.loader = new PairLoader(options);
    this.scorer = scorer;
    this.columns = columns;
    this.inspector = inspector;
    this.digests = digests;
  }

  /** What the pairs of one group share. */
  private record Shared(
      SharedAudio audio, Map<Path, String> digests, Map<AnalysedSignal, Scorer.Scores> mixtures) {}

  /** Scores pairs that stand side by side; what they have in common is computed once. */
  List<PairResult> score(List<Pair> group) {
    Shared shared = new Shared(loader.share(), new LinkedHashMap<>(), new IdentityHashMap<>());
    List<PairResult> results = new ArrayList<>();
    for (Pair pair : group) {
      results.add(score(pair, shared));
    }
    return results;
  }

  private PairResult score(Pair pair, Shared shared) {
    String problem = pair.problem();
    if (problem != null) {
      return failed(pair, problem, "");
    }
    String digest = "";
    try {
      if (digests) {
        digest = digest(Objects.requireNonNull(pair.reference()), shared);
      }
      List<ScoreRow> rows = new ArrayList<>();
      for (ScorablePair channel : loader.load(pair, shared.audio())) {
        rows.add(row(pair, channel, shared));
      }
      return new PairResult(pair, rows, digest);
    } catch (UnscorablePairException e) {
      return failed(pair, String.valueOf(e.getMessage()), digest);
    } catch (OutOfMemoryError e) {
      return failed(
          pair,
          ("not enough memory: needs more than %s MiB of heap: use fewer threads (-j 1) or set"
                  + " SQE_JAVA_OPTIONS=-Xmx…")
              .formatted(Runtime.getRuntime().maxMemory() >> 20),
          digest);
    } catch (RuntimeException e) {
      return failed(pair, "internal error: " + e, digest);
    }
  }

  private static String digest(Path reference, Shared shared) throws UnscorablePairException {
    String known = shared.digests().get(reference);
    if (known == null) {
      known = ReferenceDigest.of(shared.audio().recording(reference, "reference"));
      shared.digests().put(reference, known);
    }
    return known;
  }

  private PairResult failed(Pair pair, String problem, String digest) {
    return new PairResult(pair, List.of(ScoreRow.failed(pair, columns.scores(), problem)), digest);
  }

  private ScoreRow row(Pair pair, ScorablePair channel, Shared shared) {
    SignalPair signals = channel.signals();
    Scorer.Scores scores = scorer.score(signals);
    Map<String, List<String>> notes = new LinkedHashMap<>();
    channel.notes().forEach(note -> notes.put(note, List.of()));
    PairNotes.of(signals).forEach(note -> notes.put(note, List.of()));
    notes.putAll(scores.notes());
    return new ScoreRow(
        pair,
        channel.channel(),
        signals.sampleRate(),
        signals.reference().signal().duration(),
        columns.scores(),
        columns.withDelta() ? withDelta(signals, scores.cells(), shared) : scores.cells(),
        inspector.inspect(channel.asFound()),
        notes,
        null);
  }

  private List<Cell> withDelta(SignalPair signals, List<Cell> cells, Shared shared) {
    List<Cell> all = new ArrayList<>();
    List<Cell> before =
        signals
            .mixture()
            .map(mixture -> mixtureScores(signals, mixture, shared).cells())
            .orElse(List.of());
    for (int m = 0; m < cells.size(); m++) {
      all.add(cells.get(m));
      all.add(
          before.isEmpty()
              ? new Cell.Undefined("needs the noisy mixture: the pair has none")
              : difference(cells.get(m), before.get(m)));
    }
    return all;
  }

  /** What the mixture itself scores; the same for all systems, so computed once. */
  private Scorer.Scores mixtureScores(SignalPair signals, AnalysedSignal mixture, Shared shared) {
    return shared
        .mixtures()
        .computeIfAbsent(
            mixture, key -> scorer.score(new SignalPair(signals.reference(), mixture, mixture)));
  }

  private static Cell difference(Cell after, Cell before) {
    if (!(after instanceof Cell.Scored scored)) {
      return after;
    }
    if (!(before instanceof Cell.Scored baseline)) {
      String reason =
          before instanceof Cell.Undefined undefined
              ? undefined.reason()
              : ((Cell.Broken) before).reason();
      return new Cell.Undefined("no score of the mixture: " + reason);
    }
    double difference = scored.value() - baseline.value();
    return Double.isNaN(difference)
        ? new Cell.Undefined("not finite: estimate and mixture both score " + scored.value())
        : new Cell.Scored(difference);
  }
}
