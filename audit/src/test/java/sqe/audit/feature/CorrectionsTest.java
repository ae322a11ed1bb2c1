package sqe.audit.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.Overlap;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.scoring.diagnosis.DelaySearch;
import sqe.testing.FormulaSignals;

/** Against the metrics themselves, on pairs corrected by hand. */
class CorrectionsTest {

  private static final int LATE = 320;
  private static final FormulaSignals SIGNALS = new FormulaSignals();
  private static final double[] REFERENCE = SIGNALS.source1;

  private static double score(String id, double[] reference, double[] estimate) {
    Metric metric = MetricCatalog.load().find(id).orElseThrow();
    return metric
        .score(new SignalPair(new Signal(reference, 16000), new Signal(estimate, 16000)))
        .value();
  }

  private static double[] changed(double[] x, double factor) {
    return Arrays.stream(x).map(v -> factor * v).toArray();
  }

  private static double dot(double[] x, double[] y) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
  }

  private static Overlap.Products products(double[] estimate, int late) {
    return Overlap.of(REFERENCE.length, estimate.length, late).products(REFERENCE, estimate);
  }

  @Test
  void scoresWithoutOneDefectAreThoseOfTheMetrics() {
    double[] estimate = changed(SIGNALS.estimate, -0.5);
    double[] late = new double[estimate.length];
    System.arraycopy(estimate, 0, late, LATE, late.length - LATE);
    DelayEstimate delay = DelaySearch.delay(REFERENCE, late, 16000);
    assertThat(delay.wholeSamples()).isEqualTo(LATE);
    Corrections found = Corrections.of(products(late, 0), products(late, LATE));
    double[] clean = Arrays.copyOf(REFERENCE, late.length - LATE);
    double[] aligned = Arrays.copyOf(estimate, late.length - LATE);
    assertThat(found.siSdr()).isCloseTo(score("si_sdr", REFERENCE, late), within(1e-6));
    assertThat(found.siSdrAligned()).isCloseTo(score("si_sdr", clean, aligned), within(1e-6));
    assertThat(found.snr()).isCloseTo(score("snr", clean, aligned), within(1e-6));
    assertThat(found.snrTurned())
        .isCloseTo(score("snr", clean, changed(aligned, -1)), within(1e-6));
    double gain = dot(aligned, clean) / dot(clean, clean);
    assertThat(found.siSdrAligned())
        .isCloseTo(score("snr", clean, changed(aligned, 1 / gain)), within(1e-6));
  }

  @Test
  void whatCannotBeSaidIsNotSaid() {
    assertThat(Corrections.phrase("snr", Double.NaN, 3, "once turned")).isEmpty();
    assertThat(Corrections.phrase("snr", -6.02, 300, "once turned"))
        .isEqualTo(": snr -6.0 dB; above 100 dB once turned");
    Overlap.Products silence = products(new double[REFERENCE.length], 0);
    Corrections silent = Corrections.of(silence, silence);
    assertThat(Corrections.phrase("si_sdr", silent.siSdr(), silent.siSdrAligned(), "")).isEmpty();
  }
}
