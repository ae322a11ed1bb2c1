package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;

class RepairCommandTest {

  private static final String SCORE = "sqe score {references} {estimates} --align integer";

  private static String command(String pattern, String reference, String file, String id) {
    return RepairCommand.of(
        pattern,
        new Finding(
            "delay", Severity.WARNING, file, 1, Double.NaN, 320, 1, "320 samples", reference),
        id);
  }

  @Test
  void foldersAreThoseFromWhichTheIdIsTheSame() {
    assertThat(command(SCORE, "a/clean/p1/x.wav", "b/my out/p1/x.flac", "p1/x"))
        .isEqualTo("sqe score a/clean 'b/my out' --align integer");
    assertThat(command(SCORE, "/d/s1/test/x.wav", "/d/out/s1/test/x.wav", "x"))
        .isEqualTo("sqe score /d/s1/test /d/out/s1/test --align integer");
    assertThat(command(SCORE, "vb/clean/p1/x.wav", "vb/noisy/p1/x.wav", "vb/clean/p1/x"))
        .isEqualTo("sqe score vb/clean vb/noisy --align integer");
  }

  @Test
  void filesOfOtherNamesAreNamedThemselves() {
    assertThat(command(SCORE, "clean/clean_fileid_1.wav", "noisy/a_fileid_1.wav", "1"))
        .isEqualTo("sqe score clean/clean_fileid_1.wav noisy/a_fileid_1.wav --align integer");
    assertThat(command(SCORE, "x.wav", "y.wav", "x"))
        .isEqualTo("sqe score x.wav y.wav --align integer");
  }

  @Test
  void noNameIsTakenApartOrForAPlaceOrAnOption() {
    assertThat(command("sox {file} {repaired}", "", "{repaired} $HOME.wav", "i"))
        .isEqualTo("sox '{repaired} $HOME.wav' '{repaired} $HOME.repaired.wav'");
    assertThat(command("sox {file}", "", "-rf/a.wav", "i")).isEqualTo("sox ./-rf/a.wav");
    assertThatThrownBy(() -> command("{unknown}", "", "a", "i"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
