package sqe.scoring.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRuleTest {

  @ParameterizedTest
  @CsvSource({
    "{id}_enhanced, p232_001_enhanced, p232_001",
    "{id}_enhanced, s1/p232_001_enhanced, s1/p232_001",
    "{id}_enhanced, p232_001_noisy,",
    "{id}_enhanced, _enhanced,",
    "enh_{id}, s1/enh_a, s1/a",
    "enh_{id}.wav, enh_a, a",
    "{id}/enhanced, a/enhanced, a",
    "out/{id}, out/x/a, x/a",
    "out/{id}, a,",
    "{id}(1).v+, a(1).v+, a"
  })
  void aTemplateReadsTheIdOffAName(String template, String name, @Nullable String id) {
    assertThat(NameRule.template(template).id(name)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "fileid_([0-9]+), clnsp8_snr1_tl-21_fileid_31, 31",
    "fileid_([0-9]+)\\.wav, x_fileid_31, 31",
    "fileid_([0-9]+)$, x_fileid_31, 31",
    "([^/]+)$, a/b/c, c",
    "(?i)(.+), A/Bc, a/bc",
    "(.+), A, A",
    "([0-9]+), abc,",
    "([0-9]*), abc,"
  })
  void theFirstGroupOfAMatchIsTheId(String regex, String name, @Nullable String id) {
    assertThat(NameRule.match(regex).id(name)).isEqualTo(id);
  }

  @Test
  void whatReadsNoIdIsRefused() {
    assertThatThrownBy(() -> NameRule.template("x")).hasMessageContaining("{id} in it once");
    assertThatThrownBy(() -> NameRule.template("{id}{id}")).hasMessageContaining("once");
    assertThatThrownBy(() -> NameRule.match("a")).hasMessageContaining("has no group");
    assertThatThrownBy(() -> NameRule.match("(a"))
        .hasMessage("'(a' is no regular expression: unclosed group at character 3");
  }
}
