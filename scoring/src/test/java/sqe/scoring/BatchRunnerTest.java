package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.Signal;
import sqe.dsp.audio.WavWriter;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.Remark;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;

/** A batch: its order, its end, and that nothing a pair does ends it for the others. */
class BatchRunnerTest {

  private static final double[] SPEECH = WrittenPairs.noise(WrittenPairs.RATE, 1);
  private static final double[] OTHER = WrittenPairs.noise(WrittenPairs.RATE, 2);
  private static final Metric SNR = MetricCatalog.load().find("snr").orElseThrow();
  private static final Metric MSE = MetricCatalog.load().find("mse").orElseThrow();

  @TempDir private Path folder;
  private WrittenPairs files = new WrittenPairs(Path.of(""));

  @BeforeEach
  void prepare() {
    files = new WrittenPairs(folder);
  }

  /** A metric with a defect: half of all pairs break it. */
  private static final class Defective implements Metric {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public MetricInfo info() {
      return MSE.info();
    }

    @Override
    public Score score(SignalPair pair) {
      if (calls.getAndIncrement() % 2 == 0) {
        throw new ArithmeticException("divided by nothing");
      }
      return MSE.score(pair);
    }
  }

  /** A metric that the diagnosis breaks, which asks it a second time. */
  private static final class DefectiveOnce implements Metric {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public MetricInfo info() {
      return MSE.info();
    }

    @Override
    public Score score(SignalPair pair) {
      if (calls.getAndIncrement() > 0) {
        throw new IllegalStateException("colour-blind");
      }
      return MSE.score(pair);
    }
  }

  /** Breaks down so that not even its message can be had. */
  private static final class Unspeakable implements Metric {
    @Override
    public MetricInfo info() {
      return MSE.info();
    }

    @Override
    public Score score(SignalPair pair) {
      throw new WordlessException();
    }
  }

  private static final class WordlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("at a loss for words");
    }
  }

  private static PairScorer scorer(List<Metric> metrics, boolean delta, boolean diagnosis) {
    List<String> ids = metrics.stream().map(metric -> metric.info().id()).toList();
    ScoreSpec spec = ScoreSpec.of(ids).withDelta(delta).withDiagnosis(diagnosis);
    return new PairScorer(spec, new MetricCatalog(metrics));
  }

  private static BatchRunner runner(List<Metric> metrics, boolean delta, int jobs) {
    return new BatchRunner(scorer(metrics, delta, false), jobs);
  }

  @Test
  void aRunnerHasAThread() {
    assertThatThrownBy(() -> runner(List.of(), false, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jobs is at least 1, not 0");
  }

  @Test
  void scoresDoNotChangeOnceTheyAreHandedOver() {
    Signal signal = new Signal(new double[] {0.5, -0.5}, 8000);
    Scores scores = Scores.of(new SignalPair(signal, signal), List.of(MSE));
    assertThatThrownBy(() -> scores.notes().add(Remark.of("late")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> scores.cells().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static List<PairResult> all(BatchRunner runner, List<Pair> pairs) throws Exception {
    List<PairResult> results = new ArrayList<>();
    runner.run(pairs, () -> false, results::add);
    return results;
  }

  private List<Pair> manyPairs() throws Exception {
    List<Pair> pairs = new ArrayList<>();
    for (int p = 0; p < 100; p++) {
      double[] estimate =
          WrittenPairs.sum(SPEECH, WrittenPairs.scaled(OTHER, StrictMath.scalb(1.0, -(p % 7))));
      pairs.add(
          p % 10 == 3
              ? new Pair("p" + p, "net", null, null, null, Map.of(), "no estimate: lost")
              : files.pair("p" + p, SPEECH, estimate));
    }
    return pairs;
  }

  private static List<String> lines(List<PairResult> results) {
    return results.stream()
        .flatMap(result -> result.rows().stream())
        .map(row -> row.pair().id() + row.scores() + row.message(RemedyWords.NONE))
        .toList();
  }

  @Test
  void resultsComeInTheOrderOfThePairsWhateverTheNumberOfThreads() throws Exception {
    List<Pair> pairs = manyPairs();
    List<PairResult> single = all(runner(List.of(SNR, MSE), false, 1), pairs);
    assertThat(single).extracting(PairResult::pair).isEqualTo(pairs);
    for (int jobs : List.of(2, 3, 8)) {
      assertThat(lines(all(runner(List.of(SNR, MSE), false, jobs), pairs)))
          .isEqualTo(lines(single));
    }
  }

  @Test
  void aSinkThatHasEnoughEndsTheRun() throws Exception {
    List<PairResult> results = new ArrayList<>();
    runner(List.of(MSE), false, 2)
        .run(
            manyPairs(),
            () -> false,
            result -> {
              results.add(result);
              return results.size() < 5;
            });
    assertThat(results)
        .extracting(r -> r.pair().id())
        .containsExactly("p0", "p1", "p2", "p3", "p4");
  }

  @Test
  void aCancelledRunHandsNothingOn() throws Exception {
    List<PairResult> results = new ArrayList<>();
    runner(List.of(MSE), false, 2).run(manyPairs(), () -> results.size() >= 3, results::add);
    assertThat(results).hasSize(3);
  }

  @Test
  void aDefectiveMetricCostsItsOwnCellsOnly() throws Exception {
    List<Pair> pairs = List.of(files.pair("a", SPEECH, OTHER), files.pair("b", SPEECH, OTHER));
    List<PairResult> results = all(runner(List.of(new Defective(), SNR), false, 1), pairs);
    ScoreRow broken = results.get(0).rows().get(0);
    assertThat(broken.status()).isEqualTo(ScoreRow.Status.PARTIAL);
    assertThat(broken.scores().get(0)).isInstanceOf(Cell.Broken.class);
    assertThat(broken.message(RemedyWords.NONE))
        .contains("mse: internal error: java.lang.ArithmeticException: divided by nothing");
    assertThat(broken.scores().get(1)).isInstanceOf(Cell.Scored.class);
    assertThat(results.get(1).rows().get(0).status()).isEqualTo(ScoreRow.Status.OK);
  }

  @Test
  void aDefectOfTheDiagnosisCostsNoScore() throws Exception {
    Pair pair = files.pair("a", SPEECH, WrittenPairs.scaled(SPEECH, 2));
    PairScorer scorer = scorer(List.of(new DefectiveOnce()), false, true);
    ScoreRow row = all(new BatchRunner(scorer, 1), List.of(pair)).get(0).rows().get(0);
    assertThat(row.status()).isEqualTo(ScoreRow.Status.OK);
    assertThat(row.diagnosis())
        .hasSameSizeAs(row.columns().diagnosis())
        .containsOnly(new Cell.Absent());
    assertThat(row.message(RemedyWords.NONE))
        .endsWith("no diagnosis: internal error: java.lang.IllegalStateException: colour-blind");
  }

  @Test
  void aDefectBesideTheMetricsCostsOnePairOnly() throws Exception {
    Pair lost = new Pair("b", "net", null, null, null, Map.of(), "no estimate: lost");
    List<PairResult> results =
        all(
            runner(List.of(new Unspeakable()), false, 1),
            List.of(files.pair("a", SPEECH, OTHER), lost));
    assertThat(results).hasSize(2);
    assertThat(results.get(0).rows().get(0).message(RemedyWords.NONE))
        .isEqualTo("internal error: java.lang.IllegalStateException: at a loss for words");
    assertThat(results.get(0).rows().get(0).status()).isEqualTo(ScoreRow.Status.FAILED);
    assertThat(results.get(1).rows().get(0).message(RemedyWords.NONE))
        .isEqualTo("no estimate: lost");
  }

  @Test
  void deltaIsTheEstimatesScoreMinusTheMixtures() throws Exception {
    double[] better = WrittenPairs.sum(SPEECH, WrittenPairs.scaled(OTHER, 0.25));
    double[] mixture = WrittenPairs.sum(SPEECH, OTHER);
    ScoreRow row =
        all(runner(List.of(SNR), true, 1), List.of(files.pair("a", SPEECH, better, mixture)))
            .get(0)
            .rows()
            .get(0);
    assertThat(((Cell.Scored) row.scores().get(1)).value())
        .isCloseTo(20 * Math.log10(4), Offset.offset(1e-9));
  }

  @Test
  void deltaIsUndefinedWhereEitherSideIs() throws Exception {
    double[] mixture = WrittenPairs.sum(SPEECH, OTHER);
    List<Pair> pairs =
        List.of(
            files.pair("perfect", SPEECH, SPEECH, mixture),
            files.pair("both", SPEECH, SPEECH, SPEECH),
            files.pair("none", SPEECH, OTHER));
    List<PairResult> results = all(runner(List.of(SNR), true, 1), pairs);
    assertThat(results.get(0).rows().get(0).scores())
        .containsExactly(
            new Cell.Scored(Double.POSITIVE_INFINITY), new Cell.Scored(Double.POSITIVE_INFINITY));
    assertThat(results.get(1).rows().get(0).scores().get(1))
        .isEqualTo(new Cell.Undefined("not finite: estimate and mixture both score Infinity"));
    assertThat(results.get(2).rows().get(0).scores().get(1))
        .isEqualTo(new Cell.Undefined("needs the noisy mixture: the pair has none"));
  }

  @Test
  void equalReferencesHaveEqualDigestsWhateverTheirFormat() throws Exception {
    Pair floats = files.pair("a", SPEECH, OTHER);
    Path integers = folder.resolve("integers.wav");
    WavWriter.writePcm16(integers, new double[][] {SPEECH}, WrittenPairs.RATE);
    Pair same = WrittenPairs.of("b", integers, Objects.requireNonNull(floats.estimate()), null);
    Pair different = files.pair("c", OTHER, SPEECH);
    List<PairResult> results =
        all(runner(List.of(MSE), false, 1), List.of(floats, same, different));
    assertThat(Files.mismatch(integers, Objects.requireNonNull(floats.reference())))
        .isNotEqualTo(-1);
    assertThat(results.get(0).referenceDigest())
        .hasSize(64)
        .isEqualTo(results.get(1).referenceDigest())
        .isNotEqualTo(results.get(2).referenceDigest());
  }
}
