package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTextTest {

  private static Pair pair(
      String id, String system, @Nullable String noisy, Map<String, String> columns) {
    return new Pair(
        id,
        system,
        Path.of("c", id + ".wav"),
        Path.of("e", id + ".wav"),
        noisy == null ? null : Path.of(noisy),
        columns,
        null);
  }

  @Test
  void thePlainestManifestHasThreeColumns() {
    assertThat(ManifestText.of(List.of(pair("a", "net", null, Map.of())), null))
        .isEqualTo("id,reference,estimate\na,c/a.wav,e/a.wav\n");
    assertThat(ManifestText.of(List.of(), null)).isEqualTo("id,reference,estimate\n");
  }

  @Test
  void systemsMixturesAndFurtherColumnsAreThereWhereAPairHasThem() {
    assertThat(
            ManifestText.of(
                List.of(
                    pair("a", "x", null, Map.of("snr", "5")),
                    pair("b", "y", "n/b, c.wav", Map.of("room", "r"))),
                null))
        .isEqualTo(
            """
            id,system,reference,estimate,noisy,snr,room
            a,x,c/a.wav,e/a.wav,,5,
            b,y,c/b.wav,e/b.wav,"n/b, c.wav",,r
            """);
  }

  @Test
  void aPairWithoutReferenceKeepsItsEstimateAndOneThatIsWrongDoesNot() {
    Path e = Path.of("e.wav");
    assertThat(
            ManifestText.of(
                List.of(
                    new Pair("a", "", null, e, null, Map.of(), "no reference: there is none"),
                    new Pair("b", "", e, e, null, Map.of(), "ambiguous: twice"),
                    new Pair("c", "", e, null, null, Map.of(), "no estimate: none")),
                null))
        .isEqualTo("id,reference,estimate\na,,e.wav\nb,e.wav,\nc,e.wav,\n");
  }

  @Test
  void sourcesHaveNumberedColumnsAndComeBack(@TempDir Path folder) throws Exception {
    Pair of = pair("a", "", null, Map.of());
    Pair two =
        of.ofSources(
            new SourceFiles(
                List.of(Path.of("r1"), Path.of("r2")),
                List.of(Path.of("e1"), Path.of("e2"), Path.of("e3"))));
    String text = ManifestText.of(List.of(two, pair("b", "", null, Map.of())), null);
    assertThat(text)
        .isEqualTo(
            """
            id,reference_1,reference_2,estimate_1,estimate_2,estimate_3
            a,r1,r2,e1,e2,e3
            b,c/b.wav,,e/b.wav,,
            """);
    Path file = Files.writeString(folder.resolve("m.csv"), text);
    List<Pair> back = Manifest.read(file, Set.of());
    assertThat(back.get(0).estimates())
        .containsExactly(folder.resolve("e1"), folder.resolve("e2"), folder.resolve("e3"));
    assertThat(back.get(1).sources()).isNull();
    assertThat(back.get(1).reference()).isEqualTo(folder.resolve("c/b.wav"));
  }

  @Test
  void pathsBecomeRelativeToTheFolderUnlessTheyAreAbsolute() {
    Pair pair =
        new Pair("a", "", Path.of("in/c/a.wav"), Path.of("/data/e.wav"), null, Map.of(), null);
    assertThat(ManifestText.of(List.of(pair), Path.of("in/lists")))
        .isEqualTo("id,reference,estimate\na,../c/a.wav,/data/e.wav\n");
    assertThat(ManifestText.of(List.of(pair), null))
        .isEqualTo("id,reference,estimate\na,in/c/a.wav,/data/e.wav\n");
  }
}
