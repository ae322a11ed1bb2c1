package org.example.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.ScoreRun;
import sqe.scoring.ScoreSpec;
import sqe.testing.SharedFolder;

class LevelChangeTest {

  private final Metric metric = MetricCatalog.load().find("level_change").orElseThrow();

  private double score(double gain) {
    double[] reference = {0.1, -0.2, 0.3};
    double[] estimate = {0.1 * gain, -0.2 * gain, 0.3 * gain};
    return metric
        .score(new SignalPair(new Signal(reference, 16000), new Signal(estimate, 16000)))
        .value();
  }

  @Test
  void halfAndTwiceTheGainChangeTheLevelAlike() {
    assertThat(score(1)).isZero();
    assertThat(score(2)).isCloseTo(6.0206, within(1e-4));
    assertThat(score(0.5)).isCloseTo(6.0206, within(1e-4));
  }

  @Test
  void silenceHasAReasonInsteadOfANumber() {
    assertThatThrownBy(() -> score(0))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("estimate silent");
  }

  @Test
  void itStandsInATableBesideTheMetricsOfSqe(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("scores.csv");
    var pairs =
        PairFinder.find(
            SharedFolder.project("testdata/clean"),
            List.of(SharedFolder.project("testdata/enhanced_rnnoise")),
            null);
    ScoreRun.of(ScoreSpec.of("level_change", "si_sdr")).toFile(pairs.pairs(), table);
    assertThat(Files.readAllLines(table).get(0)).contains(",level_change,si_sdr,");
    assertThat(Files.readAllLines(table)).hasSize(7).allMatch(line -> !line.contains("failed"));
  }
}
