package sqe.metrics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.metrics.Derivation;
import sqe.metrics.MetricCatalog;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;
import sqe.metrics.composite.CompositePairs.Change;
import sqe.metrics.pesq.Pesq;

/** What gain, polarity, delay and the like do to each measure. */
class CompositePropertiesTest {

  private static final int RATE = 16000;
  private static final int HOP = 120;

  private final MetricCatalog catalog = new MetricCatalog(new CompositeProvider().metrics());
  private final SignalPair pair = CompositePairs.synthetic(RATE);

  private double score(String id, SignalPair scored) {
    return scored.score(catalog.find(id).orElseThrow()).value();
  }

  private SignalPair estimate(Change change) {
    return CompositePairs.changed(pair, Change.NONE, change);
  }

  @Test
  void aPerfectEstimateHasTheBestValue() {
    SignalPair same = new SignalPair(pair.reference().signal(), pair.reference().signal());
    assertThat(score("segsnr", same)).isEqualTo(35);
    assertThat(score("fwsegsnr", same)).isEqualTo(35);
    for (String id : List.of("llr", "llr_unlimited", "wss", "cd")) {
      assertThat(score(id, same)).as(id).isZero();
    }
    for (String id : List.of("csig", "cbak", "covl", "csig_b", "cbak_b", "covl_b")) {
      assertThat(score(id, same)).as(id).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, -1, -0.3})
  void spectralMeasuresIgnoreGainAndPolarity(double gain) {
    SignalPair changed = estimate(Change.gain(gain));
    for (String id : List.of("fwsegsnr", "llr", "llr_unlimited", "cd", "wss", "csig_b")) {
      assertThat(score(id, changed)).as(id).isCloseTo(score(id, pair), within(2e-4));
    }
    for (String id : List.of("fwsegsnr", "llr", "cd")) {
      assertThat(score(id, changed)).as(id).isCloseTo(score(id, pair), within(1e-9));
    }
  }

  @Test
  void segmentalSnrOfAScaledReferenceIsThatOfTheScale() {
    double[] x = pair.reference().samples();
    for (double gain : new double[] {0.5, 0.9, -1}) {
      var scaled = new SignalPair(pair.reference().signal(), new Signal(times(x, gain), RATE));
      double expected = -20 * Math.log10(Math.abs(1 - gain));
      assertThat(score("segsnr", scaled)).isCloseTo(expected, within(1e-4));
    }
  }

  private static double[] times(double[] x, double gain) {
    return Change.gain(gain).of(x);
  }

  @Test
  void slopesAndCepstraDoNotMindWhichIsTheReference() {
    var swapped = new SignalPair(pair.estimate().signal(), pair.reference().signal());
    for (String id : List.of("wss", "cd")) {
      assertThat(score(id, swapped)).as(id).isCloseTo(score(id, pair), within(1e-12));
    }
    for (String id : List.of("llr", "segsnr", "fwsegsnr")) {
      assertThat(Math.abs(score(id, swapped) - score(id, pair))).as(id).isGreaterThan(1e-3);
    }
  }

  @Test
  void aDelayOfBothByAHopMovesTheFramesAndOfOneSampleCostsTheSegmentalSnr() {
    SignalPair late = estimate(x -> rotated(x, 1));
    assertThat(score("segsnr", late)).isLessThan(score("segsnr", pair));
    assertThat(score("cd", late)).isCloseTo(score("cd", pair), within(0.2));
    for (Derivation<SignalPair, double[]> distance : distances()) {
      SignalPair both = CompositePairs.changed(pair, x -> rotated(x, HOP), x -> rotated(x, HOP));
      double[] before = distance.from(pair);
      double[] after = distance.from(both);
      assertThat(Arrays.copyOfRange(after, 1, after.length))
          .containsExactly(Arrays.copyOf(before, before.length - 1));
    }
  }

  private static double[] rotated(double[] x, int samples) {
    double[] rotated = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      rotated[(i + samples) % x.length] = x[i];
    }
    return rotated;
  }

  @Test
  void framesOfAConcatenationAreThoseOfItsParts() {
    SignalPair twice =
        CompositePairs.changed(
            pair, x -> concatenated(x, reversed(x)), x -> concatenated(x, reversed(x)));
    SignalPair second =
        CompositePairs.changed(
            pair, CompositePropertiesTest::reversed, CompositePropertiesTest::reversed);
    for (Derivation<SignalPair, double[]> distance : distances()) {
      double[] whole = distance.from(twice);
      double[] first = distance.from(pair);
      double[] last = distance.from(second);
      int start = pair.length() / HOP;
      assertThat(Arrays.copyOf(whole, first.length)).containsExactly(first);
      assertThat(Arrays.copyOfRange(whole, start, start + last.length)).containsExactly(last);
    }
  }

  private static double[] concatenated(double[] x, double[] y) {
    double[] both = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    return both;
  }

  private static double[] reversed(double[] x) {
    double[] reversed = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      reversed[i] = x[x.length - 1 - i];
    }
    return reversed;
  }

  private static List<Derivation<SignalPair, double[]>> distances() {
    RatePlans<FramePlan> plans = FramePlan.byRate();
    return Arrays.stream(FrameMeasure.values()).map(m -> m.distance(plans)).toList();
  }

  @Test
  void weightedSlopesDependOnTheScaleThroughTheirFloorAlone() {
    var quiet = CompositePairs.changed(pair, Change.gain(1e-4), Change.gain(1e-4));
    assertThat(score("wss", quiet)).isNotCloseTo(score("wss", pair), within(1.0));
    assertThat(score("llr", quiet)).isCloseTo(score("llr", pair), within(1e-6));
  }

  @Test
  void compositeScoresAreBuiltOnTheScoresOfThePair() {
    double pesq = pair.score(Pesq.wideband()).value();
    for (CompositeScore composite : CompositeScore.values()) {
      String id = composite.name().toLowerCase(Locale.ROOT);
      double expected =
          composite.of(
              pesq, score("llr_unlimited", pair), score("wss", pair), score("segsnr", pair));
      assertThat(score(id, pair)).as(id).isEqualTo(expected);
      assertThat(catalog.find(id).orElseThrow().info().signature())
          .contains(Pesq.wideband().info().shortSignature())
          .contains(Pesq.narrowbandRaw().info().shortSignature())
          .contains(catalog.find("wss").orElseThrow().info().shortSignature());
    }
  }

  @Test
  void narrowbandScoresTakeTheRawPesq() {
    SignalPair narrow = CompositePairs.halved(pair);
    double pesq = narrow.score(Pesq.narrowbandRaw()).value();
    double expected =
        CompositeScore.COVL.of(
            pesq, score("llr_unlimited", narrow), score("wss", narrow), score("segsnr", narrow));
    assertThat(score("covl", narrow)).isEqualTo(expected);
  }

  @Test
  void theReferenceIsAnalysedOnceForAllItsEstimates() {
    RatePlans<FramePlan> plans = FramePlan.byRate();
    var other =
        new SignalPair(pair.reference(), new Signal(times(pair.estimate().samples(), 0.7), RATE));
    assertThat(other.reference().derive(new BandAnalysis.Of(plans)))
        .isSameAs(pair.reference().derive(new BandAnalysis.Of(plans)));
    assertThat(other.reference().derive(new PredictionAnalysis.Of(plans)))
        .isSameAs(pair.reference().derive(new PredictionAnalysis.Of(plans)));
  }
}
