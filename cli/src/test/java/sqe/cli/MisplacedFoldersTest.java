package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;

/** Folders given a level too high or too low, exchanged, or of several systems or sources. */
@Tag("one-jdk")
class MisplacedFoldersTest {

  private static final int RATE = 8000;

  @TempDir private Path folder = Path.of("");

  private void write(String pattern, String... ids) throws IOException {
    for (String id : ids) {
      write(pattern.formatted(id), RATE, id.hashCode());
    }
  }

  private void write(String name, int samples, int seed) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    double[] noise = new Random(seed).doubles(samples).map(x -> 0.2 * (x - 0.5)).toArray();
    WavWriter.writePcm16(file, new double[][] {noise}, RATE);
  }

  private SqeCall run(Object... arguments) {
    return SqeCall.runIn(folder, arguments);
  }

  private void refused(String words, Object... arguments) {
    SqeCall call = run(arguments);
    assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
    assertThat(call.err()).contains(words);
  }

  @Test
  void oneSpeakerAgainstAllIsJoinedToNoOther() throws Exception {
    for (String speaker : new String[] {"p101", "p102"}) {
      write("clean/" + speaker + "/%s.wav", "001", "002");
      write("enh/" + speaker + "/%s.wav", "001", "002");
    }
    write("other/%s.wav", "001", "002");
    refused(
        "p101 is one of the folders in clean: name clean/p101 in place of clean, or enh in place"
            + " of enh/p101 for all",
        "pairs",
        "clean",
        "enh/p101");
    refused("name enh/p102 in place of enh", "pairs", "clean/p102", "enh");
    refused("the names of other are in each of clean/p101, clean/p102", "score", "clean", "other");
    assertThat(run("pairs", "clean/p101", "enh/p101").exitCode()).isZero();
    assertThat(run("pairs", "clean", "enh").err()).isEqualTo("4 pairs\n");
    SqeCall crossed = run("pairs", "clean/p101", "enh/p102");
    assertThat(crossed.err())
        .startsWith("warning: clean/p101 is compared with enh/p102, though enh/p101 lies beside");
    assertThat(run("audit", "clean/p101", "--pair-with", "enh/p102").err())
        .contains("clean/p101 is compared with enh/p102");
  }

  @Test
  void aSpeakerWhoseNamesAreThoseOfOneOtherIsNotTakenForIt() throws Exception {
    write("clean/p101/%s.wav", "001", "002");
    write("clean/p102/%s.wav", "007");
    write("enh/p101/%s.wav", "001", "002");
    write("enh/p103/%s.wav", "001", "002");
    refused(
        "the names of enh/p103 are those in clean/p101, but enh/p101 lies beside it",
        "pairs",
        "clean",
        "enh/p103");
    refused("enh has no folder p102 as clean has, but enh/p101", "pairs", "clean/p102", "enh");
  }

  @Test
  void aFolderOfOneLevelAboveTheReferencesIsSaid() throws Exception {
    write("data/wavs/%s.wav", "a", "b");
    write("out/%s.wav", "a", "b");
    refused("the names of out are those in data/wavs", "pairs", "data", "out");
    refused("the names are in data/wavs: name it in place of data", "pairs", "out", "data");
  }

  @Test
  void systemsBelowOneFolderAreNamed() throws Exception {
    write("vb/clean_testset_wav/%s.wav", "p1", "p2");
    write("vb/noisy_testset_wav/%s.wav", "p1", "p2");
    write("dns/clean/clean_fileid_%s.wav", "1", "2");
    write("dns/noisy/x_fileid_%s.wav", "1", "2");
    for (String system : new String[] {"sysA", "sysB"}) {
      write("outs/" + system + "/%s.wav", "p1", "p2");
      write("suffixed/" + system + "/%s_enh.wav", "p1", "p2");
      write("douts/" + system + "/enhanced_fileid_%s.wav", "1", "2");
    }
    refused("vb is a set with references of its own: name it first", "pairs", "outs/sysA", "vb");
    refused("the names are in vb/noisy_testset_wav", "pairs", "vb/clean_testset_wav", "vb");
    refused("with mixtures in vb/noisy", "pairs", "vb", "outs/sysA", "--noisy", "vb");
    write("mp3/%s.wav", "enhanced_fileid_1");
    Files.move(
        folder.resolve("mp3/enhanced_fileid_1.wav"), folder.resolve("mp3/enhanced_fileid_1.mp3"));
    refused("mp3/enhanced_fileid_1.mp3 and its like are not read", "pairs", "dns", "mp3");
    refused("outs holds 2 systems: name outs/sysA outs/sysB in its place", "pairs", "vb", "outs");
    refused("name suffixed/sysA suffixed/sysB in its place", "score", "vb", "suffixed");
    refused("name douts/sysA douts/sysB in its place", "pairs", "dns", "douts");
    assertThat(run("pairs", "dns", "douts/sysA", "douts/sysB").err()).endsWith("4 pairs\n");
  }

  @Test
  void twoSystemsOfNumberedFilesAreACallEach() throws Exception {
    write("dns/clean/clean_fileid_%s.wav", "1", "2", "13");
    write("dns/noisy/book_snr5_fileid_%s.wav", "1", "2", "13");
    write("two/fileid_%s_A.wav", "1", "2", "13");
    write("two/fileid_%s_B.wav", "1", "2", "13");
    String match = "(?:^|[-_./ ])(fileid_[0-9]+)(?:_A)?$";
    refused(
        "2 systems lie in one folder ('fileid_13_A' for 'clean_fileid_1'); one call for each pairs"
            + " them: --match '"
            + match
            + "', or --match '"
            + match.replace("_A", "_B"),
        "pairs",
        "dns",
        "two");
    SqeCall pairs = run("pairs", "dns", "two", "--match", match);
    assertThat(pairs.err()).contains("3 files are named otherwise").endsWith("3 pairs\n");
    assertThat(pairs.out()).contains("fileid_13,").contains("noisy").doesNotContain("_B.wav");
  }

  @Test
  void rulesCutBetweenWords() throws Exception {
    write("clean/clean_fileid_%s.wav", "1", "2", "13");
    write("out/enhanced_%s.wav", "1", "2", "13");
    write("bare/%s.wav", "1", "2", "13");
    refused(
        "by 'clean_fileid_' and 'enhanced_' before the id ('clean_fileid_1', 'enhanced_1')",
        "pairs",
        "clean",
        "out");
    refused("--match '(?:^|/)(?:clean_fileid_)?([^/]+?)$' pairs them", "pairs", "clean", "bare");
  }

  @Test
  void sourcesOfOtherNamesAreJoinedByTheirFolders() throws Exception {
    for (String source :
        new String[] {"set/s1", "set/s2", "set/mix_clean", "out/spk1", "out/spk2"}) {
      write(source + "/%s.wav", "a", "b");
    }
    refused(
        "set has its sources in s1, s2, out in spk1, spk2: --sources s1=spk1 s2=spk2 behind the"
            + " folders, or a manifest with the columns"
            + " id,reference_1,reference_2,estimate_1,estimate_2",
        "pairs",
        "set",
        "out");
    refused("out has no folder s1: set has", "pairs", "set", "out", "--sources", "s1", "s2");
    refused("name set in place of set/s1, with --sources s1=spk1", "pairs", "set/s1", "out");
    SqeCall pairs = run("pairs", "set", "out", "--sources", "s1=spk1", "s2=spk2");
    assertThat(pairs.err()).isEqualTo("2 pairs\n");
    assertThat(pairs.out())
        .contains("\na,set/s1/a.wav,set/s2/a.wav,out/spk1/a.wav,out/spk2/a.wav,");
    write("out/spk3/%s.wav", "a");
    assertThat(run("pairs", "set", "out", "--sources", "s1=spk1", "s2=spk2").err())
        .startsWith("warning: out has spk3 beside these sources: left out");
    SqeCall empty = run("pairs", "set", "out", "--sources", "s1=", "s2");
    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err()).contains("'s1=' must be a folder's name, or two");
  }

  @Test
  void anAuditTakesTheSourcesOfASetForReferences() throws Exception {
    for (String side : new String[] {"s1", "s2", "mix_clean", "noise"}) {
      write("libri/Libri2Mix/test/" + side + "/%s.wav", side + "a", side + "b");
    }
    for (String root : new String[] {"libri", "libri/Libri2Mix/test"}) {
      SqeCall audit = run("audit", root);
      assertThat(audit.err())
          .startsWith("note: libri/Libri2Mix/test is laid out as LibriMix and WHAM: references are")
          .contains("sources in s1, s2, mixtures in mix_clean: 6 files\n");
      assertThat(audit.out())
          .startsWith("Not looked at: 2 files that are part of no set.")
          .contains("    sqe audit libri/Libri2Mix/test/noise\n")
          .contains("6 files, 0 pairs");
    }
  }

  @Test
  void anAuditSaysWhatItRecognisesAtWhateverLevel() throws Exception {
    for (String side : new String[] {"clean", "noisy"}) {
      write("all/VB/" + side + "_testset_wav/%s.wav", "p1", "p2");
      write("all/VB/" + side + "_trainset_28spk_wav/%s.wav", "p3", "p4");
      write("dns/" + side + "/%s.wav", "a", "b");
    }
    for (String root : new String[] {"all", "all/VB"}) {
      SqeCall audit = run("audit", root);
      assertThat(audit.err())
          .startsWith("note: all/VB is laid out as VoiceBank-DEMAND: references");
      assertThat(audit.out()).contains("8 files, 4 pairs");
    }
    assertThat(run("audit", "dns").err()).startsWith("note: dns is laid out as clean and noisy");
    assertThat(run("audit", "dns", "-q").err()).isEmpty();
    write("enhanced/%s.wav", "a", "b");
    assertThat(run("audit", "dns", "--pair-with", "enhanced").err())
        .startsWith("note: dns is laid out as clean and noisy");
    Files.writeString(folder.resolve("none.txt"), "nobody\n");
    assertThat(run("audit", "dns", "--exclude", "none.txt").err())
        .contains("nothing is left out: no id or file is 'nobody'");
  }

  @Test
  void exchangedSidesAreSaidFirst() throws Exception {
    write("clean_wav/%s.wav", "a", "b");
    write("enhanced/%s.wav", "a", "b");
    write("noisy_wav/%s.wav", "a", "b");
    assertThat(run("pairs", "enhanced", "clean_wav").err())
        .startsWith("warning: enhanced is given as the reference and clean_wav as the estimate");
    assertThat(run("pairs", "noisy_wav", "enhanced").err())
        .startsWith("warning: noisy_wav is given as the reference, by its name not the clean side");
    assertThat(run("audit", "noisy_wav", "--pair-with", "clean_wav").err())
        .startsWith("note: noisy_wav is given as the reference and clean_wav as the estimate");
    assertThat(run("pairs", "clean_wav", "noisy_wav").err()).isEqualTo("2 pairs\n");
  }

  @Test
  void emptyFilesAreNoPairs() throws Exception {
    write("clean/%s.wav", "a", "b");
    write("out/%s.wav", "a");
    Files.createFile(folder.resolve("out/b.wav"));
    SqeCall pairs = run("pairs", "clean", "out");
    assertThat(pairs.exitCode()).isEqualTo(1);
    assertThat(pairs.out()).contains("\nb,clean/b.wav,\n");
    assertThat(pairs.err())
        .contains("b: unreadable estimate: out/b.wav: the file is empty")
        .endsWith("1 pair, 1 that cannot be scored\n");
    SqeCall audit = run("audit", "clean", "--pair-with", "out");
    assertThat(audit.out()).contains("decode").doesNotContain("orphan");
  }

  @Test
  void lengthsThatDifferMuchAreNoMatterOfAnOption() throws Exception {
    write("clean/long.wav", 4 * RATE, 1);
    write("out/long.wav", RATE, 1);
    write("clean/near.wav", 20 * RATE, 2);
    write("out/near.wav", 20 * RATE - RATE / 2, 2);
    SqeCall score = run("score", "clean", "out", "-m", "si_sdr");
    assertThat(score.out().lines().filter(line -> line.startsWith("long")).findFirst().orElse(""))
        .contains("one is cut, or they are not of the same recording: listen to them, or leave")
        .doesNotContain("--max-length-difference");
    assertThat(score.out().lines().filter(line -> line.startsWith("near")).findFirst().orElse(""))
        .contains("choose a larger --max-length-difference");
  }

  @Test
  void whatAnAlignmentCouldFindIsNoMatterOfItsLimit() throws Exception {
    double[] sound = new Random(3).doubles(4 * RATE).map(x -> 0.2 * (x - 0.5)).toArray();
    for (int delay : new int[] {0, 1, 400}) {
      double[] late = new double[sound.length];
      System.arraycopy(sound, 0, late, delay, sound.length - delay);
      Path file = folder.resolve(delay == 0 ? "ref/0.wav" : "out/" + delay + ".wav");
      Files.createDirectories(file.getParent());
      WavWriter.writePcm16(file, new double[][] {late}, RATE);
      WavWriter.writePcm16(
          Files.createDirectories(folder.resolve("ref")).resolve(delay + ".wav"),
          new double[][] {sound},
          RATE);
    }
    String[] near = {"score", "ref/400.wav", "out/400.wav", "-m", "si_sdr", "--align", "integer"};
    assertThat(run((Object[]) near).out()).contains("aligned by 400 samples");
    assertThat(run("score", "ref/1.wav", "out/1.wav", "-m", "si_sdr").out()).contains("1 sample (");
    SqeCall limited =
        run(
            "score",
            "ref/400.wav",
            "out/400.wav",
            "-m",
            "si_sdr",
            "--align",
            "integer",
            "--max-delay",
            "0.01");
    assertThat(limited.out()).contains("400 samples (50.0 ms) late (--align has not removed it");
  }

  @Test
  void manifestsSayWhereTheirPathsAre() throws Exception {
    write("clean/%s.wav", "a");
    write("out/%s.wav", "a");
    Path manifest = folder.resolve("pairs.csv");
    Files.writeString(manifest, "reference,estimate\nclean/a.wav,out/a.wav\n");
    SqeCall unnamed = run("pairs", "--manifest", manifest);
    assertThat(unnamed.out()).contains("\nout/a,");
    assertThat(unnamed.exitCode()).isZero();
    refused(
        "one that lists pairs names all files, as --manifest pairs.csv",
        "score",
        "clean",
        manifest);
    Path here = Path.of("").toAbsolutePath().resolve("pom.xml");
    assertThat(
            ManifestPaths.typedFromElsewhere(
                folder.resolve("m.csv"),
                java.util.List.of(
                    new sqe.table.Pair(
                        "a",
                        "",
                        folder.resolve("pom.xml"),
                        folder.resolve("out/a.wav"),
                        null,
                        java.util.Map.of(),
                        null))))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("are relative to it: pom.xml is there from here, but not from"));
    assertThat(here).exists();
  }

  @Test
  void aComparisonSaysThatSystemsComeLate() throws Exception {
    StringBuilder rows = new StringBuilder("id,system,si_sdr,message\n");
    for (String system : new String[] {"A", "B"}) {
      for (int i = 0; i < 12; i++) {
        rows.append("f%s,%s,%s,estimate is 320 samples (20.0 ms) late\n".formatted(i, system, i));
      }
    }
    Files.writeString(folder.resolve("two.csv"), rows);
    assertThat(run("compare", "two.csv", "--unsigned-ok").out())
        .contains("A, B, 12 of 12 files: estimate is 320 samples (20.0 ms) late");
  }

  @Test
  void aPageOfSegmentsSaysSo() throws Exception {
    write("clean/%s.wav", "a", "b");
    write("out/%s.wav", "a", "b");
    assertThat(
            run(
                    "score",
                    "clean",
                    "out",
                    "-m",
                    "si_sdr",
                    "--segment",
                    "0.25",
                    "-o",
                    "t.csv",
                    "--report",
                    "t.html")
                .exitCode())
        .isZero();
    assertThat(Files.readString(folder.resolve("t.html")))
        .contains(">Segments</h2>", "8 segments", "All segments have a score")
        .doesNotContain("ll files have a score");
  }
}
