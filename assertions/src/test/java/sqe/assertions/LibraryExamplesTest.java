package sqe.assertions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sqe.assertions.GateAssert.assertThat;
import static sqe.assertions.SpeechAssert.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.Audit;
import sqe.audit.AuditRequest;
import sqe.audit.AuditResult;
import sqe.audit.check.Finding;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricRule;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.loss.ClassWeights;
import sqe.metrics.loss.CrossEntropy;
import sqe.metrics.loss.Loss;
import sqe.metrics.loss.LossResult;
import sqe.metrics.loss.Reduction;
import sqe.metrics.loss.Tensor;
import sqe.metrics.transcript.Alignment;
import sqe.metrics.transcript.EditCounts;
import sqe.metrics.transcript.Normaliser;
import sqe.metrics.transcript.Tokens;
import sqe.report.GateFormat;
import sqe.scoring.PairFinder;
import sqe.scoring.PairResult;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreRun;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.table.LockFile;
import sqe.table.Pair;
import sqe.table.ScoreRow;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.testing.SharedFolder;

/** What docs/library.md shows: it copies the lines between the markers. */
class LibraryExamplesTest {

  private final Path cleanFile = SharedFolder.project("testdata/clean/s01_engb.wav");
  private final Path noisyFile = SharedFolder.project("testdata/noisy/s01_engb.wav");
  private final Path enhancedFile = SharedFolder.project("testdata/enhanced_rnnoise/s01_engb.wav");

  @TempDir private Path folder;

  @Test
  void pair() throws Exception {
    // example:begin pair
    Signal clean = AudioReader.read(cleanFile).channel(0);
    Signal enhanced = AudioReader.read(enhancedFile).channel(0);
    SignalPair pair = new SignalPair(clean, enhanced);

    MetricCatalog catalog = MetricCatalog.load();
    List<String> lines = new ArrayList<>();
    for (String id : List.of("si_sdr", "stoi", "pesq_wb")) {
      Metric metric = catalog.find(id).orElseThrow();
      try {
        Score score = metric.score(pair);
        lines.add(metric.info().signature() + " = " + score.value());
      } catch (UndefinedScoreException e) {
        lines.add(id + " has no value: " + e.getMessage());
      }
    }
    // example:end
    assertEquals(3, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.contains("rev:1 = ")), lines::toString);
  }

  @Test
  void words() {
    String spoken = "Don't stop, Mr. Park!";
    String heard = "do not stop mister bark";
    // example:begin words
    Normaliser normaliser = Normaliser.WHISPER_ENGLISH_WITHOUT_NUMBERS_AND_SPELLING;
    List<String> reference = Tokens.WORDS.of(normaliser.apply(spoken));
    List<String> hypothesis = Tokens.WORDS.of(normaliser.apply(heard));
    EditCounts counts = Alignment.of(reference, hypothesis).counts();
    OptionalDouble wordErrorRate = counts.errorRate(); // empty where the reference is
    // example:end
    assertEquals(OptionalDouble.of(0.2), wordErrorRate);
  }

  @Test
  void folders() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    Path enhanced = SharedFolder.project("testdata/enhanced_rnnoise");
    Path table = folder.resolve("scores.csv");
    Path lock = lock(clean);
    // example:begin folders
    List<Pair> pairs = PairFinder.find(clean, enhanced).pairs();
    ScoreRun.Outcome run = ScoreRun.of(ScoreSpec.of("si_sdr", "stoi")).toFile(pairs, table);
    GatePolicy policy = GatePolicy.builder().metric("si_sdr", MetricRule.ofMargin(0.2)).build();
    GateReport report =
        Gate.of(policy).run(ScoreTableReader.read(lock), ScoreTableReader.read(table));
    System.out.print(GateFormat.TEXT.write(report));
    // example:end
    assertEquals(6, run.summary().rows());
    assertEquals(6, report.files());
  }

  /** The same table as a baseline. */
  private Path lock(Path clean) throws Exception {
    Path noisy = SharedFolder.project("testdata/noisy");
    Path table = folder.resolve("noisy.csv");
    ScoreRun.of(ScoreSpec.of("si_sdr", "stoi"))
        .toFile(PairFinder.find(clean, noisy).pairs(), table);
    // example:begin lock
    Path lock = folder.resolve("baseline.lock");
    Files.writeString(lock, LockFile.text(ScoreTableReader.read(table)));
    // example:end
    return lock;
  }

  @Test
  void options() throws Exception {
    List<Pair> pairs =
        PairFinder.find(
                SharedFolder.project("testdata/clean"),
                SharedFolder.project("testdata/enhanced_rnnoise"))
            .pairs();
    // example:begin options
    ScoringOptions options =
        ScoringOptions.defaults()
            .with(ScoringOptions.Align.INTEGER)
            .with(new ScoringOptions.Resample.ToRate(16000));
    PairScorer scorer = PairScorer.of(ScoreSpec.of("si_sdr", "pesq_wb").with(options));
    for (PairResult result : scorer.score(pairs)) {
      for (ScoreRow row : result.rows()) {
        System.out.println(row.pair().id() + " " + row.scores() + " " + row.status());
      }
    }
    // example:end
    assertEquals(6, pairs.size());
  }

  @Test
  void audit() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    Path enhanced = SharedFolder.project("testdata/enhanced_rnnoise");
    // example:begin audit
    AuditResult result = Audit.run(AuditRequest.ofPairs(clean, enhanced), done -> {});
    for (Finding finding : result.findings()) {
      System.out.println(finding.severity() + " " + finding.file() + ": " + finding.message());
    }
    // example:end
    assertEquals(12, result.files().size());
    assertEquals(6, result.pairs());
  }

  @Test
  void assertion() throws Exception {
    Signal clean = AudioReader.read(cleanFile).channel(0);
    Signal enhanced = AudioReader.read(enhancedFile).channel(0);
    // example:begin assertion
    ScoringOptions aligned = ScoringOptions.defaults().with(ScoringOptions.Align.INTEGER);
    assertThat(clean, enhanced, aligned)
        .scores("si_sdr")
        .atLeast(8)
        .and()
        .scores("stoi")
        .atLeast(0.5);
    // example:end
  }

  @Test
  void gate() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("file" + i, String.valueOf(10 + i % 5), "0.9"));
    }
    var table = new ScoreTable("table", List.of("id", "si_sdr", "stoi"), rows, null);
    Path scores = Files.writeString(folder.resolve("scores.lock"), LockFile.text(table));
    Path baseline = Files.copy(scores, folder.resolve("baseline.lock"));
    Path policy = Files.writeString(folder.resolve("gate.yaml"), "unsigned_ok: true\n");
    // example:begin gate
    assertThat(scores)
        .against(baseline)
        .policy(policy)
        .metric("si_sdr", 0.2)
        .metric("stoi")
        .passes();
    // example:end
  }

  @Test
  void gradient() throws Exception {
    SignalPair pair =
        new SignalPair(
            AudioReader.read(cleanFile).channel(0), AudioReader.read(noisyFile).channel(0));
    // example:begin gradient
    Metric metric = MetricCatalog.load().find("si_sdr").orElseThrow();
    if (metric instanceof DifferentiableMetric differentiable) {
      var result = differentiable.differentiate(pair);
      double[] gradient = result.gradient(); // of result.value(), one element a sample
      assertEquals(pair.length(), gradient.length);
    }
    // example:end
    assertTrue(metric instanceof DifferentiableMetric);
  }

  @Test
  void loss() {
    // example:begin loss
    Tensor logits = Tensor.of(new double[] {2, 0.5, -1, 0, 0, 3}, 2, 3);
    Tensor classes = Tensor.vector(0, 2);
    Loss crossEntropy = new CrossEntropy(ClassWeights.NONE, -100, 0, Reduction.MEAN);
    LossResult loss = crossEntropy.evaluate(logits, classes);
    double value = loss.scalar();
    Tensor gradient = loss.gradient(); // in the shape of the logits
    // example:end
    assertEquals(0.16811712653905897, value, 1e-15);
    assertEquals(logits.shape(), gradient.shape());
  }
}
