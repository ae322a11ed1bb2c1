package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Naming;
import sqe.table.Pair;

class PairFinderTest {

  @TempDir Path folder;

  private Path touch(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "RIFF");
  }

  @Test
  void filesWithOneRelativePathBelongTogetherWhateverTheirExtension() throws Exception {
    touch("clean/a/b.wav");
    touch("enhanced/a/b.FLAC");
    List<Pair> pairs = find("enhanced");
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).id()).isEqualTo("a/b");
    assertThat(pairs.get(0).problem()).isNull();
  }

  @Test
  void pairsAreSortedByIdThenBySystemAsGiven() throws Exception {
    for (String system : List.of("clean", "z", "y")) {
      touch(system + "/2.wav");
      touch(system + "/1.wav");
    }
    assertThat(find("z", "y"))
        .extracting(pair -> pair.id() + pair.system())
        .containsExactly("1z", "1y", "2z", "2y");
  }

  @Test
  void aFileWithoutCounterpartIsAFailureNotAnOmission() throws Exception {
    touch("clean/only_clean.wav");
    touch("enhanced/only_enhanced.wav");
    Files.writeString(touch("clean/both.wav"), "RIFF");
    touch("enhanced/both.wav");
    for (String name : List.of("clean/only_clean.wav", "enhanced/only_enhanced.wav")) {
      Files.writeString(folder.resolve(name), "RIFF");
    }
    List<Pair> pairs = find("enhanced");
    assertThat(pairs).extracting(Pair::id).containsExactly("both", "only_clean", "only_enhanced");
    assertThat(pairs.get(1).problem()).startsWith("no estimate: ");
    assertThat(pairs.get(2).problem()).startsWith("no reference: ");
  }

  @Test
  void whatIsNoRecordingOfTheSetIsLeftOutAndCounted() throws Exception {
    for (String name : List.of("a", "._a", "__MACOSX/a", ".trash/b", ".c", "placeholder")) {
      Files.writeString(touch("clean/" + name + ".wav"), "RIFF");
    }
    Files.writeString(touch("clean/placeholder.wav"), "");
    Files.writeString(touch("enhanced/a.wav"), "RIFF");
    PairFinder.Found found =
        PairFinder.find(folder.resolve("clean"), List.of(folder.resolve("enhanced")), null);
    assertThat(found.pairs()).extracting(Pair::id).containsExactly("a");
    Path clean = folder.resolve("clean");
    assertThat(found.warnings())
        .containsExactly(
            clean + ": 2 left out that are hidden",
            clean + ": 2 left out that macOS keeps beside files (._*, __MACOSX)",
            "1 name left out, of empty files only");
  }

  @Test
  void aSetWithoutAnyPairIsSaidOnceWithTheDifference() throws Exception {
    for (String name : List.of("clean/p1", "clean/p2", "out/p1_enh", "out/p2_enh")) {
      Files.writeString(touch(name + ".wav"), "RIFF");
    }
    assertThatThrownBy(() -> find("out"))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageEndingWith("they differ by '_enh' behind the id ('p1', 'p1_enh')");
    Naming naming =
        new Naming(NameRule.same(), List.of(NameRule.template("{id}_enh")), NameRule.same());
    Path clean = folder.resolve("clean");
    assertThat(PairFinder.find(clean, List.of(folder.resolve("out")), null, naming).pairs())
        .allMatch(pair -> pair.problem() == null)
        .hasSize(2);
  }

  @Test
  void listsOfFilesMayHaveAMarkAndComments() throws Exception {
    Files.writeString(touch("a/x.wav"), "RIFF");
    Path clean = folder.resolve("clean.scp");
    Files.writeString(clean, "\uFEFF# a list\r\nu1 a/x.wav\r\n\n");
    PairFinder.Found found = PairFinder.find(clean, List.of(clean), null);
    assertThat(found.pairs()).extracting(Pair::id).containsExactly("u1");
    assertThat(found.pairs().get(0).reference()).isEqualTo(folder.resolve("a/x.wav"));
    Files.writeString(clean, "u1 sox a.wav -t wav - |\n");
    assertThatThrownBy(() -> PairFinder.find(clean, List.of(clean), null))
        .hasMessageContaining("line 1: ")
        .hasMessageContaining("commands and archives are not read");
  }

  @Test
  void aNameWithAnExtensionThatIsNotReadIsNamed() throws Exception {
    Files.writeString(touch("clean/a.wav"), "RIFF");
    Files.writeString(touch("clean/b.wav"), "RIFF");
    Files.writeString(touch("out/a.mp3"), "ID3");
    Path mp3 = folder.resolve("out/a.mp3");
    assertThatThrownBy(() -> find("out")).hasMessageContaining(mp3 + " has the name of a ref");
    Files.writeString(touch("out/b.wav"), "RIFF");
    assertThat(find("out").get(0).problem())
        .isEqualTo(
            "no estimate: "
                + mp3
                + " has this name, but only .wav, .wave and .flac are read: convert it");
  }

  @Test
  void twoFilesOfOneIdAreAmbiguous() throws Exception {
    touch("clean/a.wav");
    touch("enhanced/a.wav");
    touch("enhanced/a.flac");
    assertThat(find("enhanced").get(0).problem()).startsWith("ambiguous: 2 files");
  }

  @Test
  void oddNamesArePairedLikeAnyOther() throws Exception {
    List<String> names =
        List.of(
            "with space",
            " ends ",
            "new\nline",
            "tab\there",
            "quote\"'",
            "-dash",
            "--help",
            "comma,name",
            "=1+1",
            "100%d%s",
            "a;b&c|d$(e)`f`",
            "[a]*?{b}",
            "back\\slash",
            "dots.",
            "café",
            "cafe\u0301",
            "日本語",
            "\u202Egnp",
            "esc\u001B[31mred");
    for (String name : names) {
      touch("clean/" + name + ".wav");
      touch("enhanced/" + name + ".wav");
    }
    List<Pair> pairs = find("enhanced");
    assertThat(pairs).extracting(Pair::id).containsExactlyInAnyOrderElementsOf(names);
    assertThat(pairs).allMatch(pair -> pair.problem() == null);
  }

  @Test
  void namesInTwoFormsOfAccentsArePairedWithAWarning() throws Exception {
    touch("clean/d/café.wav");
    touch("clean/déjà.wav");
    touch("clean/plain.wav");
    touch("mac/d/cafe\u0301.flac");
    touch("mac/de\u0301ja\u0300.wav");
    touch("mac/plain.wav");
    touch("noisy/d/cafe\u0301.wav");
    PairFinder.Found found =
        PairFinder.find(
            folder.resolve("clean"), List.of(folder.resolve("mac")), folder.resolve("noisy"));
    assertThat(found.pairs()).extracting(Pair::id).containsExactly("d/café", "déjà", "plain");
    assertThat(found.pairs()).allMatch(pair -> pair.problem() == null);
    assertThat(found.pairs().get(0).estimate()).isEqualTo(touch("mac/d/cafe\u0301.flac"));
    assertThat(found.pairs().get(0).noisy()).isEqualTo(touch("noisy/d/cafe\u0301.wav"));
    assertThat(found.warnings())
        .containsExactly(
            "'d/café' and 1 more: spelled in two forms of accents (Unicode NFC and NFD),"
                + " taken as one name");
  }

  @Test
  void aNameThatAFolderHasInBothFormsIsTwoNames() throws Exception {
    touch("clean/café.wav");
    touch("clean/cafe\u0301.wav");
    touch("one/cafe\u0301.wav");
    List<Pair> pairs = find("one");
    assertThat(pairs).extracting(Pair::id).containsExactly("cafe\u0301", "café");
    assertThat(pairs.get(0).problem()).isNull();
    assertThat(pairs.get(1).problem())
        .isEqualTo(
            "no estimate: nothing in %s has this name, but one that differs in the form of its"
                    .formatted(folder.resolve("one"))
                + " accents only (Unicode NFC or NFD): rename one");
  }

  @Test
  void aLinkToAContainingFolderEndsTheWalkThereWithAWarning() throws Exception {
    touch("clean/a.wav");
    touch("enhanced/a.wav");
    Files.createSymbolicLink(folder.resolve("clean/loop"), folder.resolve("clean"));
    PairFinder.Found found =
        PairFinder.find(folder.resolve("clean"), List.of(folder.resolve("enhanced")), null);
    assertThat(found.pairs()).hasSize(1);
    assertThat(found.warnings()).singleElement().asString().contains("loop", "not followed");
  }

  /** Folders of others are the usual case, but the tests may run as an administrator. */
  @Test
  void aFolderThatCannotBeReadIsNotAnEmptyOne() {
    assertThatThrownBy(() -> AudioFolder.scan(folder.resolve("none")))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessage(folder.resolve("none") + ": no such file");
  }

  @Test
  void aFolderNamedLikeAFileIsWalkedIntoAndItsFilesFound() throws Exception {
    touch("clean/x.wav/inside.wav");
    touch("enhanced/x.wav/inside.wav");
    assertThat(find("enhanced")).extracting(Pair::id).containsExactly("x.wav/inside");
  }

  @Test
  void systemsOfOneNameAreCalledByTheirPaths() throws Exception {
    touch("clean/a.wav");
    touch("v1/out/a.wav");
    touch("v2/out/a.wav");
    assertThat(find("v1/out", "v2/out"))
        .extracting(Pair::system)
        .containsExactly(folder.resolve("v1/out").toString(), folder.resolve("v2/out").toString());
  }

  @Test
  void aFolderAndAFileAreNoPair() throws Exception {
    touch("clean/a.wav");
    Path file = touch("a.wav");
    assertThatThrownBy(() -> PairFinder.find(folder.resolve("clean"), List.of(file), null))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageContaining("is a folder but")
        .hasMessageContaining("give two folders or two files");
  }

  private List<Pair> find(String... systems) throws NothingToScoreException {
    List<Path> folders = Arrays.stream(systems).map(folder::resolve).toList();
    return PairFinder.find(folder.resolve("clean"), folders, null).pairs();
  }
}
