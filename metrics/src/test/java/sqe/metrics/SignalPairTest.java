package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;

class SignalPairTest {

  private static final int RATE = 16_000;

  private record Scaled(int factor, AtomicInteger calls)
      implements Derivation<AnalysedSignal, double[]> {
    @Override
    public double[] from(AnalysedSignal source) {
      calls.incrementAndGet();
      return new double[] {factor * source.samples()[0]};
    }
  }

  private static Signal signal(double... samples) {
    return new Signal(samples, RATE);
  }

  @Test
  void equalDerivationsAreComputedOnceAndOthersApart() {
    var calls = new AtomicInteger();
    var signal = new AnalysedSignal(signal(3));
    double[] first = signal.derive(new Scaled(2, calls));
    assertThat(signal.derive(new Scaled(2, calls))).isSameAs(first);
    assertThat(signal.derive(new Scaled(5, calls))).containsExactly(15);
    assertThat(calls).hasValue(2);
  }

  @Test
  void aReferenceIsAnalysedOnceForAllItsPairsAndWhateverTheThread() {
    var calls = new AtomicInteger();
    var reference = new AnalysedSignal(signal(3));
    var key = new Scaled(2, calls);
    IntStream.range(0, 64)
        .parallel()
        .mapToObj(i -> new SignalPair(reference, new AnalysedSignal(signal(i)), null))
        .forEach(pair -> pair.reference().derive(key));
    assertThat(calls).hasValue(1);
  }

  @Test
  void aDerivationThatFailedIsTriedAgain() {
    var calls = new AtomicInteger();
    Derivation<SignalPair, Integer> failing =
        pair -> {
          if (calls.incrementAndGet() == 1) {
            throw new UndefinedScoreException(UndefinedScoreException.Reason.NO_SPEECH, "none");
          }
          return 7;
        };
    var pair = new SignalPair(signal(1), signal(2));
    assertThatThrownBy(() -> pair.derive(failing))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("no speech found: none");
    assertThat(pair.derive(failing)).isEqualTo(7);
  }

  @Test
  void signalsOfDifferentRateOrLengthAreNoPair() {
    assertThatThrownBy(() -> new SignalPair(signal(1, 2), signal(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lengths differ: reference 2 samples, estimate 1 samples");
    assertThatThrownBy(() -> new SignalPair(signal(1), new Signal(new double[1], 8000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample rates differ: reference 16000 Hz, estimate 8000 Hz");
    var one = new AnalysedSignal(signal(1));
    var two = new AnalysedSignal(signal(1, 2));
    assertThatThrownBy(() -> new SignalPair(one, one, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mixture 2 samples");
  }

  @Test
  void anAnalysedReferenceTakesAPlainEstimate() {
    var reference = new AnalysedSignal(signal(1, 2));
    Signal estimate = signal(3, 4);
    var pair = new SignalPair(reference, estimate);
    assertThat(pair.reference()).isSameAs(reference);
    assertThat(pair.estimate().signal().samples()).isSameAs(estimate.samples());
  }

  @Test
  void anEstimateAloneHasEverythingButAReference() {
    var estimate = new AnalysedSignal(signal(1, 2, 3));
    var mixture = new AnalysedSignal(signal(4, 5, 6));
    SignalPair alone = SignalPair.ofEstimate(estimate, mixture);
    assertThat(alone.hasReference()).isFalse();
    assertThat(alone.estimate()).isSameAs(estimate);
    assertThat(alone.mixture()).contains(mixture);
    assertThat(alone.sampleRate()).isEqualTo(RATE);
    assertThat(alone.length()).isEqualTo(3);
    alone.requireFinite();
    assertThatThrownBy(alone::reference)
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            refusal -> {
              assertThat(refusal).hasMessage("needs a reference: the pair has none");
              assertThat(refusal.reason())
                  .isEqualTo(UndefinedScoreException.Reason.NEEDS_REFERENCE);
              assertThat(refusal.remedy()).contains(Remedy.of(Remedy.Kind.REFERENCE));
            });
    assertThat(new SignalPair(signal(1), signal(2)).hasReference()).isTrue();
  }

  @Test
  void theSamplesOfAnEstimateAloneAreLookedAtToo() {
    assertThatThrownBy(() -> SignalPair.ofEstimate(signal(0, Double.NaN)).requireFinite())
        .hasMessageContaining("estimate has NaN at sample 1");
    var one = new AnalysedSignal(signal(1));
    assertThatThrownBy(() -> SignalPair.ofEstimate(one, new AnalysedSignal(signal(1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lengths differ: estimate 1 samples, mixture 2 samples");
  }

  @Test
  void theFirstSampleThatIsNoNumberIsNamed() {
    double[] broken = new double[RATE];
    broken[800] = Double.NEGATIVE_INFINITY;
    broken[900] = Double.NaN;
    var whole = new AnalysedSignal(new Signal(new double[RATE], RATE));
    var damaged = new AnalysedSignal(new Signal(broken, RATE));
    assertThatThrownBy(() -> new SignalPair(damaged, whole, null).requireFinite())
        .hasMessage("not finite: reference has -Infinity at sample 800 (0.050 s)");
    assertThatThrownBy(() -> new SignalPair(whole, damaged, null).requireFinite())
        .hasMessageContaining("estimate has");
    assertThatThrownBy(() -> new SignalPair(whole, whole, damaged).requireFinite())
        .hasMessageContaining("mixture has");
    new SignalPair(whole, whole, whole).requireFinite();
  }

  @Test
  void filesThatWereTrimmedAreKeptBesideThePair() {
    var trimmed = new SignalPair(signal(1), signal(2));
    assertThat(trimmed.asRead()).isEmpty();
    var reference = new AnalysedSignal(signal(1, 5));
    var estimate = new AnalysedSignal(signal(2, Double.NaN));
    var files = new SignalPair.AsRead(reference, estimate);
    assertThat(trimmed.withAsRead(files).asRead()).contains(files);
    assertThat(trimmed.withAsRead(files).reference()).isSameAs(trimmed.reference());
    assertThatThrownBy(files::requireFinite)
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining("estimate has NaN at sample 1");
    assertThatThrownBy(
            () ->
                new SignalPair.AsRead(
                    reference, new AnalysedSignal(new Signal(new double[2], 8000))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScoreIsNeverNaN() {
    assertThatThrownBy(() -> Score.of(Double.NaN)).isInstanceOf(UndefinedScoreException.class);
    assertThatThrownBy(() -> Score.of(Double.NaN, List.of("note")))
        .isInstanceOf(UndefinedScoreException.class);
    assertThat(Score.of(Double.NEGATIVE_INFINITY).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Score.of(1, List.of("note")).notes()).containsExactly("note");
  }
}
