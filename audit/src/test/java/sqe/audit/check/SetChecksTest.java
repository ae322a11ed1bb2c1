package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairAnalyser;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.metrics.MetricCatalog;
import sqe.testing.FormulaSignals;
import sqe.testing.SharedFolder;

/** Checks that need more than one file, a manifest or a table of scores. */
class SetChecksTest {

  private static final FormulaSignals SIGNALS = new FormulaSignals();
  private static final double[] VOICE = Defects.withNoise(SIGNALS.source1, -50, 1);
  private static final double[] OTHER = Defects.withNoise(SIGNALS.source2, -50, 2);

  @Test
  void aCopyIsAnExactDuplicateAndAScaledShiftedOneANearDuplicate() throws IOException {
    double[] speech = speech("s01_engb");
    double[] other = speech("s07_nl");
    for (int shift : new int[] {0, 400, 777, 8000}) {
      double[] copy = Defects.quantised(Defects.scaled(Defects.padded(speech, shift, 0), 0.5), 16);
      List<Finding> found = ofFiles(file("a", speech), file("b", other), file("c", copy));
      assertThat(checks(found, "c.wav")).as("shift " + shift).contains("near-duplicate");
      assertThat(checks(found, "b.wav")).doesNotContain("near-duplicate", "exact-duplicate");
    }
    List<Finding> exact = ofFiles(file("a", speech), file("b", other), file("c", speech.clone()));
    assertThat(checks(exact, "c.wav")).contains("exact-duplicate").doesNotContain("near-duplicate");
  }

  @Test
  void whatTrainAndTestShareIsLeakage() throws IOException {
    double[] speech = speech("s02_enus");
    double[] quieter = Defects.quantised(Defects.scaled(speech, 0.5), 16);
    List<Finding> found =
        ofFiles(
            file("train/u0", speech),
            file("test/exact", speech.clone()),
            file("test/gain", quieter),
            file("test/other", speech("s08_pl")));
    assertThat(checks(found, "test/exact.wav")).contains("leakage");
    assertThat(checks(found, "test/gain.wav")).contains("leakage");
    assertThat(checks(found, "test/other.wav")).doesNotContain("leakage");

    List<Finding> speakers =
        ofFiles(
            file("a", VOICE, "speaker", "p1", "split", "train"),
            file("b", OTHER, "speaker", "p1", "split", "test"));
    assertThat(checks(speakers, "b.wav")).contains("leakage");
  }

  @Test
  void theOddRateAndTheOddChannelCountAreFound() {
    FileFeatures slow = Defects.file("slow.wav", 8000, VOICE);
    FileFeatures stereo = Defects.file("stereo.wav", 16000, VOICE, VOICE.clone());
    FileFeatures dead = Defects.file("dead.wav", 16000, VOICE, new double[VOICE.length]);
    List<Finding> found =
        ofFiles(file("a", VOICE), file("b", OTHER), file("c", OTHER), slow, stereo, dead);
    assertThat(checks(found, "slow.wav")).contains("sample-rate");
    assertThat(checks(found, "stereo.wav")).contains("channels");
    assertThat(checks(found, "dead.wav")).contains("channels").doesNotContain("constant");
    assertThat(checks(found, "a.wav")).doesNotContain("sample-rate", "channels");
  }

  @Test
  void whatTheManifestDeclaresIsHeldAgainstTheFile() {
    List<Finding> wrong =
        ofFiles(
            file(
                "a",
                VOICE,
                "duration",
                "2.5",
                "sample_rate",
                "8000",
                "level",
                "-10",
                "text",
                "far too few words"),
            file("b", VOICE, "duration", "2.000", "sample_rate", "16000"));
    assertThat(checks(wrong, "a.wav"))
        .contains("declared-duration", "sample-rate", "declared-level");
    assertThat(checks(wrong, "b.wav"))
        .doesNotContain("declared-duration", "sample-rate", "declared-level", "rate");
    String much = "many words ".repeat(12);
    assertThat(checks(ofFiles(file("c", VOICE, "text", much)), "c.wav")).contains("rate");

    var pair = Defects.pair("p.wav", Map.of("snr", "20"), 16000, VOICE, SIGNALS.estimate);
    assertThat(Defects.has(Defects.findings(List.of(), List.of(pair)), "declared-snr")).isTrue();
    String exact = Double.toString(pair.channels().get(0).snrDb());
    var right = Defects.pair("p.wav", Map.of("snr", exact), 16000, VOICE, SIGNALS.estimate);
    assertThat(Defects.has(Defects.findings(List.of(), List.of(right)), "declared-snr")).isFalse();
  }

  @Test
  void imbalanceFewSpeakersAndSmallGroupsAreFound() {
    List<FileFeatures> files = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String speaker = i < 9 ? "s0" : "s" + i;
      String condition = i < 11 ? "street" : "cafe";
      files.add(file("f" + i, VOICE, "speaker", speaker, "condition", condition));
    }
    List<Finding> found = Defects.findings(files, List.of());
    assertThat(messages(found, "imbalance")).anyMatch(m -> m.contains("speaker s0"));
    assertThat(messages(found, "few-clusters")).containsExactly("4 speakers");
    assertThat(messages(found, "too-few")).containsExactly("condition cafe has 1 file");
  }

  @Test
  void emptyAndConstantColumnsAreFound() {
    List<Map<String, String>> rows =
        List.of(
            Map.of("id", "a", "speaker", "", "mood", "calm"),
            Map.of("id", "b", "speaker", "p", "mood", "calm"),
            Map.of("id", "c", "speaker", "q", "mood", "calm"));
    var data =
        new AuditData(List.of(file("a", VOICE)), List.of(), List.of(), rows, List.of(), true);
    List<Finding> found = CheckRunner.findings(data, null, AuditSettings.of(Profile.GENERAL));
    assertThat(messages(found, "null-metadata"))
        .containsExactlyInAnyOrder(
            "column speaker: 1 of 3 cells is empty", "column mood is 'calm' throughout");
  }

  @Test
  void outliersOfDurationAndReverberationAndLevelSpreadAreFound() {
    List<FileFeatures> files = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      files.add(file("f" + i, Defects.withNoise(VOICE, -50, i)));
    }
    files.add(file("long", Defects.padded(VOICE, 0, 10 * VOICE.length)));
    files.add(file("quiet", Defects.scaled(VOICE, 0.003)));
    List<Finding> found = Defects.findings(files, List.of());
    assertThat(checks(found, "long.wav")).contains("duration-outlier");
    assertThat(checks(found, "f3.wav")).doesNotContain("duration-outlier");
    assertThat(messages(found, "level-spread")).hasSize(1);
  }

  @Test
  void exchangedChannelsAreFoundAndLongNamesNoted() {
    double[][] r = {VOICE, OTHER};
    double[][] e = {OTHER, VOICE};
    var reference = new Recording(r, 16000, List.of());
    var estimate = new Recording(e, 16000, List.of());
    var pair =
        PairAnalyser.analyse(
            new FileAnalyser.Analysed(Defects.file("r.wav", 16000, r), reference),
            new FileAnalyser.Analysed(Defects.file("e.wav", 16000, e), estimate),
            Map.of());
    assertThat(pair.channelsSwapped()).isTrue();
    assertThat(messages(Defects.findings(List.of(), List.of(pair)), "swapped"))
        .contains("the two channels are exchanged");
    FileFeatures named = file("x".repeat(130), VOICE);
    assertThat(checks(ofFiles(named), named.name())).contains("path");
    assertThat(checks(ofFiles(file("näme", VOICE)), "näme.wav")).contains("path");
    assertThat(checks(ofFiles(file("name", VOICE)), "name.wav")).doesNotContain("path");
  }

  @Test
  void sentinelsRangesTiesAndDisagreementsOfAScoreTableAreFound() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(row("f" + i, Integer.toString(i % 7), Double.toString(2 + 0.03 * i), "0.8" + i));
    }
    rows.add(row("sentinel", "12", "-1", "1e-5"));
    rows.add(row("range", "3", "5.2", "1.7"));
    rows.add(row("dead", "-inf", "1.5", "0.2"));
    rows.add(row("bad", "3", "n/a", "0.83"));
    rows.add(row("differ", "60", "1.0", "0.2"));
    var table =
        AuditedScores.of("scores.csv", rows, MetricCatalog.load(), column -> true, Set.of());
    var none = new AuditData(List.of(), List.of(), List.of(), List.of(), List.of(), true);
    List<Finding> found = CheckRunner.findings(none, table, AuditSettings.of(Profile.GENERAL));
    assertThat(checks(found, "sentinel")).contains("sentinel");
    assertThat(checks(found, "range")).contains("range");
    assertThat(messages(found, "dead"))
        .contains("sdr = -inf is worse than any score: nothing of the reference is left");
    assertThat(checks(found, "bad")).contains("range");
    assertThat(checks(found, "differ")).contains("disagreement");
    assertThat(messages(found, "sentinel")).anyMatch(m -> m.startsWith("sdr: "));
    assertThat(checks(found, "f3")).isEmpty();
  }

  @Test
  void aCarriedColumnWithAMetricsNameIsNoScore(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, "id,snr,mse,dnsmos\na,5 dB,0.5,3.1\n");
    assertThat(AuditedScores.read(table).columns())
        .extracting(AuditedScores.Column::name)
        .containsExactly("snr", "mse", "dnsmos");
    Files.writeString(
        folder.resolve("t.csv.meta.json"),
        "{\"started\": \"2026-01-01T00:00:00Z\", \"signatures\": {\"mse\": {\"short\": \"mse#0\", \"long\": \"mse|rev:1\"}}}");
    AuditedScores scored = AuditedScores.read(table);
    assertThat(scored.columns())
        .extracting(AuditedScores.Column::name)
        .containsExactly("mse", "dnsmos");
    assertThat(scored.unreadable()).isEmpty();
  }

  private static Map<String, String> row(String id, String sdr, String pesq, String stoi) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("sdr", sdr);
    row.put("pesq", pesq);
    row.put("stoi", stoi);
    return row;
  }

  private static FileFeatures file(String name, double[] x, String... columns) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      map.put(columns[i], columns[i + 1]);
    }
    return Defects.file(name + ".wav", FileFeatures.Role.REFERENCE, map, 16000, x);
  }

  private static List<Finding> ofFiles(FileFeatures... files) {
    return Defects.findings(Arrays.asList(files), List.of());
  }

  private static List<String> checks(List<Finding> findings, String file) {
    return findings.stream().filter(f -> f.file().equals(file)).map(Finding::check).toList();
  }

  private static List<String> messages(List<Finding> findings, String check) {
    return findings.stream().filter(f -> f.check().equals(check)).map(Finding::message).toList();
  }

  private static double[] speech(String name) throws IOException {
    return AudioReader.read(SharedFolder.project("testdata/clean/" + name + ".wav")).channels()[0];
  }
}
