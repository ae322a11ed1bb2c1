package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;

/** What gain, polarity, delay, offset and concatenation do to each metric, by its definition. */
class SdrPropertiesTest {

  private final double[] s = Pairs.FORMULA.source1;
  private final double[] e = Pairs.FORMULA.estimate;
  private final SignalPair pair = Pairs.of(s, e);

  @Test
  void gainChangesSnrAndSdSdrButNoScaleInvariantMetric() {
    for (double gain : new double[] {0.5, 1e-6f, 1e6, 1e30, 1e-30}) {
      var scaled = Pairs.of(s, Pairs.scaled(e, gain));
      for (Metric metric : List.of(SiSdr.plain(), SiSdr.zeroMean(), Sdr.bssEval())) {
        assertThat(score(metric, scaled)).isCloseTo(score(metric, pair), within(1e-11));
      }
    }
    var half = Pairs.of(s, Pairs.scaled(e, 0.5));
    assertThat(score(Snr.plain(), half)).isBetween(5.0, 6.5);
    double gain = InnerProducts.of(half, false).gain();
    assertThat(score(SdSdr.plain(), half))
        .isCloseTo(score(Snr.plain(), half) + 20 * StrictMath.log10(gain), within(1e-11));
  }

  @Test
  void aCommonGainChangesNothingButTheWeightedLoss() {
    for (double gain : new double[] {1e-6f, 1e30}) {
      var scaled = Pairs.of(Pairs.scaled(s, gain), Pairs.scaled(e, gain));
      for (Metric metric : List.of(Snr.plain(), SiSdr.plain(), SdSdr.plain(), Sdr.bssEval())) {
        assertThat(score(metric, scaled)).isCloseTo(score(metric, pair), within(1e-11));
      }
    }
  }

  @Test
  void polarityCostsSnrAndSdSdrAndNothingElse() {
    var inverted = Pairs.of(s, Pairs.scaled(e, -1));
    for (Metric metric : List.of(SiSdr.plain(), SiSdr.zeroMean(), Sdr.bssEval())) {
      assertThat(score(metric, inverted)).isEqualTo(score(metric, pair));
    }
    assertThat(score(Snr.plain(), inverted)).isBetween(-6.1, -5.9);
    assertThat(score(SdSdr.plain(), inverted)).isBetween(-6.1, -5.9);
    var opposite = Pairs.of(s, Pairs.scaled(s, -1));
    assertThat(score(Snr.plain(), opposite)).isCloseTo(10 * StrictMath.log10(0.25), within(1e-12));
  }

  @Test
  void delayCostsAllButTheFilteredMetricsUpToTheirFilterLength() {
    double[] padded = Arrays.copyOf(s, s.length + 600);
    double[] estimate = Arrays.copyOf(e, e.length + 600);
    double aligned = score(Sdr.bssEval(), Pairs.of(padded, estimate));
    for (int delay : new int[] {1, 16, 160, 400}) {
      var late = Pairs.of(padded, Pairs.delayed(estimate, delay));
      assertThat(score(Sdr.bssEval(), late)).isCloseTo(aligned, within(0.1));
      assertThat(score(SiSdr.plain(), late)).isLessThan(aligned - 3);
      assertThat(score(Snr.plain(), late)).isLessThan(aligned - 3);
    }
  }

  @Test
  void delaysBeyondTheFilterAndEarlyEstimatesCostTheFilteredMetrics() {
    double[] noise = Arrays.copyOf(Pairs.noise(9000, 1), 10_000);
    double[] estimate = Pairs.combined(1, noise, 0.1, Pairs.noise(10_000, 2));
    assertThat(score(Sdr.bssEval(), Pairs.of(noise, estimate))).isBetween(19.0, 21.0);
    var late = Pairs.of(noise, Pairs.delayed(estimate, 511));
    assertThat(score(Sdr.bssEval(), late)).isBetween(19.0, 21.0);
    var tooLate = Pairs.of(noise, Pairs.delayed(estimate, 512));
    assertThat(score(Sdr.bssEval(), tooLate)).isLessThan(0);
    var early = Pairs.of(Pairs.delayed(noise, 1), estimate);
    assertThat(score(Sdr.bssEval(), early)).isLessThan(0);
  }

  @Test
  void recordedDelaysCostWhatTheSpecificationMeasured() {
    var recorded = Pairs.recorded();
    double[] clean = recorded.reference().samples();
    double[] noisy = recorded.estimate().samples();
    double[][] lateSnrSiSdrSdr = {
      {1, 9.30, 9.03, 12.85},
      {511, -2.2, -14.0, 12.87},
      {512, Double.NaN, Double.NaN, 11.20},
      {600, Double.NaN, Double.NaN, -1.60}
    };
    for (double[] row : lateSnrSiSdrSdr) {
      var late = Pairs.of(clean, Pairs.delayed(noisy, (int) row[0]));
      if (!Double.isNaN(row[1])) {
        assertThat(score(Snr.plain(), late)).isCloseTo(row[1], within(0.05));
        assertThat(score(SiSdr.plain(), late)).isCloseTo(row[2], within(0.05));
      }
      assertThat(score(Sdr.bssEval(), late)).isCloseTo(row[3], within(0.01));
    }
  }

  @Test
  void anOffsetCostsAllButTheZeroMeanMetrics() {
    var offset = Pairs.of(s, Pairs.shifted(e, 0.05));
    assertThat(score(SiSdr.zeroMean(), offset))
        .isCloseTo(score(SiSdr.zeroMean(), pair), within(1e-11));
    assertThat(score(Snr.zeroMean(), offset)).isCloseTo(score(Snr.zeroMean(), pair), within(1e-11));
    for (Metric metric : List.of(Snr.plain(), SiSdr.plain(), SdSdr.plain(), Sdr.bssEval())) {
      assertThat(score(metric, offset)).isLessThan(score(metric, pair) - 1);
    }
  }

  @Test
  void ciSdrIsSdrAndOneTapIsSiSdr() {
    assertThat(score(Sdr.convolutive(), pair)).isEqualTo(score(Sdr.bssEval(), pair));
    var oneTap = Sdr.with(ProjectionOptions.bssEval().withFilterLength(1));
    assertThat(score(oneTap, pair)).isCloseTo(score(SiSdr.plain(), pair), within(1e-11));
  }

  @Test
  void saSdrOfOneSignalIsItsSnrAndOfSeveralTheSnrOfTheirConcatenation() {
    assertThat(score(SaSdr.plain(), pair)).isEqualTo(score(Snr.plain(), pair));
    double[] s2 = Pairs.FORMULA.source2;
    double[] e2 = Pairs.FORMULA.estimate2;
    var joined = Pairs.of(Pairs.concatenated(s, s2), Pairs.concatenated(e, e2));
    var sources = sources(List.of(pair.reference(), Pairs.signal(s2)), pair, e2);
    assertThat(SaSdr.plain().score(sources).value())
        .isCloseTo(score(Snr.plain(), joined), within(1e-11));
    assertThat(SaSdr.scaleInvariant().score(sources).value())
        .isCloseTo(score(SiSdr.plain(), joined), within(1e-11));
    assertThat(SaSdr.softThresholded(30).score(sources).value())
        .isCloseTo(score(Snr.softThresholded(30), joined), within(1e-11));
  }

  @Test
  void exchangingSourcesExchangesTheirScores() {
    var first = Pairs.signal(Pairs.FORMULA.source1);
    var second = Pairs.signal(Pairs.FORMULA.source2);
    var firstEstimate = Pairs.signal(Pairs.FORMULA.estimate1);
    var secondEstimate = Pairs.signal(Pairs.FORMULA.estimate2);
    var order12 = new Sources(List.of(first, second), List.of(firstEstimate, secondEstimate));
    var order21 = new Sources(List.of(second, first), List.of(secondEstimate, firstEstimate));
    for (Metric metric :
        List.of(
            Sdr.bssEval(),
            SeparationRatio.sir(ProjectionOptions.bssEval()),
            SeparationRatio.sar(ProjectionOptions.bssEval()),
            SaSdr.plain())) {
      assertThat(score(metric, new SignalPair(first, firstEstimate, null, order21)))
          .isCloseTo(
              score(metric, new SignalPair(first, firstEstimate, null, order12)), within(1e-9));
    }
  }

  @Test
  void softLimitsBoundAndHardLimitsClip() {
    var near = Pairs.of(s, Pairs.combined(1, s, 1e-5, e));
    assertThat(score(Snr.softThresholded(30), near)).isBetween(29.9, 30.0);
    var soft = Sdr.convolutive(ProjectionOptions.bssEval().withSoftLimit(20));
    assertThat(score(soft, near)).isBetween(19.9, 20.0);
    var clamped = Sdr.with(ProjectionOptions.coherence().withClamp(60));
    assertThat(score(clamped, Pairs.of(s, s))).isCloseTo(60, within(1e-6));
  }

  @Test
  void sourcesInTheFilteredSpaceOfTheReferenceScoreWhatRoundingLeaves() {
    var identical = Pairs.of(s, s);
    assertThat(score(Sdr.bssEval(), identical)).isGreaterThan(240).isFinite();
    double[] filtered = Pairs.combined(0.8, s, -0.3, Pairs.delayed(s, 7));
    assertThat(score(Sdr.bssEval(), Pairs.of(s, filtered))).isGreaterThan(60);
  }

  @Test
  void theWeightedLossIsMinusOneForPerfectSpeechAndCountsBothTerms() {
    double[] mixture = Pairs.combined(1, s, 0.5, Pairs.FORMULA.source2);
    assertThat(score(Wsdr.published(), Pairs.of(s, s, mixture))).isCloseTo(-1, within(1e-6));
    double untouched = score(Wsdr.published(), Pairs.of(s, mixture, mixture));
    assertThat(untouched).isBetween(-1.0, -0.3);
    double inverted = score(Wsdr.published(), Pairs.of(s, Pairs.scaled(s, -1), mixture));
    assertThat(inverted).isGreaterThan(untouched);
  }

  private static Sources sources(List<AnalysedSignal> references, SignalPair pair, double[] e2) {
    return new Sources(references, List.of(pair.estimate(), Pairs.signal(e2)));
  }

  private static double score(Metric metric, SignalPair pair) {
    return metric.score(pair).value();
  }
}
