package sqe.scoring.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    "ref/%03d, est/%03d_e, MATCH, (?:^|/)([^/]+?)(?:_e)?$",
    "clean_fileid_%d, enhanced_%d, MATCH, (?:^|/)(?:clean_fileid_|enhanced_)([^/]+?)$",
    "clean_fileid_%d, %d, MATCH, (?:^|/)(?:clean_fileid_)?([^/]+?)$",
    "p232_%03d, enhp232_%03d, ESTIMATE_NAME, enh{id}"
  })
  void aDifferenceIsSaidWithWhatJoinsIt(
      String references, String estimates, NamingRemedy.Kind kind, String value) {
    NameDifference found = NameDifference.of(names(references), names(estimates)).orElseThrow();
    assertThat(remedy(found)).isEqualTo(new NamingRemedy(kind, value));
    assertThat(Join.of(names(references), names(estimates), remedy(found).naming()).pairs())
        .isEqualTo(30);
    assertThat(found.words()).startsWith("they differ ");
  }

  private static NamingRemedy remedy(NameDifference found) {
    return Objects.requireNonNull(found.remedy());
  }

  @ParameterizedTest
  @CsvSource({
    "u%d, U%d_enh, MATCH, (?i)^(.+?)(?:_enh)?$",
    "utt_%03d, utt_%d_enh, MATCH, (?i)0*([1-9][0-9]*|0)(?:_enh)?$",
    "A/%d, sys/A/%d, MATCH, ([^/]+/[^/]+)$",
    "utt%d, utt%d/enhanced, ESTIMATE_NAME, {id}/enhanced",
    "utt%d/clean, utt%d/enhanced, MATCH, ([^/]+)/[^/]+$"
  })
  void twoDifferencesAtOnceHaveOneRule(
      String references, String estimates, NamingRemedy.Kind kind, String value) {
    List<String> clean = new ArrayList<>(names(references));
    List<String> tested = new ArrayList<>(names(estimates));
    if (references.startsWith("A/")) { // without the folder, these would be twice the same names
      clean.addAll(names("B/%d"));
      tested.addAll(names("sys/B/%d"));
    }
    NameDifference found = NameDifference.of(clean, tested).orElseThrow();
    assertThat(remedy(found)).isEqualTo(new NamingRemedy(kind, value));
    assertThat(found.pairs()).isEqualTo(clean.size());
  }

  @Test
  void idsOfOneLetterAreFound() {
    NameDifference found =
        NameDifference.of(List.of("a", "b", "c"), List.of("a_enh", "b_enh", "c_enh")).orElseThrow();
    assertThat(remedy(found).value()).isEqualTo("{id}_enh");
  }

  @Test
  void aDifferenceThatNoRuleTakesOffIsSaidAllTheSame() {
    NameDifference found =
        NameDifference.of(
                List.of("s01_01", "s01_02", "s02_01", "s02_02"),
                List.of("s1_1", "s1_2", "s2_1", "s2_2"))
            .orElseThrow();
    assertThat(found.words())
        .startsWith("they differ in leading zeros ('s01_01', 's1_1'); no rule");
    assertThat(found.remedy()).isNull();
  }

  @Test
  void aSuffixOfEachSourceIsOneRule() {
    List<Names> sources =
        List.of(new Names(names("u%d"), names("u%d_s1")), new Names(names("u%d"), names("u%d_s2")));
    assertThat(remedy(NameDifference.of(sources).orElseThrow()))
        .isEqualTo(new NamingRemedy(NamingRemedy.Kind.MATCH, "^(.+?)(?:_s1|_s2)?$"));
  }

  @Test
  void systemsInOneFolderAreToldApart() {
    List<String> both = new ArrayList<>(names("u%d_A"));
    both.addAll(names("u%d_B"));
    assertThat(NameDifference.systems(new Names(names("u%d"), both)))
        .containsExactly("{id}_A", "{id}_B");
    List<String> folders = new ArrayList<>(names("A/%d"));
    folders.addAll(names("B/%d"));
    assertThat(NameDifference.systems(new Names(names("%d"), folders)))
        .containsExactly("A/{id}", "B/{id}");
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
    assertThat(remedy(found).kind()).isEqualTo(NamingRemedy.Kind.MATCH);
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
    assertThat(remedy(found.orElseThrow()).value()).isEqualTo("{id}_enhanced");
  }

  @Test
  void manyNamesAreExplainedInNoTime() {
    List<String> references = IntStream.range(0, 20000).mapToObj("u%07d"::formatted).toList();
    List<String> estimates = IntStream.range(0, 20000).mapToObj("u%07d_x"::formatted).toList();
    assertThat(remedy(NameDifference.of(references, estimates).orElseThrow()).value())
        .isEqualTo("{id}_x");
  }

  @Test
  void publishedSetsAreKnown() {
    assertThat(
            KnownNames.of(
                List.of(new Names(names("clean_fileid_%d"), names("clnsp8_snr1_fileid_%d")))))
        .map(KnownNames::title)
        .hasValueSatisfying(title -> assertThat(title).startsWith("the DNS Challenge"));
    assertThat(KnownNames.of(List.of(new Names(names("p102/%05d"), names("p102/%05d_-1.5dB")))))
        .map(KnownNames::title)
        .hasValueSatisfying(title -> assertThat(title).startsWith("EARS"));
    assertThat(KnownNames.of(List.of(new Names(names("p102/%05d"), names("p102/%05d_0.45")))))
        .map(KnownNames::title)
        .hasValueSatisfying(title -> assertThat(title).startsWith("EARS-Reverb"));
    assertThat(KnownNames.of(List.of(new Names(names("a%d"), names("b%d"))))).isEmpty();
  }
}
