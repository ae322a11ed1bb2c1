package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.dsp.filter.Resampler;
import sqe.metrics.MetricCatalog;
import sqe.scoring.Profile;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Tables of benchmarks. */
class ProfilesTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean/s01_engb.wav");
  private static final Path RNNOISE =
      SharedFolder.project("testdata/enhanced_rnnoise/s01_engb.wav");

  /** Columns of the challenge's values, and how far from them a score may be. */
  private static final Map<String, Map.Entry<String, Double>> OF_URGENT =
      Map.of(
          "sdr_urgent", Map.entry("sdr", 1e-9),
          "lsd_urgent", Map.entry("lsd", 1e-9),
          "mcd_urgent", Map.entry("mcd", 1e-9),
          "estoi", Map.entry("estoi", 1e-6),
          "pesq_urgent", Map.entry("pesq", 1e-3));

  @TempDir private Path folder = Path.of("");

  @Test
  void theTableOfTheUrgentProfileEqualsThatOfTheChallenge() throws Exception {
    Path recordings = SharedFolder.require("reference/quality");
    StringBuilder manifest = new StringBuilder("id,reference,estimate\n");
    List<CSVRecord> expected =
        GoldenTable.read(SharedFolder.require("specs/urgent-goldens.csv"))
            .where(row -> Files.exists(recordings.resolve(row.get("pair") + ".ref.wav")))
            .rows();
    for (CSVRecord row : expected) {
      Path pair = recordings.resolve(row.get("pair"));
      manifest.append("%s,%s.ref.wav,%s.deg.wav\n".formatted(row.get("pair"), pair, pair));
    }
    Path list = Files.writeString(folder.resolve("pairs.csv"), manifest);
    Path table = folder.resolve("scores.csv");
    SqeCall run =
        SqeCall.run("score", "--manifest", list, "--profile", "urgent2025", "-o", table, "-q");
    assertThat(run.exitCode()).as(run.err()).isZero();
    GoldenTable scores = GoldenTable.read(table);
    assertThat(expected).hasSize(4);
    for (CSVRecord row : expected) {
      CSVRecord found = scores.row("id", row.get("pair"));
      OF_URGENT.forEach(
          (id, column) ->
              assertThat(Double.parseDouble(found.get(id)))
                  .as("%s of %s", id, row.get("pair"))
                  .isCloseTo(
                      Double.parseDouble(row.get(column.getKey())), within(column.getValue())));
    }
  }

  @Test
  void metadataNameTheProfileAndEveryPolicy() throws Exception {
    Path table = folder.resolve("scores.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "--profile", "voicebank", "-m", "stoi", "-o", table, "-q");
    assertThat(Files.readString(folder.resolve("scores.csv.meta.json")))
        .contains("\"profile\" : \"voicebank\"")
        .contains("\"resample\" : \"16000\"", "\"align\" : \"none\"", "\"length\" : \"trim0.1\"");
    Path plain = folder.resolve("plain.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "--resample", "16000", "-m", "stoi", "-o", plain, "-q");
    assertThat(plain).hasSameTextualContentAs(table);
    assertThat(Files.readString(folder.resolve("plain.csv.meta.json"))).doesNotContain("profile");
  }

  @Test
  void filesAboveSixteenKilohertzHaveAllScoresOfTheChallenge() throws Exception {
    Resampler up = new Resampler(16000, 48000);
    double[] clean = AudioReader.read(CLEAN).channel(0).samples();
    double[] tested = AudioReader.read(RNNOISE).channel(0).samples();
    Path reference = folder.resolve("reference.wav");
    Path estimate = folder.resolve("estimate.wav");
    WavWriter.writeFloat32(reference, new double[][] {up.resample(clean)}, 48000);
    WavWriter.writeFloat32(estimate, new double[][] {up.resample(tested)}, 48000);
    SqeCall run = SqeCall.run("score", reference, estimate, "--profile", "urgent2025");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .startsWith(
            "id,system,channel,reference,estimate,sample_rate,duration_s,"
                + "pesq_urgent,estoi,sdr_urgent,lsd_urgent,mcd_urgent,dnsmos_ovrl_urgent,status")
        .contains(",48000,");
    assertThat(run.err())
        .contains(
            "nisqa_mos (need a model: --model)", "(need a manifest's columns text and hypothesis)");
  }

  @Test
  void estimatesAloneHaveWhatNeedsNoReference() throws Exception {
    SqeCall run = SqeCall.run("score", RNNOISE, "--profile", "dns");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(",dnsmos_sig,dnsmos_bak,dnsmos_ovrl,dnsmos_p808,status");
    assertThat(run.err()).contains("pesq_wb, pesq_nb, stoi, si_sdr (need references)");
    assertThat(SqeCall.run("score", RNNOISE, "--profile", "voicebank").err())
        .contains("give the reference before");
  }

  @ParameterizedTest
  @CsvSource({"--resample,16000", "--length,trim", "--align,integer", "--segment,1"})
  void whatAProfileSaysCannotBeSaidBesideIt(String option, String value) {
    SqeCall run = SqeCall.run("score", CLEAN, RNNOISE, "--profile", "dns", option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: --profile dns says what %s is: leave out one of them".formatted(option));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyMetricOfAProfileExists(Profile profile) {
    MetricCatalog catalog = MetricCatalog.load();
    assertThat(profile.metrics())
        .doesNotHaveDuplicates()
        .allMatch(id -> catalog.find(id).isPresent());
  }
}
