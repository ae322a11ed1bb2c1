package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinementTest {

  @TempDir private Path folder = Path.of("");

  private Path root = Path.of("");
  private Path outside = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    outside = Files.createFile(folder.resolve("outside.wav"));
    Files.createDirectory(root.resolve("sub"));
    Files.createFile(root.resolve("sub/a.wav"));
    Files.createDirectory(folder.resolve("root2"));
    Files.createFile(folder.resolve("root2/a.wav"));
  }

  private boolean isRefused(String file) throws IOException {
    return Confinement.to(root).refusal(Path.of(file)).isPresent();
  }

  @Test
  void whatIsInTheFolderIsOpenedWhetherItExistsOrNot() throws IOException {
    for (String inside :
        List.of("sub/a.wav", "sub/../sub/a.wav", "none.wav", "no/such/a.wav", "")) {
      assertThat(isRefused(root + "/" + inside)).as(inside).isFalse();
    }
  }

  @Test
  void noPathLeadsOutWhetherItExistsOrNot() throws IOException {
    for (String out :
        List.of("../outside.wav", "../none.wav", "sub/../../outside.wav", "no/../../x", "..")) {
      assertThat(isRefused(root + "/" + out)).as(out).isTrue();
    }
    assertThat(isRefused(outside.toString())).isTrue();
    assertThat(isRefused("/")).isTrue();
    assertThat(isRefused(folder + "/root2/a.wav")).as("a name that begins alike").isTrue();
    assertThat(Confinement.to(root).refusal(outside))
        .hasValue("outside the root: %s is not in %s".formatted(outside, root));
  }

  @Test
  void noLinkLeadsOut() throws IOException {
    Files.createSymbolicLink(root.resolve("file.wav"), outside);
    Files.createSymbolicLink(root.resolve("up"), folder);
    Files.createSymbolicLink(root.resolve("in"), root.resolve("sub"));
    Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
    assertThat(isRefused(root + "/file.wav")).isTrue();
    assertThat(isRefused(root + "/up/outside.wav")).isTrue();
    assertThat(isRefused(root + "/up/none/x.wav")).isTrue();
    assertThat(isRefused(root + "/in/a.wav")).isFalse();
  }

  /** As /tmp is on some systems. */
  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    Confinement confinement = Confinement.to(link);
    assertThat(confinement.refusal(link.resolve("sub/a.wav"))).isEmpty();
    assertThat(confinement.refusal(root.resolve("sub/a.wav"))).isEmpty();
    assertThat(confinement.refusal(link.resolve("../outside.wav"))).isPresent();
  }

  private static Pair pair(@Nullable Path reference, Path estimate, @Nullable Path noisy) {
    return new Pair("a", "net", reference, estimate, noisy, Map.of("snr", "5"), null);
  }

  @Test
  void aPairIsRefusedForAnyOfItsFiles() throws IOException {
    Path inside = root.resolve("sub/a.wav");
    Confinement confinement = Confinement.to(root);
    Pair good = pair(inside, inside, inside);
    Pair several =
        good.ofSources(new SourceFiles(List.of(inside, outside), List.of(inside, inside)));
    List<Pair> confined =
        confinement.confined(
            List.of(
                good,
                pair(null, inside, null),
                pair(outside, inside, null),
                pair(inside, outside, null),
                pair(inside, inside, outside),
                several));
    assertThat(confined.get(0)).isSameAs(good);
    assertThat(confined.get(1).problem()).isNull();
    String problem = "outside the root: %s is not in %s".formatted(outside, root);
    assertThat(confined.subList(2, 6)).extracting(Pair::problem).containsOnly(problem);
    assertThat(confined.get(4))
        .isEqualTo(new Pair("a", "net", inside, inside, outside, Map.of("snr", "5"), problem));
    assertThat(confined.get(5).sources()).isEqualTo(several.sources());
  }

  @Test
  void thereHasToBeSuchAFolder() {
    assertThatThrownBy(() -> Confinement.to(folder.resolve("none")))
        .isInstanceOf(IOException.class);
  }
}
