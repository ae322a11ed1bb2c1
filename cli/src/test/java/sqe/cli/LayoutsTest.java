package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/**
 * Published sets as they lie on disk: what {@code sqe pairs}, {@code score} and {@code audit} make
 * of them. The table in docs/score.md is written by this test.
 */
@Tag("one-jdk")
class LayoutsTest {

  private static final Path PAGE = SharedFolder.project("docs/score.md");

  private static final String BEGIN = "<!-- known sets -->\n";
  private static final String END = "<!-- end of known sets -->";

  /** What a set looks like, and how it is scored. */
  private record Layout(String name, List<String> files, String arguments, List<String> pairs) {

    String row() {
      return "| %s | `sqe pairs %s` | %s |"
          .formatted(
              name, arguments, String.join("<br>", pairs.stream().map(Layout::code).toList()));
    }

    private static String code(String text) {
      return "`" + text + "`";
    }
  }

  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout(
              "VoiceBank-DEMAND, Valentini",
              List.of(
                  "VB/clean_testset_wav/p232_001.wav",
                  "VB/noisy_testset_wav/p232_001.wav",
                  "VB/clean_trainset_28spk_wav/p226_001.wav",
                  "VB/noisy_trainset_28spk_wav/p226_001.wav",
                  "enhanced/p232_001.wav"),
              "VB/ enhanced/",
              List.of(
                  "p232_001: VB/clean_testset_wav/p232_001.wav, enhanced/p232_001.wav,"
                      + " VB/noisy_testset_wav/p232_001.wav")),
          new Layout(
              "the same, its mixtures",
              List.of("VB/clean_testset_wav/p232_001.wav", "VB/noisy_testset_wav/p232_001.wav"),
              "VB/",
              List.of(
                  "p232_001: VB/clean_testset_wav/p232_001.wav,"
                      + " VB/noisy_testset_wav/p232_001.wav,"
                      + " VB/noisy_testset_wav/p232_001.wav")),
          new Layout(
              "DNS Challenge",
              List.of(
                  "dns/clean/clean_fileid_12.wav",
                  "dns/noisy/clnsp1_train_69005_1_snr15_tl-21_fileid_12.wav",
                  "enhanced/clnsp1_train_69005_1_snr15_tl-21_fileid_12.wav"),
              "dns/ enhanced/",
              List.of(
                  "fileid_12: dns/clean/clean_fileid_12.wav,"
                      + " enhanced/clnsp1_train_69005_1_snr15_tl-21_fileid_12.wav,"
                      + " dns/noisy/clnsp1_train_69005_1_snr15_tl-21_fileid_12.wav")),
          new Layout(
              "EARS-WHAM",
              List.of(
                  "ears/test/clean/p102/00001.wav",
                  "ears/test/noisy/p102/00001_-1.5dB.wav",
                  "enhanced/p102/00001_-1.5dB.wav"),
              "ears/test/ enhanced/",
              List.of(
                  "p102/00001: ears/test/clean/p102/00001.wav, enhanced/p102/00001_-1.5dB.wav,"
                      + " ears/test/noisy/p102/00001_-1.5dB.wav")),
          new Layout(
              "EARS-Reverb",
              List.of(
                  "ears/test/clean/p102/00001.wav",
                  "ears/test/reverberant/p102/00001_0.45.wav",
                  "enhanced/p102/00001_0.45.wav"),
              "ears/test/ enhanced/",
              List.of(
                  "p102/00001: ears/test/clean/p102/00001.wav, enhanced/p102/00001_0.45.wav,"
                      + " ears/test/reverberant/p102/00001_0.45.wav")),
          new Layout(
              "URGENT, folders",
              List.of(
                  "urgent/clean/fileid_1.wav",
                  "urgent/noisy/fileid_1.wav",
                  "enhanced/fileid_1.wav"),
              "urgent/ enhanced/",
              List.of(
                  "fileid_1: urgent/clean/fileid_1.wav, enhanced/fileid_1.wav,"
                      + " urgent/noisy/fileid_1.wav")),
          new Layout(
              "LibriMix, WHAM, WSJ0-2mix",
              List.of(
                  "Libri2Mix/test/s1/a_b.wav",
                  "Libri2Mix/test/s2/a_b.wav",
                  "Libri2Mix/test/mix_clean/a_b.wav",
                  "out/s1/a_b.wav",
                  "out/s2/a_b.wav"),
              "Libri2Mix/test/ out/",
              List.of(
                  "a_b: Libri2Mix/test/s1/a_b.wav, Libri2Mix/test/s2/a_b.wav, out/s1/a_b.wav,"
                      + " out/s2/a_b.wav, Libri2Mix/test/mix_clean/a_b.wav")),
          new Layout(
              "the same, estimates beside each other",
              List.of(
                  "Libri2Mix/test/s1/a_b.wav",
                  "Libri2Mix/test/s2/a_b.wav",
                  "Libri2Mix/test/mix_clean/a_b.wav",
                  "out/a_b_s1.wav",
                  "out/a_b_s2.wav"),
              "Libri2Mix/test/ out/",
              List.of(
                  "a_b: Libri2Mix/test/s1/a_b.wav, Libri2Mix/test/s2/a_b.wav, out/a_b_s1.wav,"
                      + " out/a_b_s2.wav, Libri2Mix/test/mix_clean/a_b.wav")),
          new Layout(
              "the same, folders of other names",
              List.of(
                  "Libri2Mix/test/s1/a_b.wav",
                  "Libri2Mix/test/s2/a_b.wav",
                  "Libri2Mix/test/mix_clean/a_b.wav",
                  "out/spk1/a_b.wav",
                  "out/spk2/a_b.wav"),
              "Libri2Mix/test/ out/ --sources s1=spk1 s2=spk2",
              List.of(
                  "a_b: Libri2Mix/test/s1/a_b.wav, Libri2Mix/test/s2/a_b.wav, out/spk1/a_b.wav,"
                      + " out/spk2/a_b.wav, Libri2Mix/test/mix_clean/a_b.wav")),
          new Layout(
              "the same, its mixtures",
              List.of(
                  "Libri2Mix/test/s1/a_b.wav",
                  "Libri2Mix/test/s2/a_b.wav",
                  "Libri2Mix/test/mix_clean/a_b.wav"),
              "Libri2Mix/test/",
              List.of(
                  "a_b: Libri2Mix/test/s1/a_b.wav, Libri2Mix/test/s2/a_b.wav,"
                      + " Libri2Mix/test/mix_clean/a_b.wav, Libri2Mix/test/mix_clean/a_b.wav,"
                      + " Libri2Mix/test/mix_clean/a_b.wav")),
          new Layout(
              "sources without mixtures",
              List.of("ref/s1/m.wav", "ref/s2/m.wav", "out/s1/m.wav", "out/s2/m.wav"),
              "ref/ out/ --sources s1 s2",
              List.of("m: ref/s1/m.wav, ref/s2/m.wav, out/s1/m.wav, out/s2/m.wav")),
          new Layout(
              "URGENT, Kaldi and ESPnet lists",
              List.of(
                  "urgent/spk1.scp=fileid_1 wav/c1.wav",
                  "urgent/wav.scp=fileid_1 wav/n1.wav",
                  "urgent/wav/c1.wav",
                  "urgent/wav/n1.wav",
                  "inf.scp=fileid_1 out/x.wav",
                  "out/x.wav"),
              "urgent/spk1.scp inf.scp --noisy urgent/wav.scp",
              List.of("fileid_1: urgent/wav/c1.wav, out/x.wav, urgent/wav/n1.wav")));

  @TempDir private Path folder = Path.of("");

  private void make(Layout layout, Path root) throws IOException {
    for (String entry : layout.files()) {
      String[] parts = entry.split("=", 2);
      Path file = root.resolve(parts[0]);
      Files.createDirectories(file.getParent());
      if (parts.length > 1) {
        Files.writeString(file, parts[1] + "\n");
      } else {
        write(file);
      }
    }
  }

  /** Noise under its own name: the audit finds no copies. */
  private static void write(Path file) throws IOException {
    double[] samples =
        new Random(file.toString().hashCode()).doubles(8000).map(x -> 0.2 * (x - 0.5)).toArray();
    WavWriter.writePcm16(file, new double[][] {samples}, 8000);
  }

  private static Object[] words(String command) {
    return command.split(" ");
  }

  private static List<String> pairs(String manifest) {
    List<String> lines = manifest.lines().toList();
    assertThat(lines.get(0)).startsWith("id,reference");
    return lines.stream()
        .skip(1)
        .map(line -> line.replaceFirst(",", ": ").replace(",", ", "))
        .toList();
  }

  @Test
  void everyLayoutIsPairedAndScored() throws Exception {
    List<String> rows = new ArrayList<>();
    for (Layout layout : LAYOUTS) {
      Path root = Files.createDirectory(folder.resolve("set" + rows.size()));
      make(layout, root);
      SqeProcess pairs = SqeProcess.runIn(root, words("pairs " + layout.arguments()));
      assertThat(pairs.exitCode()).as(layout.name() + pairs.err()).isZero();
      assertThat(pairs(pairs.out())).as(layout.name()).isEqualTo(layout.pairs());
      SqeProcess score =
          SqeProcess.runIn(root, words("score " + layout.arguments() + " -m si_sdr -q"));
      assertThat(score.exitCode()).as(layout.name() + score.err()).isZero();
      rows.add(layout.row());
    }
    String table =
        "| set | command | pairs: reference, estimate, mixture |\n|---|---|---|\n"
            + String.join("\n", rows)
            + "\n";
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    String wanted = page.substring(0, from) + table + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("sqe.docs"))) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  @Test
  void mixturesThatNobodyNamedNeedNotPair() throws Exception {
    for (int i = 1; i <= 3; i++) {
      write(
          Files.createDirectories(folder.resolve("dns/clean"))
              .resolve("clean_fileid_" + i + ".wav"));
      write(
          Files.createDirectories(folder.resolve("dns/noisy"))
              .resolve("a_snr1_fileid_" + i + ".wav"));
      write(Files.createDirectories(folder.resolve("same")).resolve("clean_fileid_" + i + ".wav"));
    }
    Files.createDirectories(folder.resolve("set/mix_clean"));
    for (String source : List.of("set/s1", "set/s2", "out/s1", "out/s2")) {
      write(Files.createDirectories(folder.resolve(source)).resolve("m.wav"));
    }
    SqeCall pairs = SqeCall.run("pairs", folder.resolve("dns"), folder.resolve("same"));
    assertThat(pairs.exitCode()).as(pairs.err()).isZero();
    assertThat(pairs.err()).contains("note: no mixtures: ", "paired without them", "3 pairs");
    SqeCall typed =
        SqeCall.run(
            "pairs",
            folder.resolve("dns"),
            folder.resolve("same"),
            "--noisy",
            folder.resolve("dns/noisy"));
    assertThat(typed.exitCode()).isEqualTo(3);
    SqeCall sources = SqeCall.run("pairs", folder.resolve("set"), folder.resolve("out"));
    assertThat(sources.exitCode()).as(sources.err()).isZero();
    assertThat(sources.err()).contains("paired without them");
  }

  @Test
  void someFilesWithASuffixAreOneSystem() throws Exception {
    for (String id : List.of("u1", "u2", "u3", "u4")) {
      write(Files.createDirectories(folder.resolve("clean")).resolve(id + ".wav"));
      String suffix = id.compareTo("u3") < 0 ? "" : "_enhanced";
      write(Files.createDirectories(folder.resolve("half")).resolve(id + suffix + ".wav"));
    }
    SqeCall pairs = SqeCall.run("pairs", folder.resolve("clean"), folder.resolve("half"));
    assertThat(pairs.err())
        .contains("('u3', 'u3_enhanced'); --match '^(.+?)(?:_enhanced)?$' pairs them");
  }

  @Test
  void anAuditPairsThemToo() throws Exception {
    make(LAYOUTS.get(0), folder);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute("audit", folder.resolve("VB").toString());
    assertThat(out + err.toString()).contains("4 files");
  }
}
