package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
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
  void whatNeedsAReferenceSaysSoOfAnEstimateAloneAndTheRestScoresIt() {
    var signals = new FormulaSignals();
    var alone =
        SignalPair.ofEstimate(
            new AnalysedSignal(new Signal(signals.estimate, FormulaSignals.SAMPLE_RATE)),
            new AnalysedSignal(new Signal(signals.noise, FormulaSignals.SAMPLE_RATE)));
    for (Metric metric : MetricCatalog.load().metrics()) {
      MetricInfo info = metric.info();
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
}
