package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.scoring.Identification.Answer;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.ScoreRow;
import sqe.testing.SharedFolder;

/** Values of every variant in turn, as {@link PairScorer} gives them, are looked for. */
@Tag("one-jdk")
class IdentificationTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();
  private static final List<Metric> METRICS = Identification.usualMetrics(CATALOG);

  /** Families whose tests at several rates would take minutes. */
  private static final Set<String> SLOW =
      Set.of(
          "deep_features",
          "dnsmos",
          "pdnsmos",
          "plcmos",
          "urgent",
          "visqol",
          "srmr",
          "f0_tarsos",
          "pmsqe",
          "mcd");

  @TempDir private Path folder = Path.of("");

  private static Pair pair(String name) {
    return WrittenPairs.of(
        name,
        SharedFolder.project("testdata/clean/" + name + ".wav"),
        SharedFolder.project("testdata/enhanced_rnnoise/" + name + ".wav"),
        null);
  }

  private record Known(Variant variant, double value) {}

  /** What every variant gives, each set of policies scored for itself. */
  private static List<Known> known(Pair pair, List<Metric> metrics) {
    List<Known> known = new ArrayList<>();
    for (List<ScoringOptions> alike : VariantGrid.of(List.of(pair)).byFile().values()) {
      for (ScoringOptions policies : alike) {
        ScoreSpec spec = ScoreSpec.of(metrics.stream().map(metric -> metric.info().id()).toList());
        ScoreRow row =
            new PairScorer(spec.with(policies), CATALOG).score(List.of(pair)).get(0).rows().get(0);
        for (int m = 0; m < metrics.size(); m++) {
          if (row.scores().get(m) instanceof Cell.Scored scored
              && Double.isFinite(scored.value())) {
            known.add(
                new Known(
                    new Variant(metrics.get(m).info(), policies, Treatment.NONE), scored.value()));
          }
        }
      }
    }
    return known;
  }

  @Test
  void everyVariantIsFoundByItsOwnValue() {
    assertEveryVariantIsFound(pair("s02_enus"), METRICS, 200);
  }

  /** Real speech at 8 and at 48 kHz, with all metrics but those that take longest. */
  @ParameterizedTest
  @CsvSource({"d24_bigdog_8k,noisy", "d27_alsa_48k,noisy"})
  void everyVariantOfARealRecordingIsFoundByItsOwnValue(String name, String system) {
    Path dev = SharedFolder.require("reference/dev");
    Pair pair =
        WrittenPairs.of(
            name,
            dev.resolve("clean").resolve(name + ".wav"),
            dev.resolve(system).resolve(name + ".wav"),
            null);
    List<Metric> quick =
        METRICS.stream().filter(metric -> !SLOW.contains(metric.info().family())).toList();
    assertEveryVariantIsFound(pair, quick, 150);
  }

  private static void assertEveryVariantIsFound(Pair pair, List<Metric> metrics, int fewest) {
    Identification identification = Identification.of(List.of(pair), metrics, 2);
    List<Known> known = known(pair, metrics);
    assertThat(known).hasSizeGreaterThan(fewest).hasSize(untreated(identification));
    int first = 0;
    for (Known each : known) {
      Answer nearest = identification.nearest(each.value()).get(0);
      if (nearest.variants().contains(each.variant()) && !nearest.percent()) {
        first++;
      }
      BigDecimal figure = rounded(each.value());
      double within = 0.5001 * figure.ulp().doubleValue();
      List<Answer> published = identification.nearest(figure.doubleValue());
      assertThat(published.stream().limit(10).filter(a -> a.variants().contains(each.variant())))
          .as("%s of %s %s", figure, each.variant().metric().id(), each.variant().deviations())
          .hasSize(1)
          .allMatch(answer -> answer.percent() || answer.matches(within));
    }
    assertThat(first).as("of %s", known.size()).isGreaterThan((int) (0.98 * known.size()));
  }

  private static int untreated(Identification identification) {
    return (int)
        identification.nearest(0).stream()
            .flatMap(answer -> answer.variants().stream())
            .filter(variant -> variant.treatment() == Treatment.NONE)
            .count();
  }

  /** As a table would have it, with four digits. */
  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4));
  }

  /**
   * Files are written as they were for the table, scored, and looked for with the ones that are
   * there.
   */
  @Test
  void filesThatWereWrittenAnewAreRecognised() throws Exception {
    WrittenPairs written = new WrittenPairs(folder);
    double[] x = AudioReader.read(pair("s02_enus").references().get(0)).channel(0).samples();
    double[] noise = WrittenPairs.scaled(WrittenPairs.noise(x.length, 3), 0.01);
    double[] quiet = WrittenPairs.scaled(WrittenPairs.sum(x, noise), 0.3);
    Pair lying = written.pair("quiet", x, quiet);
    List<Metric> metrics =
        List.of("snr", "segsnr", "lsd_sr", "si_sdr", "mr_stft_pwg").stream()
            .map(id -> CATALOG.find(id).orElseThrow())
            .toList();
    Identification identification = Identification.of(List.of(lying), metrics, 1);
    for (Treatment treatment : List.of(Treatment.PEAK, Treatment.RMS, Treatment.SIXTEEN_BITS)) {
      Pair anew = written.pair(treatment.name(), x, treated(treatment, x, quiet));
      for (Metric metric : metrics) {
        boolean blind = !treatment.concerns(metric.info());
        Answer answer = identification.nearest(asItIs(anew, metric)).get(0);
        assertThat(Math.abs(answer.difference())).isLessThan(1e-4);
        assertThat(answer.variants().stream().map(Variant::treatment))
            .as("%s of %s", treatment, metric.info().id())
            .contains(blind ? Treatment.NONE : treatment);
      }
    }
  }

  private static double[] treated(Treatment treatment, double[] x, double[] y) {
    if (treatment == Treatment.SIXTEEN_BITS) {
      return Arrays.stream(y).map(v -> Math.rint(v * 32768) / 32768).toArray();
    }
    return WrittenPairs.scaled(y, level(treatment, x) / level(treatment, y));
  }

  private static double level(Treatment treatment, double[] x) {
    return treatment == Treatment.PEAK
        ? Arrays.stream(x).map(Math::abs).max().orElseThrow()
        : Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
  }

  private static double asItIs(Pair pair, Metric metric) {
    return ((Cell.Scored)
            PairScorer.of(ScoreSpec.of(metric.info().id()))
                .score(List.of(pair))
                .get(0)
                .rows()
                .get(0)
                .scores()
                .get(0))
        .value();
  }

  @Test
  void whatIsSaidNotToSeeTheLevelDoesNot() throws Exception {
    Pair pair = pair("s02_enus");
    double[] x = AudioReader.read(pair.references().get(0)).channel(0).samples();
    double[] y = AudioReader.read(pair.estimates().get(0)).channel(0).samples();
    int length = Math.min(x.length, y.length);
    Signal reference = new Signal(Arrays.copyOf(x, length), 16000);
    SignalPair plain = new SignalPair(reference, new Signal(Arrays.copyOf(y, length), 16000));
    double[] half = WrittenPairs.scaled(Arrays.copyOf(y, length), 0.5);
    SignalPair quieter = new SignalPair(reference, new Signal(half, 16000));
    for (Metric metric : METRICS) {
      if (metric.info().existsAt(16000) && !Treatment.RMS.concerns(metric.info())) {
        double value = plain.score(metric).value();
        assertThat(quieter.score(metric).value())
            .as(metric.info().id())
            .isCloseTo(value, within(1e-3 * Math.abs(value)));
      }
    }
  }

  @Test
  void whatIsTheSameOnAPairIsOneAnswer() {
    Pair pair = pair("s02_enus");
    Identification identification = Identification.of(List.of(pair), CATALOG.family("sdr"), 1);
    List<Metric> plain = List.of(CATALOG.find("sdr").orElseThrow());
    Answer sdr = identification.nearest(known(pair, plain).get(0).value()).get(0);
    assertThat(sdr.variants().stream().map(variant -> variant.metric().id()))
        .contains("sdr", "ci_sdr");
  }

  @Test
  void lengthsAndDelaysMakeVariants() throws Exception {
    WrittenPairs written = new WrittenPairs(folder);
    double[] x = WrittenPairs.noise(16000, 1);
    double[] late =
        WrittenPairs.sum(
            WrittenPairs.delayed(x, 30), WrittenPairs.scaled(WrittenPairs.noise(16000, 2), 0.2));
    Pair pair = written.pair("p", x, Arrays.copyOf(late, 15500));
    Metric snr = CATALOG.find("snr").orElseThrow();
    Identification identification = Identification.of(List.of(pair), List.of(snr), 1);
    double aligned =
        ((Cell.Scored)
                PairScorer.of(
                        ScoreSpec.of("snr")
                            .with(
                                ScoringOptions.defaults()
                                    .with(ScoringOptions.Align.INTEGER)
                                    .with(ScoringOptions.Length.PAD)))
                    .score(List.of(pair))
                    .get(0)
                    .rows()
                    .get(0)
                    .scores()
                    .get(0))
            .value();
    Answer answer = identification.nearest(aligned).get(0);
    assertThat(answer.difference()).isZero();
    assertThat(answer.variants())
        .extracting(Variant::deviations)
        .contains("length pad0.1, align integer");
    assertThat(identification.nearest(1e6).get(0).matches(0.5)).isFalse();
  }

  @Test
  void ofWhatTheFigureCannotTellApartThePlainestComesFirst() {
    Identification identification =
        Identification.of(
            List.of(pair("s01_engb")), List.of(CATALOG.find("stoi").orElseThrow()), 1);
    List<Answer> matching = identification.matching(0.5, 0.5);
    assertThat(matching).hasSizeGreaterThan(2);
    assertThat(matching.get(0).variants().get(0).deviations()).isEqualTo("as it is");
    assertThat(matching)
        .extracting(answer -> answer.variants().get(0).distance())
        .isSorted()
        .contains(1, 2);
  }

  @Test
  void sharesAreFoundByPercent() {
    Identification identification =
        Identification.of(
            List.of(pair("s01_engb")), List.of(CATALOG.find("stoi").orElseThrow()), 1);
    double share = identification.nearest(0.5).get(0).value();
    Answer percent = identification.nearest(100 * share).get(0);
    assertThat(percent.percent()).isTrue();
    assertThat(percent.value()).isEqualTo(100 * share);
  }

  @Test
  void metricsThatNeverHaveTheValueAreLeftOut() {
    List<Metric> some =
        List.of("si_sdr", "stoi", "pesq_wb", "csig").stream()
            .map(id -> CATALOG.find(id).orElseThrow())
            .toList();
    assertThat(ids(Identification.able(some, 0.93, 0.005))).containsExactly("si_sdr", "stoi");
    assertThat(ids(Identification.able(some, 2.97, 0.005))).isEqualTo(ids(some));
    assertThat(ids(Identification.able(some, 93.1, 0.05))).containsExactly("si_sdr", "stoi");
    assertThat(ids(Identification.able(some, 100.4, 0.5))).containsExactly("si_sdr", "stoi");
    assertThat(ids(Identification.able(some, 5.02, 0.05)))
        .containsExactly("si_sdr", "stoi", "csig");
    assertThat(ids(Identification.able(some, -3, 0.5))).contains("si_sdr").doesNotContain("csig");
  }

  private static List<String> ids(List<Metric> metrics) {
    return metrics.stream().map(metric -> metric.info().id()).toList();
  }

  @Test
  void answersAreTheSameWithAnyNumberOfThreads() {
    List<Metric> metrics = new ArrayList<>(CATALOG.family("composite"));
    metrics.addAll(CATALOG.family("sdr"));
    metrics.removeIf(metric -> !METRICS.contains(metric));
    List<Pair> pairs = List.of(pair("s01_engb"), pair("s02_enus"));
    List<Answer> alone = Identification.of(pairs, metrics, 1).nearest(2.97);
    assertThat(Identification.of(pairs, metrics, 4).nearest(2.97)).isEqualTo(alone).isNotEmpty();
  }

  @Test
  void ofSeveralPairsTheMeanIsLookedFor() {
    List<Metric> metrics = List.of(CATALOG.find("si_sdr").orElseThrow());
    List<Pair> pairs = List.of(pair("s01_engb"), pair("s02_enus"));
    double mean =
        pairs.stream().mapToDouble(pair -> asItIs(known(pair, metrics))).average().orElseThrow();
    Answer answer = Identification.of(pairs, metrics, 2).nearest(mean).get(0);
    assertThat(answer.difference()).isLessThan(1e-12);
    assertThat(answer.variants().get(0).deviations()).isEqualTo("as it is");
  }

  private static double asItIs(List<Known> known) {
    return known.stream()
        .filter(each -> each.variant().metric().id().equals("si_sdr"))
        .filter(each -> each.variant().deviations().equals("as it is"))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
