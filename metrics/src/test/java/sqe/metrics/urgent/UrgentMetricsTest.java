package sqe.metrics.urgent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.filter.Resampler;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.composite.CompositePairs;
import sqe.metrics.composite.CompositePairs.Change;
import sqe.metrics.pesq.Pesq;
import sqe.metrics.stoi.StoiProvider;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** What the challenge's script gives for the pairs of its specification. */
class UrgentMetricsTest {

  private final MetricCatalog catalog = new MetricCatalog(new UrgentProvider().metrics());

  private double score(String id, SignalPair pair) {
    return pair.score(catalog.find(id).orElseThrow()).value();
  }

  @Test
  void ratiosAndIntelligibilityAndOpinionScoresEqualTheReference() {
    for (CSVRecord row :
        GoldenTable.read(SharedFolder.require("specs/urgent-goldens.csv")).rows()) {
      SignalPair pair = CompositePairs.urgent(row.get("pair"));
      assertThat(score("sdr_urgent", pair))
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("sdr")), within(1e-9))
          .isCloseTo(Double.parseDouble(row.get("sdr_peer_f32")), within(1e-4));
      Metric estoi = new MetricCatalog(new StoiProvider().metrics()).find("estoi").orElseThrow();
      assertThat(pair.score(estoi).value())
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("estoi")), within(1e-6));
      if (!row.get("pesq").isEmpty()) {
        assertThat(score("pesq_urgent", pair))
            .as(row.toString())
            .isCloseTo(Double.parseDouble(row.get("pesq")), within(1e-3));
      }
    }
  }

  @Test
  void theRatioIsLimited() {
    SignalPair pair = CompositePairs.synthetic(16000);
    Signal reference = pair.reference().signal();
    assertThat(score("sdr_urgent", new SignalPair(reference, reference))).isEqualTo(50);
    assertThat(score("sdr_urgent", CompositePairs.changed(pair, Change.NONE, Change.ZERO)))
        .isEqualTo(-50);
    assertThatThrownBy(
            () -> score("sdr_urgent", CompositePairs.changed(pair, Change.ZERO, Change.NONE)))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining("reference silent");
  }

  @Test
  void theRateDecidesTheFormOfPesq() {
    SignalPair wide = CompositePairs.synthetic(16000);
    SignalPair narrow = CompositePairs.halved(wide);
    assertThat(score("pesq_urgent", wide)).isEqualTo(wide.score(Pesq.wideband()).value());
    assertThat(score("pesq_urgent", narrow)).isEqualTo(narrow.score(Pesq.narrowband()).value());
    Metric pesq = catalog.find("pesq_urgent").orElseThrow();
    SignalPair between = CompositePairs.declared(wide, 11025);
    assertThatThrownBy(() -> between.score(pesq)).hasMessageContaining("the pair has 11025 Hz");
  }

  @Test
  void aboveSixteenKilohertzBothSidesAreResampled() {
    SignalPair pair = CompositePairs.synthetic(48000);
    Resampler down = new Resampler(48000, 16000);
    SignalPair resampled =
        new SignalPair(
            new Signal(down.resample(pair.reference().samples()), 16000),
            new Signal(down.resample(pair.estimate().samples()), 16000));
    assertThat(score("pesq_urgent", pair)).isEqualTo(resampled.score(Pesq.wideband()).value());
  }
}
