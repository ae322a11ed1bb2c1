package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
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
            known.add(new Known(new Variant(metrics.get(m).info(), policies), scored.value()));
          }
        }
      }
    }
    return known;
  }

  @Test
  void everyVariantIsFoundByItsOwnValue() {
    Pair pair = pair("s02_enus");
    Identification identification = Identification.of(List.of(pair), METRICS, 2);
    List<Known> known = known(pair, METRICS);
    assertThat(known).hasSizeGreaterThan(200).hasSize(identification.variants());
    int first = 0;
    for (Known each : known) {
      Answer nearest = identification.nearest(each.value()).get(0);
      if (nearest.variants().contains(each.variant()) && !nearest.percent()) {
        first++;
      }
      List<Answer> published = identification.nearest(rounded(each.value()));
      assertThat(published.stream().limit(10).filter(a -> a.variants().contains(each.variant())))
          .as("%s of %s", rounded(each.value()), each.variant().signature())
          .hasSize(1)
          .allMatch(answer -> answer.percent() || answer.matches(0.0005));
    }
    assertThat(first).as("of %s", known.size()).isGreaterThan((int) (0.99 * known.size()));
  }

  /** As a table would have it, with three decimals. */
  private static double rounded(double value) {
    return new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
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
