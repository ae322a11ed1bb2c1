package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;

/** Folders as people have them: what is advised for them, and that it works. */
@Tag("one-jdk")
class FolderNamesTest {

  private static final int RATE = 8000;

  @TempDir private Path folder = Path.of("");

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void writeReferences() throws IOException {
    write("ref/%s.wav", "a", "b", "c");
  }

  private void write(String pattern, String... ids) throws IOException {
    for (String id : ids) {
      Path file = folder.resolve(pattern.formatted(id));
      Files.createDirectories(file.getParent());
      double[] samples =
          new Random(id.hashCode()).doubles(RATE).map(x -> 0.2 * (x - 0.5)).toArray();
      WavWriter.writePcm16(file, new double[][] {samples}, RATE);
    }
  }

  /** Arguments that begin with a slash are below the folder. */
  private Run run(String... arguments) {
    String[] words = arguments.clone();
    for (int i = 0; i < words.length; i++) {
      words[i] =
          words[i].startsWith("/") ? folder.resolve(words[i].substring(1)).toString() : words[i];
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(words);
    return new Run(code, out.toString(), err.toString().replace(folder + "/", ""));
  }

  @Test
  void aManifestKeepsTheEstimateWhoseReferenceIsMissing() throws Exception {
    write("est/%s.wav", "a", "b", "c", "stray");
    assertThat(run("pairs", "/ref", "/est", "-o", "/p.csv").exitCode()).isEqualTo(1);
    Path manifest = folder.resolve("p.csv");
    assertThat(Files.readString(manifest))
        .contains("\nstray,," + folder.resolve("est/stray.wav") + "\n");
    Run score = run("score", "--manifest", "/p.csv", "-m", "si_sdr", "-o", "/s.csv");
    assertThat(score.exitCode()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("s.csv")))
        .contains("si_sdr: needs a reference: the pair has none");
  }

  @Test
  void aStrayFileDoesNotHideTheRuleThatPairsTheOthers() throws Exception {
    write("est/%s.wav", "a");
    write("est/%s_enh.wav", "a", "b", "c");
    Run pairs = run("pairs", "/ref", "/est");
    assertThat(pairs.err())
        .containsOnlyOnce(
            "est: names as they are pair 1 of 3 references, another way to read them 3: they differ"
                + " by '_enh' behind the id ('a', 'a_enh'); --estimate-name '{id}_enh' pairs them");
    Run advised = run("pairs", "/ref", "/est", "--estimate-name", "{id}_enh");
    assertThat(advised.err()).contains("3 pairs\n").doesNotContain("another way");
  }

  @Test
  void systemsInOneFolderAreACallEach() throws Exception {
    write("est/%s_A.wav", "a", "b", "c");
    write("est/%s_B.wav", "a", "b", "c");
    assertThat(run("pairs", "/ref", "/est").err())
        .endsWith(
            "2 systems lie in one folder ('a_A' for 'a'); one call for each pairs them:"
                + " --estimate-name '{id}_A', or --estimate-name '{id}_B'\n");
    write("est/%s.wav", "a", "b", "c");
    assertThat(run("pairs", "/ref", "/est").err())
        .contains("6 files without a reference of the same name ('a_A') may be of another system;");
  }

  @Test
  void eachFolderOfASystemHasItsOwnRule() throws Exception {
    write("one/%s_A.wav", "a", "b", "c");
    write("two/%s_B.wav", "a", "b", "c");
    write("plain/%s.wav", "a", "b", "c");
    assertThat(run("pairs", "/ref", "/one", "/two").err())
        .endsWith("--estimate-name '{id}_A' --estimate-name '{id}_B' pair them\n");
    assertThat(run("pairs", "/ref", "/plain", "/two").err())
        .contains("--estimate-name '{id}' --estimate-name '{id}_B' pair them\n");
    Run advised =
        run(
            "pairs",
            "/ref",
            "/plain",
            "/two",
            "--estimate-name",
            "{id}",
            "--estimate-name",
            "{id}_B");
    assertThat(advised.exitCode()).as(advised.err()).isZero();
  }

  @Test
  void aSuffixOfEachSourceIsReadByOneRule() throws Exception {
    for (String source : new String[] {"s1", "s2"}) {
      write("sources/" + source + "/%s.wav", "a", "b", "c");
      write("out/" + source + "/%s_" + source + ".wav", "a", "b", "c");
    }
    String match = "^(.+?)(?:_s1|_s2)?$";
    assertThat(run("pairs", "/sources", "/out", "--sources", "s1,s2").err())
        .endsWith("; --match '" + match + "' pairs them\n");
    Run tried =
        run("pairs", "/sources", "/out", "--sources", "s1,s2", "--estimate-name", "{id}_s1");
    assertThat(tried.err())
        .endsWith("--match '" + match + "' instead of --estimate-name '{id}_s1' pairs them\n");
    Run advised = run("pairs", "/sources", "/out", "--sources", "s1,s2", "--match", match);
    assertThat(advised.exitCode()).as(advised.err()).isZero();
  }

  @Test
  void oneFolderOnBothSidesIsSaid() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("ref"));
    assertThat(run("pairs", "/ref", "/link").err())
        .contains("ref and link are the same: its scores are of recordings with themselves");
    write("other/%s.wav", "a", "b", "c");
    assertThat(run("pairs", "/ref", "/other").err()).doesNotContain("itself");
  }

  @Test
  void namesThatARuleMakesOneAreNamed() throws Exception {
    write("est/x/%s.wav", "a", "b", "c");
    write("est/y/%s.wav", "a");
    assertThat(run("pairs", "/ref", "/est", "--match", "([^/]+)$").err())
        .contains(
            "a: ambiguous: 2 files have different names that are read as one id (est/x/a.wav,"
                + " est/y/a.wav)")
        .doesNotContain("remove or rename");
  }

  @Test
  void sourcesAloneAreComparedWithOneOfTheirMixtures() throws Exception {
    for (String side : new String[] {"s1", "s2", "mix_clean", "mix_both"}) {
      write("set/" + side + "/%s.wav", "a", "b");
    }
    Run refused = run("pairs", "/set");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).endsWith("by --noisy set/mix_clean or --noisy set/mix_both\n");
    assertThat(run("pairs", "/set", "--noisy", "/set/mix_both").err())
        .endsWith("mixtures in mix_both\n2 pairs\n");
  }

  @Test
  void filesOfAListThatAreNotThereAreNoPairs() throws Exception {
    write("est/%s.wav", "a", "b");
    Files.writeString(folder.resolve("e.scp"), "a est/a.wav\nb est/b.wav\nc est/c.wav\n");
    Files.writeString(folder.resolve("r.scp"), "a ref/a.wav\nb ref/b.wav\nc ref/c.wav\n");
    Run pairs = run("pairs", "/r.scp", "/e.scp");
    assertThat(pairs.exitCode()).isEqualTo(1);
    assertThat(pairs.err())
        .contains("e.scp names 1 file that is not there: est/c.wav")
        .contains("c: no estimate: e.scp names est/c.wav, which is not there")
        .endsWith("2 pairs, 1 that cannot be scored\n");
  }

  @Test
  void anAuditDoesNotTakeSourcesForPairs() throws Exception {
    for (String side : new String[] {"set/s1", "set/s2", "out/s1", "out/s2"}) {
      write(side + "/%s.wav", "a", "b", "c");
    }
    Run audit = run("audit", "/set", "--pair-with", "/out");
    assertThat(audit.out() + audit.err())
        .contains("sources in s1, s2")
        .doesNotContain("wrong-pair");
  }

  @Test
  void sourcesBesideEachOtherAreTheSourcesOfASet() throws Exception {
    for (String source : new String[] {"s1", "s2", "mix_clean"}) {
      write("libri/Libri2Mix/test/" + source + "/%s.wav", "a", "b", "c");
    }
    write("out/%s_s1.wav", "a", "b", "c");
    write("out/%s_s2.wav", "a", "b", "c");
    Run pairs = run("pairs", "/libri/Libri2Mix/test", "/out");
    assertThat(pairs.exitCode()).as(pairs.err()).isZero();
    assertThat(pairs.out().replace(folder + "/", ""))
        .contains("estimate_1,estimate_2")
        .contains(",out/a_s1.wav,out/a_s2.wav,");
    assertThat(run("pairs", "/libri/Libri2Mix/test/s1", "/out").err())
        .contains("2 sources lie in one folder ('a_s1' for 'a')")
        .doesNotContain("--estimate-name");
    assertThat(run("pairs", "/libri", "/out").err())
        .contains("lie in libri/Libri2Mix/test: name it in place of libri")
        .doesNotContain("--match");
  }

  @Test
  void severalSnrsAreNotSeveralSystems() throws Exception {
    write("est/%s_-1.5dB.wav", "a", "b", "c");
    write("est/%s_10dB.wav", "a", "b", "c");
    assertThat(run("pairs", "/ref", "/est").err())
        .contains("2 SNRs of each reference lie in one folder")
        .contains("--estimate-name '{id}_10dB'");
  }

  @Test
  void foldersOfTheDnsChallengeArePairedByFileIdEachAndAllTogether() throws Exception {
    write("clean/clean_fileid_%s.wav", "1", "2", "3", "7");
    write("one/clnsp_snr1_fileid_%s.wav", "1", "2", "3", "7");
    write("two/clnsp_snr1_fileid_%s_enh.wav", "1", "2", "3", "7");
    assertThat(run("pairs", "/clean", "/one", "/two").err()).endsWith("8 pairs\n");
    write("three/clean_fileid_%s.wav", "1", "2", "3", "7");
    assertThat(run("pairs", "/clean", "/three", "/one").err())
        .contains("--match '(fileid_[0-9]+)' pairs them");
    assertThat(run("pairs", "/clean", "/three", "/one", "--match", "(fileid_[0-9]+)").err())
        .endsWith("8 pairs\n");
    write("one/clnsp_snr2_fileid_%s.wav", "7");
    write("one/clnsp_snr1_fileid_%s.wav", "002");
    Files.delete(folder.resolve("one/clnsp_snr1_fileid_2.wav"));
    assertThat(run("pairs", "/clean", "/one").err())
        .contains("fileid_7: ambiguous: 2 files have different names")
        .contains("but fileid_002, which differs in leading zeros only");
  }

  @Test
  void namesThatNoRuleJoinsGoIntoAManifest() throws Exception {
    write("est/%s.wav", "x1", "x2");
    assertThat(run("pairs", "/ref", "/est").err())
        .contains("a CSV file with the columns id,reference,estimate");
  }

  @Test
  void aFolderIsOneSystemByWhateverName() throws Exception {
    Files.createSymbolicLink(folder.resolve("again"), folder.resolve("ref"));
    Run twice = run("pairs", "/ref", "/ref", "/again");
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("ref and again are the same: each estimate is one system");
    assertThat(run("pairs", "/ref", "/again").err()).contains("recordings with themselves");
    assertThat(run("pairs", "/ref", "/ref").err()).contains("is given on both sides");
    assertThat(run("pairs", "/ref").err()).contains("note: ref is alone");
  }

  @Test
  void aListIsReadForWhatItNames() throws Exception {
    Path list = folder.resolve("ref.scp");
    Files.writeString(list, "a ref/a.wav\nb ref/b.wav\n");
    assertThat(run("audit", "/ref.scp").out()).contains("2 files, 0 pairs");
    Files.writeString(list, "a ref/a.wav\na ref/a.wav\nb ref/b.wav\n");
    assertThat(run("pairs", "/ref", "/ref.scp").err())
        .contains("2 lines of ref.scp have this name");
    Files.writeString(list, "");
    assertThat(run("pairs", "/ref", "/ref.scp").err()).contains("ref.scp names no file");
  }

  @Test
  void whatIsRecognisedIsNoWarning() throws Exception {
    write("set/clean/%s.wav", "a", "b");
    write("set/noisy/%s.wav", "a", "b");
    assertThat(run("pairs", "/set").err())
        .startsWith("note: set is laid out as clean and noisy folders")
        .doesNotContain("warning");
    assertThat(run("score", "/ref", "/ref", "-m", "all", "-o", "/t.csv", "--segment", "0.5").err())
        .contains("(need --noisy or a manifest's column noisy)")
        .contains("(need --sources or --channels sources)")
        .contains("6 of 6 segments: estimate is identical to the reference");
    assertThat(run("audit", "--scores", "/t.csv").out())
        .contains("a, segment 1: estimate is identical to the reference");
  }

  @Test
  void sourcesAreLookedAtAloneAndAreNoDuplicatesOfTheirReferences() throws Exception {
    for (String source : new String[] {"s1", "s2"}) {
      write("one/" + source + "/%s.wav", source + "a", source + "b");
      write("two/" + source + "/%s.wav", source + "a", source + "b");
    }
    Run audit = run("audit", "/one", "--pair-with", "/two");
    assertThat(audit.out())
        .contains("sources")
        .contains("each file was looked at alone")
        .doesNotContain("duplicate")
        .doesNotContain("Rename");
  }
}
