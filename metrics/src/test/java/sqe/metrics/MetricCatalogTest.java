package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.Signal;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.metrics.sdr.SiSdr;
import sqe.metrics.sdr.Snr;
import sqe.testing.FormulaSignals;

class MetricCatalogTest {

  @Test
  void metricsAreFoundByIdAndFamilyInTheOrderTheyAreGiven() {
    var catalog = new MetricCatalog(List.of(Snr.plain(), SiSdr.zeroMean(), SiSdr.plain()));
    assertThat(catalog.metrics())
        .extracting(metric -> metric.info().id())
        .containsExactly("snr", "si_snr", "si_sdr");
    assertThat(catalog.find("si_snr")).containsSame(catalog.metrics().get(1));
    assertThat(catalog.find("SI_SNR")).isEmpty();
    assertThat(catalog.family("sdr")).isEqualTo(catalog.metrics());
    assertThat(catalog.family("none")).isEmpty();
  }

  @Test
  void twoMetricsOfOneIdAreRefused() {
    assertThatThrownBy(() -> new MetricCatalog(List.of(Snr.plain(), Snr.zeroMean())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two metrics have the id snr");
  }

  @Test
  void everyMetricOfTheClassPathSaysWhatItIs() {
    var metrics = MetricCatalog.load().metrics();
    assertThat(metrics).isNotEmpty();
    for (Metric metric : metrics) {
      MetricInfo info = metric.info();
      assertThat(info.name()).as(info.id()).isNotBlank();
      assertThat(info.family()).as(info.id()).isNotBlank();
      assertThat(info.definition()).as(info.id()).isNotBlank();
      assertThat(info.edgeCases()).as(info.id()).isNotEmpty();
      assertThat(info.source()).as(info.id()).isNotBlank();
      assertThat(info.range().minimum()).as(info.id()).isLessThan(info.range().maximum());
      assertThat(info.signature()).startsWith(info.id()).endsWith("|rev:" + info.revision());
    }
    assertThat(metrics).extracting(m -> m.info().signature()).doesNotHaveDuplicates();
  }

  @Test
  void noMetricSpeaksOfOptionsOfTheCommandLine() {
    for (Metric metric : MetricCatalog.load().metrics()) {
      MetricInfo info = metric.info();
      assertThat(info.edgeCases() + info.definition() + info.needsText() + info.source())
          .as(info.id())
          .doesNotContain("--");
    }
  }

  @Test
  void whatNeedsAReferenceSaysSoOfAnEstimateAloneAndTheRestScoresIt() {
    var signals = new FormulaSignals();
    var alone =
        SignalPair.ofEstimate(
            new AnalysedSignal(new Signal(signals.estimate, FormulaSignals.SAMPLE_RATE)),
            new AnalysedSignal(new Signal(signals.noise, FormulaSignals.SAMPLE_RATE)));
    for (Metric metric : MetricCatalog.load().metrics()) {
      MetricInfo info = metric.info();
      if (info.needs().contains(Need.TRANSCRIPT)) {
        assertThatThrownBy(() -> metric.score(alone)).hasMessageStartingWith("needs a transcript");
        continue;
      }
      if (!info.needs().contains(Need.REFERENCE)) {
        assertThat(metric.score(alone).value()).as(info.id()).isFinite();
        continue;
      }
      Reason reason =
          info.needs().contains(Need.SOURCES) ? Reason.NEEDS_SOURCES : Reason.NEEDS_REFERENCE;
      assertThatThrownBy(() -> metric.score(alone))
          .as(info.id())
          .isInstanceOfSatisfying(
              UndefinedScoreException.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
  }

  @Test
  void theUsualMarginIsThatOfTheMetricElseOfTheUnit() {
    for (Metric metric : MetricCatalog.load().metrics()) {
      MetricInfo info = metric.info();
      OptionalDouble expected =
          switch (info.id()) {
            case "stoi", "estoi" -> OptionalDouble.of(0.005);
            case "pmsqe" -> OptionalDouble.of(0.02);
            default ->
                switch (info.unit()) {
                  case "dB" -> OptionalDouble.of(0.2);
                  case "MOS" -> OptionalDouble.of(0.05);
                  default -> OptionalDouble.empty();
                };
          };
      assertThat(info.usualMargin()).as(info.id()).isEqualTo(expected);
    }
  }

  @Test
  void theDefaultsHaveThePesqOfTheRate() {
    var catalog = MetricCatalog.load();
    assertThat(ids(catalog.defaults(OptionalInt.empty())))
        .containsExactly("si_sdr", "sdr", "stoi", "estoi", "pmsqe");
    assertThat(ids(catalog.defaults(OptionalInt.of(48000)))).endsWith("pmsqe", "pesq_wb");
    assertThat(ids(catalog.defaults(OptionalInt.of(8000)))).endsWith("pmsqe", "pesq_nb");
    assertThat(ids(catalog.defaults(OptionalInt.of(11025)))).endsWith("pmsqe");
  }

  @Test
  void columnsOfOtherToolsAreFoundHoweverTheyAreSpelled() {
    var catalog = MetricCatalog.load();
    assertThat(catalog.namedByOthers("SI-SDR")).isEqualTo(catalog.find("si_sdr"));
    assertThat(catalog.namedByOthers("SISDR")).isEqualTo(catalog.find("si_sdr"));
    assertThat(catalog.namedByOthers("WB PESQ")).isEqualTo(catalog.find("pesq_wb"));
    assertThat(catalog.namedByOthers("PESQ")).isEmpty();
    assertThat(catalog.namedByOthers("L1")).isEmpty();
    assertThat(catalog.namedByOthers("visqol")).isEmpty();
    assertThat(catalog.kindOf("ViSQOL"))
        .hasValueSatisfying(kind -> assertThat(kind.isPossible(5.1)).isFalse());
    assertThat(catalog.namedByOthers("CSIG")).isEqualTo(catalog.find("csig"));
    assertThat(catalog.namedByOthers("SSNR")).isEqualTo(catalog.find("segsnr"));
    assertThat(catalog.namedByOthers("fwSegSNR")).isEqualTo(catalog.find("fwsegsnr"));
    assertThat(catalog.namedByOthers("LSD")).isEmpty();
    assertThat(catalog.namedByOthers("MCD")).isEmpty();
  }

  @Test
  void columnsOfOtherToolsKeepTheirRangesWhereTheMetricIsOurs() {
    var catalog = MetricCatalog.load();
    for (String column : List.of("csig", "CBAK", "COVL")) {
      assertThat(catalog.kindOf(column))
          .as(column)
          .hasValueSatisfying(
              kind -> {
                assertThat(kind.isPossible(5)).isTrue();
                assertThat(kind.isPossible(0.9)).isFalse();
                assertThat(kind.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
              });
    }
    for (String column : List.of("wss", "WSS", "LSD", "mcd", "LLR", "CD")) {
      assertThat(catalog.kindOf(column))
          .as(column)
          .hasValueSatisfying(
              kind -> {
                assertThat(kind.isPossible(-0.1)).isFalse();
                assertThat(kind.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
              });
    }
  }

  private static List<String> ids(List<Metric> metrics) {
    return metrics.stream().map(metric -> metric.info().id()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "stoi, 1e-5, true",
    "estoi, 0, true",
    "stoi, 0.5, false",
    "pesq_wb, -7, true",
    "pesq_wb, -1.5, false",
    "pesq_nb, 4.54863, true",
    "pesq_wb, 4.6439, true",
    "pesq_wb, 4.64, false",
    "si_sdr, 100, false",
    "si_sdr, 100.01, true",
    "sdr, -50.01, true",
    "sdr, -Infinity, false",
    "sdr, Infinity, false",
    "wsdr, 0, false"
  })
  void sentinelsOfOtherToolsAreKnown(String id, double value, boolean isSentinel) {
    MetricInfo info = MetricCatalog.load().find(id).orElseThrow().info();
    assertThat(info.sentinels().stream().anyMatch(each -> each.contains(value)))
        .isEqualTo(isSentinel);
  }
}
