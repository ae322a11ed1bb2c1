package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.table.Pair;
import sqe.table.Table;

class FileNamesTest {

  private static Pair pair(Path manifest, List<String> columns, List<String> cells)
      throws Exception {
    Table table = new Table("pairs", columns, List.of(new Table.Row(2, cells)));
    return FileNames.pairs(manifest, table, Set.of()).get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://bucket/clean/a.wav",
        "hdfs://name:8020/clean/a b.wav",
        "hdfs:///clean/a.wav",
        "file:///clean/é.wav"
      })
  void aNameWithASchemeStaysAsItIs(String name) throws Exception {
    List<String> columns = List.of("reference", "estimate", "take");
    Pair pair = pair(Path.of("lists/pairs.csv"), columns, List.of(name, name, name));
    assertThat(pair.reference()).isInstanceOf(RemoteFile.class).hasToString(name);
    assertThat(pair.id()).isEqualTo(name.replace(".wav", ""));
    assertThat(pair.columns()).containsEntry("take", name);
  }

  @Test
  void aNameWithoutAnyIsOfTheFolderOfTheManifest() throws Exception {
    List<String> columns = List.of("id", "reference", "estimate");
    Pair pair = pair(Path.of("lists/pairs.csv"), columns, List.of("a", "clean/a.wav", "/b.wav"));
    assertThat(pair.reference()).isEqualTo(Path.of("lists/clean/a.wav"));
    assertThat(pair.estimate()).isEqualTo(Path.of("/b.wav"));
  }

  @Test
  void aRemoteManifestHasItsFilesBesideIt() {
    RemoteFile manifest = RemoteFile.of("s3a://bucket/lists/pairs.csv");
    assertThat(manifest.resolveSibling(Path.of("clean/a.wav")))
        .hasToString("s3a://bucket/lists/clean/a.wav");
    assertThat(manifest.resolveSibling(Path.of("/a.wav"))).hasToString("s3a://bucket/a.wav");
    assertThat(manifest.resolveSibling(RemoteFile.of("gs://other/a.wav")))
        .hasToString("gs://other/a.wav");
    assertThat(manifest.getFileName()).hasToString("pairs.csv");
  }
}
