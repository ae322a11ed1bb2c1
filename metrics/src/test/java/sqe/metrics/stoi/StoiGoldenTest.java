package sqe.metrics.stoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.filter.Resamplers;
import sqe.dsp.linear.Reductions;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.testing.FormulaSignals;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values, stages and gradients against the figures of the reference implementation. */
class StoiGoldenTest {

  private final ReferenceAnalysis reference =
      new ReferenceAnalysis(new EnvelopeAnalysis(), new TenKilohertz(new Resamplers(10000)));
  private final List<Metric> metrics = new StoiProvider().metrics();

  private static SignalPair formulaPair(int rate) {
    FormulaSignals signals = new FormulaSignals();
    return new SignalPair(new Signal(signals.source1, rate), new Signal(signals.estimate, rate));
  }

  private static SignalPair realPair(int rate) {
    GoldenTable pcm = GoldenTable.read(SharedFolder.require("specs/golden/p287_001_pcm16.csv"));
    return new SignalPair(
        new Signal(scaled(pcm.column("clean")), rate),
        new Signal(scaled(pcm.column("noisy")), rate));
  }

  private static double[] scaled(double[] pcm16) {
    return Arrays.stream(pcm16).map(sample -> sample / 32768).toArray();
  }

  private static GoldenTable values(String pair) {
    return GoldenTable.read(SharedFolder.project("testdata/golden/stoi_values.csv"))
        .where(row -> row.get("pair").equals(pair));
  }

  @Test
  void valuesOfTheFormulaPairEqualTheReferenceAtThreeRates() {
    for (CSVRecord row : values("synthetic").rows()) {
      assertRow(row, formulaPair(Integer.parseInt(row.get("fs"))), 1e-11);
    }
  }

  @Test
  void valuesOfRealSpeechEqualTheReferenceAtThreeRates() {
    for (CSVRecord row : values("p287_001").rows()) {
      assertRow(row, realPair(Integer.parseInt(row.get("fs"))), 5e-15);
    }
  }

  private void assertRow(CSVRecord row, SignalPair pair, double tolerance) {
    for (Metric metric : metrics) {
      assertThat(metric.score(pair).value())
          .as("%s %s", metric.info().id(), row)
          .isCloseTo(Double.parseDouble(row.get(metric.info().id())), within(tolerance));
    }
    var analysed = pair.reference().derive(reference);
    int frames =
        EnvelopeAnalysis.frameCount(pair.reference().derive(reference.tenKilohertz()).length);
    assertThat(frames).isEqualTo(Integer.parseInt(row.get("total_frames")));
    assertThat(analysed.keptStarts()).hasSize(Integer.parseInt(row.get("kept_frames")));
    int spectra = analysed.envelopes()[0].length;
    assertThat(spectra).isEqualTo(Integer.parseInt(row.get("stft_frames")));
    assertThat(spectra - 29).isEqualTo(Integer.parseInt(row.get("segments")));
  }

  @Test
  void frameLevelsAndTheChoiceOfFramesEqualTheReference() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.require("specs/golden/stoi_p287_001_frames.csv"));
    double[] x = realPair(16000).reference().derive(reference.tenKilohertz());
    double[] norms = reference.analysis().frameNorms(x);
    assertThat(norms).hasSize(golden.rows().size());
    double[] levels = Arrays.stream(norms).map(EnvelopeAnalysis::level).toArray();
    assertThat(Arrays.stream(levels).max().getAsDouble())
        .isCloseTo(6.652753696893614, within(1e-13));
    int[] kept =
        golden.where(row -> row.get("kept").equals("1")).rows().stream()
            .mapToInt(row -> Integer.parseInt(row.get("start")))
            .toArray();
    assertThat(EnvelopeAnalysis.keptStarts(norms)).isEqualTo(kept).hasSize(142);
    assertClose(levels, golden.column("energy_db"), 1e-12);
  }

  @Test
  void envelopesEqualTheReference() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.require("specs/golden/stoi_p287_001_envelopes.csv"));
    SignalPair pair = realPair(16000);
    double[][] a = pair.reference().derive(reference).envelopes();
    double[][] b = pair.derive(new EstimateEnvelopes(reference, false)).envelopes();
    assertThat(golden.rows()).hasSize(15 * a[0].length);
    for (CSVRecord row : golden.rows()) {
      int k = Integer.parseInt(row.get("band"));
      int t = Integer.parseInt(row.get("frame"));
      assertThat(a[k][t]).isCloseTo(Double.parseDouble(row.get("clean")), within(1e-13));
      assertThat(b[k][t]).isCloseTo(Double.parseDouble(row.get("noisy")), within(1e-13));
    }
  }

  @Test
  void segmentScoresEqualTheReference() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.require("specs/golden/stoi_p287_001_segments.csv"));
    GoldenTable bands =
        GoldenTable.read(SharedFolder.require("specs/golden/stoi_p287_001_segment0_corr.csv"));
    SignalPair pair = realPair(16000);
    double[][] a = pair.reference().derive(reference).envelopes();
    double[][] b = pair.derive(new EstimateEnvelopes(reference, false)).envelopes();
    double[] mean = new double[golden.rows().size()];
    for (int k = 0; k < 15; k++) {
      double[] correlations = ClippedBandCorrelation.ofSegments(a[k], b[k]);
      assertThat(correlations[0]).isCloseTo(bands.column("corr_segment0")[k], within(1e-13));
      assertThat(correlations[correlations.length - 1])
          .isCloseTo(bands.column("corr_last")[k], within(1e-13));
      for (int s = 0; s < mean.length; s++) {
        mean[s] += correlations[s] / 15;
      }
    }
    assertClose(mean, golden.column("stoi_mean_over_bands"), 1e-13);
    assertClose(SpectralCorrelation.ofSegments(a, b), golden.column("estoi"), 1e-13);
  }

  @Test
  void gradientsOfTheFormulaPairEqualTheReference() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/stoi_gradients.csv"));
    assertThat(golden.rows()).hasSize(20);
    SignalPair pair = formulaPair(16000);
    for (Metric metric : metrics) {
      var result = ((DifferentiableMetric) metric).differentiate(pair);
      assertThat(result.value()).isEqualTo(metric.score(pair).value());
      double norm = Math.sqrt(Reductions.energy(result.gradient()));
      String id = metric.info().id();
      for (CSVRecord row : golden.where(r -> r.get("metric").equalsIgnoreCase(id)).rows()) {
        double actual =
            row.get("index").equals("norm")
                ? norm
                : result.gradient()[Integer.parseInt(row.get("index"))];
        double expected = Double.parseDouble(row.get("dmetric/destimate"));
        assertThat(actual).as("%s", row).isCloseTo(expected, within(1e-9 * norm * 1e-2));
      }
    }
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("%d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
