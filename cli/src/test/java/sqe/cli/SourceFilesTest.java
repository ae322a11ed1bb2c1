package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.testing.GoldenTable;

/** Separated sources in files of their own, whose estimates stand in another order. */
@Tag("one-jdk")
class SourceFilesTest {

  private static final int RATE = 8000;

  @TempDir private Path folder = Path.of("");

  private final double[] one = noise(1);
  private final double[] two = noise(2);
  private final double[] three = noise(3);

  private static double[] noise(int seed) {
    return new Random(seed).doubles(RATE).map(x -> 0.2 * (x - 0.5)).toArray();
  }

  /** A little of another source, so that no score is infinite. */
  private static double[] leaky(double[] own, double[] other) {
    double[] mixed = own.clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += 0.1 * other[i];
    }
    return mixed;
  }

  private void write(String name, double[]... channels) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, channels, RATE);
  }

  @BeforeEach
  void writeSources() throws IOException {
    write("ref/s1/m.wav", one);
    write("ref/s2/m.wav", two);
    write("est/s1/m.wav", leaky(two, one));
    write("est/s2/m.wav", leaky(one, two));
    write("ref2.wav", one, two);
    write("est3.wav", three, leaky(two, one), leaky(one, two));
    write("mix/m.wav", leaky(one, two));
  }

  private List<Map<String, String>> scored(String arguments) throws Exception {
    Path table = folder.resolve("t.csv");
    SqeProcess run = run("score " + arguments + " -m si_sdr,sir,sa_sdr -q -o t.csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return GoldenTable.read(table).rows().stream().map(CSVRecord::toMap).toList();
  }

  private SqeProcess run(String command) throws Exception {
    Object[] words = command.split(" ");
    return SqeProcess.runIn(folder, words);
  }

  @Test
  void foldersManifestAndChannelsGiveTheSameScores() throws Exception {
    List<Map<String, String>> folders = scored("ref est --sources s1 s2");
    Files.writeString(
        folder.resolve("pairs.csv"),
        "id,reference_1,reference_2,estimate_1,estimate_2,estimate_3\n"
            + "m,ref/s1/m.wav,ref/s2/m.wav,est/s1/m.wav,est/s2/m.wav,\n");
    List<Map<String, String>> manifest = scored("--manifest pairs.csv");
    List<Map<String, String>> channels = scored("ref2.wav est3.wav --channels sources");
    for (int source = 0; source < 2; source++) {
      for (String metric : List.of("si_sdr", "sir", "sa_sdr")) {
        String score = folders.get(source).get(metric);
        assertThat(manifest.get(source).get(metric)).isEqualTo(score);
        assertThat(channels.get(source).get(metric)).isEqualTo(score);
        assertThat(Double.parseDouble(String.valueOf(score))).isBetween(15.0, 25.0);
      }
    }
    assertThat(folders.get(0)).containsEntry("estimate", "est/s2/m.wav");
    assertThat(folders.get(0).get("message")).contains("estimate is file 2");
    assertThat(channels.get(0).get("message")).contains("estimate 1 is of no source");
  }

  private static double[] late(double[] samples, int delay) {
    double[] moved = new double[samples.length];
    for (int i = delay; i < moved.length; i++) {
      moved[i] = samples[i - delay];
    }
    return moved;
  }

  @Test
  void estimatesOfSourcesAreAlignedEachByItsOwnDelay() throws Exception {
    write("late/s1/m.wav", late(leaky(two, one), 320));
    write("late/s2/m.wav", late(leaky(one, two), 100));
    List<Map<String, String>> aligned =
        scored("ref late --sources s1 s2 --align integer --max-delay 0.3");
    List<Map<String, String>> onTime = scored("ref est --sources s1 s2");
    for (int source = 0; source < 2; source++) {
      Map<String, String> row = aligned.get(source);
      assertThat(row.get("message"))
          .contains("aligned by " + (source == 0 ? 100 : 320) + " samples")
          .contains("estimate is file " + (2 - source));
      assertThat(Double.parseDouble(row.get("duration_s"))).isEqualTo((RATE - 320.0) / RATE);
      for (String metric : List.of("si_sdr", "sir", "sa_sdr")) {
        assertThat(Double.parseDouble(row.get(metric)))
            .as(metric)
            .isCloseTo(Double.parseDouble(onTime.get(source).get(metric)), within(0.5));
      }
    }
  }

  @Test
  void aMixtureOfOneChannelIsThatOfAllSources() throws Exception {
    List<Map<String, String>> rows = scored("ref est --sources s1 s2 --noisy mix --delta");
    assertThat(rows).allMatch(row -> "ok".equals(row.get("status")));
    double[] gains =
        rows.stream()
            .mapToDouble(row -> Double.parseDouble(String.valueOf(row.get("si_sdr_delta"))))
            .toArray();
    // the mixture is mostly the first source, and the second is what is gained
    assertThat(gains[0]).isBetween(-1.0, 1.0);
    assertThat(gains[1]).isBetween(35.0, 45.0);
  }

  @Test
  void oneChannelIsNoSeparation() throws Exception {
    SqeProcess run = run("score ref/s1 est/s1 --channels sources -m si_sdr,sir -q");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("one channel is not several sources", "--sources s1 s2")
        .doesNotContain(",inf,");
  }

  @Test
  void whatNeedsSourcesNamesTheOptions() throws Exception {
    assertThat(run("score ref/s1 est/s1 -m si_sdr,sir -q").out())
        .contains("separated sources (--channels sources; of files with one channel: --sources s1");
  }

  @Test
  void moreFoldersOfEstimatesThanOfReferencesAreListed() throws Exception {
    for (String source : List.of("spk1", "spk2", "spk3")) {
      Path to = Files.createDirectories(folder.resolve("more/" + source));
      Files.copy(folder.resolve("est/s1/m.wav"), to.resolve("m.wav"));
    }
    assertThat(run("pairs ref more").err())
        .contains(
            "ref has its sources in s1, s2, more in spk1, spk2, spk3: list all in a manifest with",
            "id,reference_1,reference_2,estimate_1,estimate_2,estimate_3");
  }

  @Test
  void whatLiesDeeperIsSaidOnce() throws Exception {
    for (String source : List.of("s1", "s2", "mix_clean")) {
      Path inner = Files.createDirectories(folder.resolve("outer/min/tt/" + source));
      Files.copy(folder.resolve("ref/s1/m.wav"), inner.resolve("m.wav"));
    }
    assertThat(run("pairs outer").err()).containsOnlyOnce("lie in outer/min/tt: name it in place");
  }

  @Test
  void whatCannotBeIsRefused() throws Exception {
    assertThat(run("score ref est --sources s1").err()).contains("names two or more folders");
    assertThat(run("score ref est --sources s1 s9").err()).contains("has no folder s9: ");
    assertThat(run("score ref est --sources s1 s2 --channels mean").err())
        .contains("have one channel");
    SqeProcess fewer = run("score est3.wav ref2.wav --channels sources -m sir -q");
    assertThat(fewer.out()).contains("3 sources, but the estimate has 2");
  }

  @Test
  void mixturesThatPairWithNothingAreSaidWithWhatJoinsThem() throws Exception {
    write("clean/u1.wav", one);
    write("out/u1.wav", leaky(one, two));
    write("noise/noisy-u1.wav", leaky(one, three));
    SqeProcess refused = run("score clean out --noisy noise -m si_sdr --delta");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("no mixtures: ", "--noisy-name 'noisy-{id}' pairs them");
    assertThat(
            run("score clean out --noisy noise -m si_sdr --delta --noisy-name noisy-{id}")
                .exitCode())
        .isZero();
  }

  @Test
  void notesAreCountedInTheSummaryAndAdviceFitsTheOptions() throws Exception {
    for (String id : List.of("a", "b", "c")) {
      write("clean/" + id + ".wav", noise(id.hashCode()));
      double[] late = new double[RATE];
      System.arraycopy(noise(id.hashCode()), 0, late, 400, RATE - 400);
      write("late/" + id + ".wav", late);
    }
    assertThat(run("score clean late -m si_sdr").err())
        .contains(
            "noted:\n3 of 3 rows: estimate is 400 samples (50.0 ms) late (--align integer removes it)");
    assertThat(run("score clean late -m si_sdr --align integer").err())
        .contains("3 of 3 rows: aligned by 400 samples");
    SqeProcess beyond = run("score clean late -m si_sdr --align integer --max-delay 0.01");
    assertThat(beyond.out()).contains("a larger --max-delay may").doesNotContain("integer removes");
  }

  @Test
  void atOtherRatesOnlyWhatExistsThereIsScoredByDefault() throws Exception {
    Path clean = Files.createDirectories(folder.resolve("clean"));
    WavWriter.writePcm16(clean.resolve("a.wav"), new double[][] {noise(1)}, 44100);
    Path noisy = Files.createDirectories(folder.resolve("noisy"));
    WavWriter.writePcm16(noisy.resolve("a.wav"), new double[][] {leaky(one, two)}, 44100);
    SqeProcess run = run("score clean noisy");
    assertThat(run.err()).contains("44100 Hz: without ", "--resample 16000 would add");
    assertThat(run.out().lines().findFirst().orElse("")).doesNotContain("pesq", "pmsqe");
  }

  @Test
  void finishedRowsAreKept() throws Exception {
    scored("ref est --sources s1 s2");
    String before = Files.readString(folder.resolve("t.csv"));
    SqeProcess again =
        run("score ref est --sources s1 s2 -m si_sdr,sir,sa_sdr -q -o t.csv --resume");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(folder.resolve("t.csv")).content().isEqualTo(before);
  }

  @Test
  void aListNamesPairsOfSourcesByTheirFilesAndOneThatNamesNoneIsAlwaysSaid() throws Exception {
    write("ref/s1/n.wav", one);
    write("ref/s2/n.wav", two);
    write("est/s1/n.wav", leaky(two, one));
    write("est/s2/n.wav", leaky(one, two));
    Path list = folder.resolve("drop.txt");
    Files.writeString(list, folder.getFileName() + "/ref/s2/m.wav\n");
    Object[] call = {
      "pairs",
      folder.resolve("ref"),
      folder.resolve("est"),
      "--sources",
      "s1",
      "s2",
      "--exclude",
      list,
      "-q"
    };
    SqeCall some = SqeCall.run(call);
    assertThat(some.out()).contains("/s1/n.wav").doesNotContain("m.wav");
    assertThat(some.err()).isEmpty();
    Files.writeString(list, "ref/s2/other.wav\n");
    SqeCall none = SqeCall.run(call);
    assertThat(none.exitCode()).isZero();
    assertThat(none.err()).contains("leaves out none of 2 pairs", "'ref/s2/other.wav'");
    Files.writeString(list, "s1/m\ns1/n\n");
    SqeCall audited = SqeCall.run("audit", folder.resolve("ref/s1"), "--exclude", list);
    assertThat(audited.err()).contains("all audio files are excluded");
  }
}
