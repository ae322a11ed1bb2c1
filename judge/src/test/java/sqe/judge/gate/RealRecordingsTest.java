package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.table.Decimal;
import sqe.table.ScoreTable;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/**
 * The gate on real recordings: 32 files of 16 speakers, with scores published by the reference
 * implementations or computed here. What the verdicts should be is worked out from the differences
 * themselves.
 */
class RealRecordingsTest {

  private static final String RNNOISE = "enhanced_rnnoise_jitsi";
  private static final List<String> METRICS =
      List.of("si_sdr", "sdr", "stoi", "estoi", "pesq_wb", "pesq_nb", "pmsqe");

  private final MetricCatalog catalog = MetricCatalog.load();

  /** The speaker of each file: what stands before the first comma. */
  private static Map<String, String> speakers() {
    Map<String, String> speakers = new LinkedHashMap<>();
    for (CSVRecord row : manifest().rows()) {
      speakers.put(row.get("id"), row.get("speaker_source").replaceFirst(",.*", ""));
    }
    return speakers;
  }

  private static GoldenTable manifest() {
    return GoldenTable.read(SharedFolder.require("reference/dev/manifest.csv"));
  }

  /** The published scores of a system as a table of another tool. */
  private static ScoreTable published(String system) {
    Path file = SharedFolder.require("reference/expected/dev.csv");
    Map<String, Map<String, String>> scores = new HashMap<>();
    for (CSVRecord row : GoldenTable.read(file).rows()) {
      if (row.get("system").equals(system)) {
        scores
            .computeIfAbsent(row.get("id"), id -> new HashMap<>())
            .put(row.get("metric"), row.get("value"));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    speakers()
        .forEach(
            (id, speaker) -> {
              List<String> row = new ArrayList<>(List.of(id, speaker));
              Map<String, String> own = scores.getOrDefault(id, Map.of());
              METRICS.forEach(metric -> row.add(own.getOrDefault(metric, "")));
              rows.add(row);
            });
    List<String> columns = Stream.concat(Stream.of("id", "speaker"), METRICS.stream()).toList();
    return new ScoreTable(system, columns, rows, null);
  }

  private GateReport gate(Map<String, MetricRule> rules, ScoreTable base, ScoreTable current)
      throws Exception {
    GatePolicy policy = GatePolicy.builder().unsignedOk(true).metrics(rules).build();
    return new Gate(policy, catalog).run(base, current);
  }

  private static Map<String, MetricRule> rules(String... metrics) {
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    for (String metric : metrics) {
      rules.put(metric, MetricRule.plain());
    }
    return rules;
  }

  private static MetricResult of(String metric, GateReport report) {
    return report.metrics().stream()
        .filter(result -> result.name().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSystemAgainstItselfIsEquivalentAndEveryDifferenceIsZero() throws Exception {
    for (String system : List.of("noisy", RNNOISE, "enhanced_dtln", "enhanced_opus8k")) {
      ScoreTable table = published(system);
      GateReport report = gate(rules(METRICS.toArray(String[]::new)), table, table);
      assertThat(report.exitCode()).isZero();
      for (MetricResult result : report.metrics()) {
        Evidence evidence = result.evidence();
        assertThat(result.verdict()).as(result.name()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(evidence.sample().files()).isGreaterThan(20);
        assertThat(evidence.sample().zeros()).isEqualTo(evidence.sample().files());
        assertThat(
                new double[] {
                  evidence.sample().mean(), evidence.bounds().low(), evidence.bounds().high()
                })
            .containsExactly(0, 0, 0);
      }
    }
  }

  /**
   * RNNoise's output is 20 ms late: SI-SDR and STOI collapse, SDR allows for filters of 32 ms and
   * gains too unevenly to tell, PESQ aligns and rises.
   */
  @Test
  void rnnoiseAgainstTheNoisyInputIsWorseByWhatMindsADelayAndBetterByPesq() throws Exception {
    ScoreTable noisy = published("noisy");
    ScoreTable enhanced = published(RNNOISE);
    GateReport report = gate(rules("si_sdr", "sdr", "stoi", "estoi", "pesq_wb"), noisy, enhanced);
    assertThat(report.cluster()).isEqualTo("speaker");
    assertThat(of("si_sdr", report).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of("stoi", report).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of("estoi", report).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(of("sdr", report).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(of("pesq_wb", report).verdict()).isEqualTo(Verdict.IMPROVED);
    for (MetricResult result : report.metrics()) {
      supportedByTheMeansOfSpeakers(result, noisy, enhanced);
    }
    assertThat(of("si_sdr", report).changes().worst().get(0).change()).isLessThan(-40);
    assertThat(report.exitCode()).isEqualTo(GateReport.REGRESSION);
  }

  /**
   * The mean over files with a standard error from the speakers' sums (Liang and Zeger 1986): a
   * verdict that says something is at least 1.5 of them away from what it excludes.
   */
  private static void supportedByTheMeansOfSpeakers(
      MetricResult result, ScoreTable before, ScoreTable now) throws Exception {
    double[] from = before.scores(result.name());
    double[] to = now.scores(result.name());
    Map<String, double[]> sums = new HashMap<>();
    for (int i = 0; i < from.length; i++) {
      if (Double.isFinite(from[i]) && Double.isFinite(to[i])) {
        double[] sum = sums.computeIfAbsent(now.rows().get(i).get(1), s -> new double[2]);
        sum[0] += result.question().facts().sign() * (to[i] - from[i]);
        sum[1]++;
      }
    }
    double files = sums.values().stream().mapToDouble(s -> s[1]).sum();
    double mean = sums.values().stream().mapToDouble(s -> s[0]).sum() / files;
    double squares = sums.values().stream().mapToDouble(s -> square(s[0] - mean * s[1])).sum();
    double error = Math.sqrt(squares * sums.size() / (sums.size() - 1.0)) / files;
    assertThat(result.evidence().sample().mean()).isCloseTo(mean, within(1e-9));
    assertThat(result.evidence().sample().units()).isEqualTo(sums.size());
    assertThat(result.evidence().sample().clustered()).isTrue();
    double beyondMargin = (mean + result.question().margin()) / error;
    switch (result.verdict()) {
      case FAIL -> assertThat(beyondMargin).isLessThan(-1.5);
      case IMPROVED -> assertThat(mean / error).isGreaterThan(1.5);
      case INCONCLUSIVE -> assertThat(beyondMargin).isBetween(-2.5, 2.5);
      default -> assertThat(beyondMargin).isGreaterThan(1.5);
    }
  }

  private static double square(double x) {
    return x * x;
  }

  @Tag("simulation")
  @Test
  void halfADecibelOfNoiseIsALossBeyondASmallMarginAndWithinALargeOne() throws Exception {
    ScoreTable before = scored("rnnoise", 0);
    ScoreTable louder = scored("rnnoise + 0.5 dB", 0.5);
    assertThat(scored("again", 0).rows()).isEqualTo(before.rows());

    GateReport strict = gate(rules("snr", "si_sdr", "stoi"), before, louder);
    MetricResult siSdr = of("si_sdr", strict);
    assertThat(siSdr.evidence().sample().mean()).isCloseTo(-0.5, within(1e-9));
    assertThat(siSdr.evidence().sample().sd()).isLessThan(1e-9);
    assertThat(siSdr.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(siSdr.changes().counts().losses()).isEqualTo(siSdr.evidence().sample().files());
    supportedByTheMeansOfSpeakers(of("snr", strict), before, louder);
    supportedByTheMeansOfSpeakers(of("stoi", strict), before, louder);

    Map<String, MetricRule> tolerant = Map.of("si_sdr", MetricRule.ofMargin(1.0));
    MetricResult tolerated = of("si_sdr", gate(tolerant, before, louder));
    assertThat(tolerated.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(tolerated.evidence().bounds().high()).isNegative();
  }

  /**
   * RNNoise's output, on time, with what is orthogonal to the reference louder by some decibels.
   */
  private ScoreTable scored(String name, double decibels) throws IOException {
    double gain = StrictMath.pow(10, decibels / 20);
    Path dev = SharedFolder.require("reference/dev");
    Map<String, String> speakers = speakers();
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord row : manifest().where(r -> r.get("system").equals("rnnoise_jitsi")).rows()) {
      String id = row.get("id");
      int delay = Integer.parseInt(row.get("delay_samples"));
      double[] clean = samples(dev.resolve("clean/" + id + ".wav"));
      double[] late = samples(dev.resolve(RNNOISE + "/" + id + ".wav"));
      int length = Math.min(clean.length, late.length - delay);
      double[] reference = Arrays.copyOf(clean, length);
      double[] estimate = new double[length];
      double scale = speech(reference, late, delay);
      Arrays.setAll(
          estimate, i -> scale * reference[i] + gain * (late[i + delay] - scale * reference[i]));
      int rate = Integer.parseInt(row.get("rate"));
      var pair = new SignalPair(new Signal(reference, rate), new Signal(estimate, rate));
      List<String> cells = new ArrayList<>(List.of(id, Objects.requireNonNull(speakers.get(id))));
      for (String metric : List.of("snr", "si_sdr", "stoi")) {
        cells.add(score(metric, pair));
      }
      rows.add(cells);
    }
    return new ScoreTable(name, List.of("id", "speaker", "snr", "si_sdr", "stoi"), rows, null);
  }

  /** The factor of the reference in the output: its projection on the reference. */
  private static double speech(double[] reference, double[] late, int delay) {
    double product = 0;
    double energy = 0;
    for (int i = 0; i < reference.length; i++) {
      product += late[i + delay] * reference[i];
      energy += reference[i] * reference[i];
    }
    return product / energy;
  }

  private static double[] samples(Path file) throws IOException {
    return AudioReader.read(file).channels()[0];
  }

  private String score(String metric, SignalPair pair) {
    try {
      return Decimal.of(catalog.find(metric).orElseThrow().score(pair).value());
    } catch (UndefinedScoreException e) {
      return "";
    }
  }

  /** Two denoisers whose PESQ differs by about the margin. */
  @Test
  void tenFilesAreInconclusiveAndSayHowManyWouldDo() throws Exception {
    ScoreTable dtln = first(10, published("enhanced_dtln"));
    ScoreTable rnnoise = first(10, published(RNNOISE));
    MetricResult result = of("pesq_wb", gate(rules("pesq_wb"), dtln, rnnoise));
    assertThat(result.evidence().sample().files()).isEqualTo(10);
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    FilesNeeded needed = Objects.requireNonNull(result.decision().needed());
    double root = 2.4865 * result.evidence().sample().sd() / 0.05;
    assertThat((double) needed.files()).isCloseTo(root * root, within(2.0));
  }

  private static ScoreTable first(int files, ScoreTable table) {
    return new ScoreTable(
        table.source(), table.columns(), table.rows().subList(0, files), table.signatures());
  }
}
