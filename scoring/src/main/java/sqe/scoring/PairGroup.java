package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.scoring.diagnosis.DiagnosisColumns;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.Remark;
import sqe.table.ScoreRow;
import sqe.table.Segment;

/**
 * Pairs of one reference, scored one after the other: its file is decoded, digested and analysed
 * once, and so are mixtures. Used by one thread.
 */
final class PairGroup {

  private final PairScorer scorer;
  private final PairLoader loader;

  /** By mixture and by reference: one mixture may be that of several sources. */
  private final IdentityHashMap<AnalysedSignal, IdentityHashMap<AnalysedSignal, Scores>> mixtures =
      new IdentityHashMap<>();

  /** Who is told what is about to be scored. */
  private final Consumer<List<ScorablePair>> observer;

  private @Nullable String digest;

  PairGroup(PairScorer scorer) {
    this(scorer, channels -> {});
  }

  PairGroup(PairScorer scorer, Consumer<List<ScorablePair>> observer) {
    this.scorer = scorer;
    this.loader = scorer.loader();
    this.observer = observer;
  }

  PairResult score(Pair pair) {
    String problem = pair.problem();
    if (problem != null) {
      return failed(pair, Remark.of(problem), List.of(), "");
    }
    String known = "";
    List<Remark> noticed = new ArrayList<>();
    try {
      known = digest(pair.references());
      ScoringOptions.Segments segments = scorer.spec().policies().segments();
      List<ScoreRow> rows =
          segments == null
              ? rows(pair, loader.load(scorer.heard(pair), noticed), null)
              : segmentRows(pair, segments, noticed);
      return new PairResult(pair, rows, known);
    } catch (UnscorablePairException e) {
      return failed(pair, e.remark(), noticed, known);
    } catch (OutOfMemoryError e) {
      String needed =
          "not enough memory: needs more than %s MiB of heap"
              .formatted(Runtime.getRuntime().maxMemory() >> 20);
      Remedy remedy = Remedy.of(Remedy.Kind.FEWER_JOBS);
      return failed(pair, new Remark(needed, List.of(), remedy), noticed, known);
    } catch (RuntimeException e) {
      return failed(pair, Remark.of("internal error: " + e), noticed, known);
    }
  }

  private String digest(List<Path> reference) throws UnscorablePairException {
    if (reference.isEmpty() || !scorer.spec().digests()) {
      return "";
    }
    String known = digest;
    if (known == null) {
      known =
          scorer.spec().policies().segments() == null
              ? loader.digest(reference)
              : digestOfParts(reference);
      digest = known;
    }
    return known;
  }

  private String digestOfParts(List<Path> reference) throws UnscorablePairException {
    try (OpenRecording opened =
        OpenRecording.open(reference, Role.REFERENCE, scorer.preparation().source())) {
      return ReferenceDigest.of(opened);
    }
  }

  private List<ScoreRow> segmentRows(
      Pair pair, ScoringOptions.Segments segments, List<Remark> noticed)
      throws UnscorablePairException {
    List<ScoreRow> rows = new ArrayList<>();
    try (SegmentReader reader =
        SegmentReader.open(
            scorer.heard(pair), scorer.spec(), segments, scorer.preparation(), noticed)) {
      for (int s = 0; s < reader.count(); s++) {
        rows.addAll(rows(pair, reader.load(s), reader.segment(s)));
        mixtures.clear();
      }
    }
    return rows;
  }

  private List<ScoreRow> rows(Pair pair, List<ScorablePair> channels, @Nullable Segment segment) {
    observer.accept(channels);
    return channels.stream().map(channel -> row(pair, channel, segment)).toList();
  }

  private PairResult failed(Pair pair, Remark problem, List<Remark> noticed, String known) {
    ScoreRow row = ScoreRow.failed(pair, scorer.columns(), problem, noticed);
    return new PairResult(pair, List.of(row), known);
  }

  private ScoreRow row(Pair pair, ScorablePair channel, @Nullable Segment segment) {
    SignalPair signals = withTranscript(pair, channel, segment);
    Scores scores = Scores.of(signals, scorer.metrics());
    List<Remark> notes = new ArrayList<>(channel.notes());
    notes.addAll(PairNotes.of(signals, scorer.spec().policies()));
    notes.addAll(scores.notes());
    List<Cell> diagnosis =
        scorer.spec().diagnosis()
            ? DiagnosisColumns.cells(channel.asFound(), scorer.metrics(), notes)
            : List.of();
    return new ScoreRow(
        channel.isSource() ? pair.ofSource(channel.reference(), channel.estimate()) : pair,
        channel.channel(),
        signals.sampleRate(),
        signals.estimate().duration(),
        scorer.columns(),
        scorer.spec().delta() ? withDelta(pair, channel, scores.cells()) : scores.cells(),
        diagnosis,
        notes.stream().distinct().toList(),
        null,
        segment);
  }

  /** Texts are of whole recordings, and of none of several sources. */
  private static SignalPair withTranscript(
      Pair pair, ScorablePair channel, @Nullable Segment segment) {
    boolean whole = segment == null && !channel.isSource();
    return pair.transcript()
        .filter(texts -> whole)
        .map(channel.signals()::with)
        .orElse(channel.signals());
  }

  private List<Cell> withDelta(Pair pair, ScorablePair channel, List<Cell> cells) {
    SignalPair unprocessed = channel.unprocessed();
    SignalPair signals = unprocessed == null ? channel.signals() : unprocessed;
    List<Cell> all = new ArrayList<>();
    List<Cell> before =
        signals.mixture().map(mixture -> mixtureScores(signals, mixture)).orElse(List.of());
    String none = pair.noisy() == null ? "the pair has none" : "it is left out";
    for (int m = 0; m < cells.size(); m++) {
      all.add(cells.get(m));
      all.add(
          before.isEmpty()
              ? new Cell.Undefined("needs the noisy mixture: " + none)
              : Scores.difference(scorer.metrics().get(m).info(), cells.get(m), before.get(m)));
    }
    return all;
  }

  /** What the mixture itself scores; the same for all systems, so computed once. */
  private List<Cell> mixtureScores(SignalPair signals, AnalysedSignal mixture) {
    AnalysedSignal compared = signals.hasReference() ? signals.reference() : mixture;
    return mixtures
        .computeIfAbsent(mixture, key -> new IdentityHashMap<>())
        .computeIfAbsent(
            compared, key -> Scores.of(withMixtureAsEstimate(signals, mixture), scorer.metrics()))
        .cells();
  }

  private static SignalPair withMixtureAsEstimate(SignalPair signals, AnalysedSignal mixture) {
    if (!signals.hasReference()) {
      return SignalPair.ofEstimate(mixture, mixture);
    }
    Optional<Sources> sources = signals.sources();
    if (sources.isEmpty()) {
      return new SignalPair(signals.reference(), mixture, mixture);
    }
    // unprocessed, every source's estimate is the mixture
    List<AnalysedSignal> references = sources.get().references();
    Sources unprocessed = new Sources(references, Collections.nCopies(references.size(), mixture));
    return new SignalPair(signals.reference(), mixture, mixture, unprocessed);
  }
}
