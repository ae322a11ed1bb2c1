package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CleanAndNoisyTest {

  @Test
  void foldersSideBySideAreFoundWhereverTheyAre() {
    assertThat(CleanAndNoisy.in(List.of("clean/a", "noisy/a"))).containsExactly("");
    assertThat(CleanAndNoisy.in(List.of("x/train/clean/a", "x/train/noisy/b/c", "x/test/clean/d")))
        .containsExactly("x/train/");
    assertThat(CleanAndNoisy.in(List.of("clean/noisy/a", "clean/clean/a", "noisy/b")))
        .containsExactly("");
  }

  @Test
  void oneAloneOrAnotherNameIsNoPair() {
    assertThat(CleanAndNoisy.in(List.of("clean/a", "x/noisy/a"))).isEmpty();
    assertThat(CleanAndNoisy.in(List.of("unclean/a", "noisy/a"))).isEmpty();
    assertThat(CleanAndNoisy.in(List.of("clean", "noisy"))).isEmpty();
  }

  @Test
  void whatBelongsIsBelow() {
    assertThat(CleanAndNoisy.belongs("x/clean/a", List.of("x/"))).isTrue();
    assertThat(CleanAndNoisy.belongs("x/noisy/b/a", List.of("x/"))).isTrue();
    assertThat(CleanAndNoisy.belongs("x/enhanced/a", List.of("x/"))).isFalse();
  }
}
