package sqe.examples.gate;

import static sqe.assertions.GateAssert.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.scoring.PairFinder;
import sqe.scoring.ScoreRun;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.table.LockFile;
import sqe.table.Pair;
import sqe.table.ScoreTableReader;
import sqe.testing.SharedFolder;

/**
 * An enhancer must not become worse than the baseline that is committed. Here the enhancer's output
 * is {@code testdata/enhanced_rnnoise}; a project would run its model first.
 */
class EnhancerGateTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");
  private static final Path ENHANCED = SharedFolder.project("testdata/enhanced_rnnoise");
  private static final Path WORSE = SharedFolder.project("testdata/noisy");

  @TempDir private Path folder;
  private Path baseline = Path.of("");

  /** A project commits this file, and writes it anew when a better model is released. */
  @BeforeEach
  void lockTheBaseline() throws Exception {
    baseline = folder.resolve("baseline.lock");
    Files.writeString(baseline, LockFile.text(ScoreTableReader.read(scores(ENHANCED))));
  }

  private Path scores(Path enhanced) throws Exception {
    List<Pair> pairs = PairFinder.find(CLEAN, enhanced).pairs();
    Path table = folder.resolve(enhanced.getFileName() + ".csv");
    ScoreSpec spec =
        ScoreSpec.of("si_sdr", "stoi")
            .with(ScoringOptions.defaults().with(ScoringOptions.Align.INTEGER));
    ScoreRun.of(spec).toFile(pairs, table);
    return table;
  }

  @Test
  void theEnhancerHasNotBecomeWorse() throws Exception {
    assertThat(scores(ENHANCED)).against(baseline).metric("si_sdr", 0.2).passes();
  }

  @Test
  void sixFilesAreTooFewToShowThatAnotherIsNotWorse() throws Exception {
    Path scores = scores(WORSE);
    var error =
        Assertions.assertThrows(
            AssertionError.class,
            () -> assertThat(scores).against(baseline).metric("si_sdr", 0.2).decided().passes());
    Assertions.assertTrue(
        String.valueOf(error.getMessage()).contains("too few to test"), error::getMessage);
  }
}
