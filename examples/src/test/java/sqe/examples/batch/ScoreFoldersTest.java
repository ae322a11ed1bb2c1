package sqe.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.scoring.ScoreSummary;
import sqe.testing.SharedFolder;

class ScoreFoldersTest {

  @Test
  void aFolderBecomesATable(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("scores.csv");
    ScoreSummary summary =
        ScoreFolders.score(
            table,
            SharedFolder.project("testdata/clean"),
            List.of(SharedFolder.project("testdata/enhanced_rnnoise")));
    assertThat(table).exists();
    assertThat(folder.resolve("scores.csv.meta.json")).exists();
    assertThat(summary.rows()).isEqualTo(6);
    assertThat(summary.failed() + summary.partial()).isZero();
    var siSdr = summary.distributions("enhanced_rnnoise").get("si_sdr");
    // aligned, as the README shows of one of these files
    assertThat(Objects.requireNonNull(siSdr).mean()).isBetween(5.0, 15.0);
  }
}
