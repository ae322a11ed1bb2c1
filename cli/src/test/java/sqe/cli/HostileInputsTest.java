package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Malformed and odd inputs in one batch each: every one gets its answer, none ends the batch. */
class HostileInputsTest {

  private static final Set<String> FILE_GROUPS =
      Set.of("valid", "codec", "renamed", "header", "content");

  /**
   * Where we refuse what the list would accept with a warning: lengths that differ by a second are
   * an error by contract (cli.md), and a file in another format under a wrong name is decoded on
   * purpose, as the list allows.
   */
  private static final Map<String, Boolean> OWN_CHOICE =
      Map.of("pairs/delayed_1s", true, "pairs/long_1s_tail", true, "renamed/flac.wav", false);

  /** Nothing in samples alone tells that a tone, noise or a wrong rate is not meant. */
  private static final Set<String> NO_WARNING_POSSIBLE =
      Set.of("content/tone_1k.wav", "content/noise.wav", "pairs/rate_lie_both");

  @TempDir Path folder;

  @Test
  void everyCaseOfTheListGetsTheAnswerItAsksFor() throws Exception {
    Path hostile = SharedFolder.require("hostile");
    GoldenTable cases = GoldenTable.read(hostile.resolve("manifest.csv"));
    List<String> lines = new ArrayList<>();
    for (CSVRecord row : cases.rows()) {
      String file = URLDecoder.decode(row.get("file_percent_encoded"), StandardCharsets.UTF_8);
      if (FILE_GROUPS.contains(row.get("group"))) {
        lines.add(line(file, hostile.resolve(file), hostile.resolve(file), row.get("verdict")));
      } else if (row.get("group").equals("pairs")) {
        Path pair = hostile.resolve(file);
        lines.add(
            line(
                file, pair.resolve("clean.wav"), pair.resolve("enhanced.wav"), row.get("verdict")));
      }
    }
    Path table = score(lines);
    Map<String, List<CSVRecord>> byId =
        GoldenTable.read(table).rows().stream().collect(Collectors.groupingBy(r -> r.get("id")));
    assertThat(byId).hasSize(lines.size());
    SoftAssertions softly = new SoftAssertions();
    byId.forEach((id, rows) -> check(softly, id, rows));
    softly.assertAll();
  }

  private static void check(SoftAssertions softly, String id, List<CSVRecord> rows) {
    String verdict = rows.get(0).get("verdict");
    boolean refused = rows.stream().allMatch(r -> r.get("status").equals("failed"));
    boolean silence = id.equals("content/silence.wav");
    boolean expected = OWN_CHOICE.getOrDefault(id, verdict.equals("refuse") || silence);
    softly.assertThat(refused).as("%s refused (%s)", id, rows).isEqualTo(expected);
    String messages = rows.stream().map(r -> r.get("message")).collect(Collectors.joining());
    if (!verdict.equals("accept") && !NO_WARNING_POSSIBLE.contains(id)) {
      softly.assertThat(messages).as("%s warns", id).isNotEmpty();
    }
    softly.assertThat(messages).as(id).doesNotContain("internal error", "Exception", "\n");
  }

  @Test
  void knownDefectsOfPairsAreNamed() throws Exception {
    Path pairs = SharedFolder.require("hostile/pairs");
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("identical", "identical to the reference"),
            Map.entry("identical_scaled", "the reference but for a factor"),
            Map.entry("polarity_flipped", "upside down"),
            Map.entry("delayed_37ms", "592 samples (37.0 ms) late"),
            Map.entry("drift_200ppm", "drifts"),
            Map.entry("short_10ms", "lengths differ by 160 samples (0.010 s)"),
            Map.entry("rate_mismatch_48k", "reference 16000 Hz, estimate 48000 Hz"),
            Map.entry("stereo_swapped", "channel 1 of the reference is in channel 2"),
            Map.entry("enhanced_silent", "estimate is silent"),
            Map.entry("enhanced_inf", "Infinity at sample 20000"),
            Map.entry("wrong_utterance", "little of the reference's waveform"),
            Map.entry("reversed", "little of the reference's waveform"),
            Map.entry("clipped", "clipped"),
            Map.entry("dc_offset", "DC offset of 0.150"),
            Map.entry("tiny_100ms", "too short: needs 0.41 s"));
    List<String> lines = new ArrayList<>();
    for (String name : expected.keySet()) {
      Path pair = pairs.resolve(name);
      lines.add(line(name, pair.resolve("clean.wav"), pair.resolve("enhanced.wav"), ""));
    }
    GoldenTable table = GoldenTable.read(score(lines));
    expected.forEach(
        (name, text) ->
            assertThat(table.where(r -> r.get("id").equals(name)).rows())
                .as(name)
                .extracting(r -> r.get("message"))
                .anyMatch(message -> message.contains(text)));
  }

  @Test
  void noEpsilonEatsAQuietEstimate() throws Exception {
    Path pairs = SharedFolder.require("hostile/pairs");
    List<String> lines = new ArrayList<>();
    for (String name : List.of("ok", "scaled_1e-6_float")) {
      Path pair = pairs.resolve(name);
      lines.add(line(name, pair.resolve("clean.wav"), pair.resolve("enhanced.wav"), ""));
    }
    double[] scores = GoldenTable.read(score(lines)).column("si_sdr");
    // the quiet copy is the same 16-bit output times 1e-6 in single precision
    assertThat(scores[1]).isCloseTo(scores[0], within(1e-5));
  }

  @Test
  void linksAndFoldersThatAreNoFilesFailAlone() throws Exception {
    Path clean = Files.createDirectories(folder.resolve("clean"));
    double[][] tone = {new double[16000]};
    for (int i = 0; i < 16000; i++) {
      tone[0][i] = 0.3 * Math.sin(0.1 * i) * Math.sin(0.003 * i);
    }
    for (String name : List.of("good", "loop_a", "self", "dangling", "link_ok")) {
      WavWriter.writePcm16(clean.resolve(name + ".wav"), tone, 16000);
    }
    Path enhanced = Files.createDirectories(folder.resolve("enhanced"));
    WavWriter.writePcm16(enhanced.resolve("good.wav"), tone, 16000);
    Files.createSymbolicLink(enhanced.resolve("link_ok.wav"), enhanced.resolve("good.wav"));
    Files.createSymbolicLink(enhanced.resolve("loop_a.wav"), enhanced.resolve("loop_b.txt"));
    Files.createSymbolicLink(enhanced.resolve("loop_b.txt"), enhanced.resolve("loop_a.wav"));
    Files.createSymbolicLink(enhanced.resolve("self.wav"), enhanced.resolve("self.wav"));
    Files.createSymbolicLink(enhanced.resolve("dangling.wav"), enhanced.resolve("nothing"));
    Path table = folder.resolve("t.csv");
    SqeCall run = SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table);
    assertThat(run.exitCode()).isEqualTo(1);
    GoldenTable scores = GoldenTable.read(table);
    assertThat(scores.row("id", "good").get("status")).isEqualTo("ok");
    assertThat(scores.row("id", "link_ok").get("status")).isEqualTo("ok");
    for (String name : List.of("loop_a", "self", "dangling")) {
      assertThat(scores.row("id", name).get("status")).as(name).isEqualTo("failed");
    }
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void oddNamesSurviveTheWayIntoTheTableAndCannotSteerATerminal() throws Exception {
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
            "100%d%s%n",
            "a;b&c|d$(e)`f`",
            "[a]*?{b}",
            "back\\slash",
            "dots.",
            "caf\u00E9",
            "cafe\u0301",
            "\u65E5\u672C\u8A9E",
            "\u202Egnp",
            "esc\u001B[31mred",
            "x".repeat(251));
    double[][] tone = {new double[800]};
    Arrays.setAll(tone[0], i -> 0.1 * Math.sin(0.1 * i));
    Path clean = Files.createDirectories(folder.resolve("clean"));
    for (String name : names) {
      WavWriter.writePcm16(clean.resolve(name + ".wav"), tone, 16000);
    }
    Path table = folder.resolve("t.csv");
    SqeCall run = SqeCall.run("score", clean, clean, "-m", "mse", "-o", table);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(GoldenTable.read(table).rows())
        .extracting(r -> r.get("id"))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(run.err()).doesNotContain("\u001B", "\u202E");
  }

  private static String line(String id, Path reference, Path estimate, String verdict) {
    return CSVFormat.RFC4180.format(id, reference, estimate, verdict) + "\n";
  }

  private Path score(List<String> lines) throws IOException, InterruptedException {
    Path manifest = folder.resolve("manifest.csv");
    Files.writeString(manifest, "id,reference,estimate,verdict\n" + String.join("", lines));
    Path table = folder.resolve("scores.csv");
    SqeCall run =
        SqeCall.run(
            "score",
            "--manifest",
            manifest,
            "-m",
            "si_sdr,si_snr,sdr,stoi,estoi,pmsqe",
            "-o",
            table);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ", "internal error");
    boolean allScored =
        GoldenTable.read(table).rows().stream().allMatch(r -> r.get("status").equals("ok"));
    assertThat(run.exitCode()).isEqualTo(allScored ? 0 : 1);
    return table;
  }
}
