package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckCatalogTest {

  @Test
  void everyCheckHasAnIdOfItsOwn() {
    List<String> ids = CheckCatalog.infos().stream().map(CheckInfo::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).startsWith("decode").endsWith("noted");
  }

  /** Profiles and the documentation speak of checks by their numbers. */
  @Test
  void theNumberOfACheckIsItsPlace() {
    List<String> ids = CheckCatalog.infos().stream().map(CheckInfo::id).toList();
    assertThat(ids.subList(19, 25))
        .containsExactly(
            "edge-silence",
            "activity",
            "active-speech",
            "utterances",
            "active-mismatch",
            "duration-domain");
    assertThat(ids.get(33)).isEqualTo("swapped");
  }

  @Test
  void everyCheckSaysWhatItIsAndLooksAtSomething() {
    for (Check check : CheckCatalog.checks()) {
      CheckInfo info = check.info();
      assertThat(List.of(info.about(), info.source(), info.advice()))
          .as(info.id())
          .noneMatch(String::isBlank);
      assertThat(check.looks()).as(info.id()).isNotEmpty();
    }
  }

  @Test
  void noLimitOfACheckHasTheNameOfAnother() {
    for (CheckInfo info : CheckCatalog.infos()) {
      assertThat(info.limits().stream().map(CheckInfo.Limit::name))
          .as(info.id())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void nothingInTheWordsOfACheckBelongsToTheCommandLine() {
    for (CheckInfo info : CheckCatalog.infos()) {
      assertThat(info.about() + info.limits() + info.source() + info.advice()).doesNotContain("--");
    }
  }
}
