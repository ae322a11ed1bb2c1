package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.table.Pair;
import sqe.table.SourceFiles;

class IdListTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void idsStandOneALine() throws Exception {
    Path list = folder.resolve("drop.txt");
    Files.writeString(list, "\uFEFFa\n# why\n\n  b/c \na\n");
    assertThat(IdList.read(list).ids()).containsExactly("a", "b/c");
    assertThatThrownBy(() -> IdList.read(folder.resolve("none")))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageContaining("none");
  }

  @Test
  void aFileIsNamedByItsIdOrByTheEndOfItsPath() {
    var list = new IdList(Set.of("one", "clean_testset_wav/p1"));
    assertThat(list.names("one", null)).isTrue();
    assertThat(list.names("p1", Path.of("/set/clean_testset_wav/p1.wav"))).isTrue();
    assertThat(list.names("p1", Path.of("clean_testset_wav/p1.wav"))).isTrue();
    assertThat(list.names("p1", Path.of("/set/clean_trainset_wav/p1.wav"))).isFalse();
    assertThat(list.names("x/one", Path.of("/set/x/one.wav"))).isFalse();
    assertThat(list.names("p1", null)).isFalse();
  }

  @Test
  void aPairOfSourcesIsNamedByAnyOfItsFiles() {
    Pair pair =
        new Pair("x", "out", null, Path.of("out/s1/x.wav"), null, Map.of(), null)
            .ofSources(
                new SourceFiles(
                    List.of(Path.of("set/s1/x.wav"), Path.of("set/s2/x.wav")),
                    List.of(Path.of("out/s1/x.wav"), Path.of("out/s2/x.wav"))));
    for (String id : List.of("set/s2/x.wav", "s2/x", "s2/x.wav", "out/s2/x.wav", "x")) {
      assertThat(new IdList(Set.of(id)).names(pair)).as(id).isTrue();
    }
    for (String id : List.of("s3/x", "s2/y", "x.wav", "2/x")) {
      assertThat(new IdList(Set.of(id)).names(pair)).as(id).isFalse();
    }
  }
}
