package sqe.scoring.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameDifferenceTest {

  private static List<String> names(String pattern) {
    return IntStream.range(1, 31).mapToObj(pattern::formatted).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "p232_%03d, p232_%03d_enhanced, ESTIMATE_NAME, {id}_enhanced",
    "p232_%03d, p232_%03d_DeepFilterNet3, ESTIMATE_NAME, {id}_DeepFilterNet3",
    "a/%02d, a/enh_%02d, ESTIMATE_NAME, enh_{id}",
    "u%d, U%d, MATCH, (?i)(.+)",
    "s1/u%d, u%d, MATCH, ([^/]+)$",
    "old/U%d, new/u%d, MATCH, (?i)([^/]+)$",
    "clean_%03d, enhanced_%03d, MATCH, (?:^|/)(?:clean_|enhanced_)([^/]+?)$",
    "%03d_clean, %03d_out, MATCH, ^(.+?)(?:_clean|_out)$",
    "x%03d-ref, x%03d, MATCH, ^(.+?)(?:-ref)?$",
    "%d, %05d, MATCH, 0*([1-9][0-9]*|0)$",
    "ref/%03d, est/%03d_e, MATCH, (?:^|/)([^/]+?)(?:_e)?$"
  })
  void aDifferenceIsSaidWithWhatJoinsIt(
      String references, String estimates, NamingRemedy.Kind kind, String value) {
    NameDifference found = NameDifference.of(names(references), names(estimates)).orElseThrow();
    assertThat(found.remedy()).isEqualTo(new NamingRemedy(kind, value));
    assertThat(Join.of(names(references), names(estimates), found.remedy().naming()).pairs())
        .isEqualTo(30);
    assertThat(found.words()).startsWith("they differ ");
  }

  @Test
  void whatHasNothingInCommonIsNotExplained() {
    assertThat(NameDifference.of(names("alice%d"), List.of("zulu", "yankee"))).isEmpty();
    assertThat(NameDifference.of(List.of("a"), List.of("b"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"p232_%03d, p257_%03d", "20240101_%d, 20240202_%d", "p232_%03d, out%d"})
  void numbersThatTellFilesApartAreNoSpelling(String references, String estimates) {
    assertThat(NameDifference.of(names(references), names(estimates))).isEmpty();
  }

  @Test
  void aNameWithATemplateInItIsMatched() {
    NameDifference found = NameDifference.of(names("utt%03d"), names("utt%03d_{id}")).orElseThrow();
    assertThat(found.remedy().kind()).isEqualTo(NamingRemedy.Kind.MATCH);
  }

  @Test
  void howManyOfTheNamesItExplainsIsSaid() {
    List<String> some = new ArrayList<>(names("u%02d_x").subList(0, 20));
    some.addAll(names("other%02d").subList(0, 10));
    assertThat(NameDifference.of(names("u%02d"), some).orElseThrow().words())
        .contains(" in 20 of 30 ");
  }

  @Test
  void ofTwoSystemsInOneFolderEitherIsAdvised() {
    List<String> both = new ArrayList<>(names("p%03d_enhanced"));
    both.addAll(names("p%03d_noisy"));
    Optional<NameDifference> found = NameDifference.of(names("p%03d"), both);
    assertThat(found.orElseThrow().remedy().value()).isEqualTo("{id}_enhanced");
  }

  @Test
  void manyNamesAreExplainedInNoTime() {
    List<String> references = IntStream.range(0, 20000).mapToObj("u%07d"::formatted).toList();
    List<String> estimates = IntStream.range(0, 20000).mapToObj("u%07d_x"::formatted).toList();
    assertThat(NameDifference.of(references, estimates).orElseThrow().remedy().value())
        .isEqualTo("{id}_x");
  }

  @Test
  void publishedSetsAreKnown() {
    assertThat(KnownNames.of(names("clean_fileid_%d"), names("clnsp8_snr1_fileid_%d")))
        .map(KnownNames::title)
        .hasValueSatisfying(title -> assertThat(title).startsWith("the DNS Challenge"));
    assertThat(KnownNames.of(names("p102/%05d"), names("p102/%05d_-1.5dB")))
        .map(KnownNames::title)
        .hasValueSatisfying(title -> assertThat(title).startsWith("EARS"));
    assertThat(KnownNames.of(names("a%d"), names("b%d"))).isEmpty();
  }
}
