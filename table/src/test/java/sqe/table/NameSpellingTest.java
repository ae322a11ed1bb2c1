package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameSpellingTest {

  private static final String COMPOSED = "caf\u00e9";
  private static final String DECOMPOSED = "cafe\u0301";

  @Test
  void theFirstSetDecides() {
    NameSpelling spelling =
        NameSpelling.of(List.of(List.of(DECOMPOSED, "a"), List.of(COMPOSED, "a", "b")));
    assertThat(spelling.of(COMPOSED)).isEqualTo(DECOMPOSED);
    assertThat(spelling.of(DECOMPOSED)).isEqualTo(DECOMPOSED);
    assertThat(spelling.of("b")).isEqualTo("b");
    assertThat(spelling.of("no\u0308")).as("a name that no set has").isEqualTo("no\u0308");
    assertThat(spelling.respelled(Map.of(COMPOSED, 1, "b", 2)))
        .containsExactly(Map.entry("b", 2), Map.entry(DECOMPOSED, 1));
    assertThat(spelling.note())
        .isEqualTo(
            "'%s': spelled in two forms of accents (Unicode NFC and NFD), taken as one name"
                .formatted(DECOMPOSED));
    assertThat(spelling.isMistakable(COMPOSED, List.of(DECOMPOSED))).isFalse();
  }

  @Test
  void whereOneSetHasBothTheyAreTwoNames() {
    NameSpelling spelling =
        NameSpelling.of(
            List.of(List.of(COMPOSED, "\u00e4"), List.of(DECOMPOSED, COMPOSED, "a\u0308")));
    assertThat(spelling.of(COMPOSED)).isEqualTo(COMPOSED);
    assertThat(spelling.of(DECOMPOSED)).isEqualTo(DECOMPOSED);
    assertThat(spelling.isMistakable(COMPOSED, List.of("x", DECOMPOSED))).isTrue();
    assertThat(spelling.isMistakable(COMPOSED, List.of("x"))).isFalse();
    assertThat(spelling.isMistakable("\u00e4", List.of("a\u0308"))).isFalse();
    assertThat(spelling.note()).as("of the other name alone").startsWith("'\u00e4': spelled");
  }

  @Test
  void howManyVaryIsSaidAndNothingWhereNoneDoes() {
    assertThat(
            NameSpelling.of(
                    List.of(
                        List.of("\u00e4", "\u00f6", "\u00fc"),
                        List.of("a\u0308", "o\u0308", "u\u0308")))
                .note())
        .startsWith("'\u00e4' and 2 more: spelled");
    assertThat(NameSpelling.of(List.of(List.of(COMPOSED), List.of(COMPOSED))).note()).isNull();
  }

  @Test
  void aFileInTheOtherFormIsFoundOnlyWhereTheOneNamedIsMissing(@TempDir Path folder)
      throws Exception {
    Path list = folder.resolve("list.csv");
    assertThat(NameSpelling.resolve(list, COMPOSED)).isEqualTo(folder.resolve(COMPOSED));
    Path mac = Files.createFile(folder.resolve(DECOMPOSED));
    assertThat(NameSpelling.resolve(list, COMPOSED)).isEqualTo(mac);
    Path linux = Files.createFile(folder.resolve(COMPOSED));
    assertThat(NameSpelling.resolve(list, COMPOSED)).isEqualTo(linux);
    assertThat(NameSpelling.resolve(list, DECOMPOSED)).isEqualTo(mac);
    Files.delete(mac);
    assertThat(NameSpelling.resolve(list, DECOMPOSED)).isEqualTo(linux);
  }
}
