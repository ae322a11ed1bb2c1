package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Profile;
import sqe.audit.feature.AudioFiles;
import sqe.dsp.audio.Recording;
import sqe.testing.SharedFolder;

class ItemAnalyserTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean/s03_de.wav");
  private static final Path NOISY = SharedFolder.project("testdata/noisy/s03_de.wav");
  private static final Path LARGE = Path.of("large.wav");
  private static final Path ODD = Path.of("odd.wav");

  /** Files as they are, but for two that are worse than unreadable. */
  private static final AudioFiles FILES =
      new AudioFiles() {
        @Override
        public Recording read(Path file) throws IOException {
          if (file.equals(LARGE)) {
            throw new OutOfMemoryError("Java heap space");
          }
          if (file.equals(ODD)) {
            throw new IllegalStateException("what nobody foresaw");
          }
          return ON_DISK.read(file);
        }

        @Override
        public long size(Path file) throws IOException {
          return ON_DISK.size(file);
        }
      };

  @Test
  void aFileThatDoesNotFitOrBreaksUsCostsItselfAlone() {
    AuditPlan.Item item = new AuditPlan.Item("a", CLEAN, List.of(LARGE, NOISY, ODD), Map.of());
    ItemAnalyser analyser = ItemAnalyser.of(FILES, AuditSettings.of(Profile.GENERAL));
    ItemAnalyser.Looked looked = analyser.look(item);
    assertThat(Objects.requireNonNull(looked.reference()).decoded()).isTrue();
    assertThat(looked.pairs()).hasSize(1);
    assertThat(looked.estimates().get(0).failure())
        .matches(
            "not enough memory: needs more than \\d+ MiB of heap; split the file or give more");
    assertThat(looked.estimates().get(1).failure()).isNull();
    assertThat(looked.estimates().get(2).failure())
        .isEqualTo("internal error: java.lang.IllegalStateException: what nobody foresaw");
  }
}
