package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.table.EstimateNote;
import sqe.table.Remark;
import sqe.testing.FormulaSignals;

class PairNotesTest {

  private static final FormulaSignals SIGNALS = new FormulaSignals();
  private static final double[] SPEECH = SIGNALS.source1;

  private static List<String> notes(double[] reference, double[] estimate) {
    SignalPair pair =
        new SignalPair(
            new Signal(reference, FormulaSignals.SAMPLE_RATE),
            new Signal(estimate, FormulaSignals.SAMPLE_RATE));
    return PairNotes.of(pair, ScoringOptions.defaults()).stream().map(Remark::text).toList();
  }

  private static double[] noisy(double[] x) {
    return WrittenPairs.sum(x, WrittenPairs.scaled(SIGNALS.noise, 0.01));
  }

  @Test
  void ofAnOrdinaryEstimateThereIsNothingToSay() {
    assertThat(notes(SPEECH, noisy(SPEECH))).isEmpty();
  }

  @Test
  void identityIsNoted() {
    assertThat(notes(SPEECH, SPEECH.clone()))
        .containsExactly("estimate is identical to the reference");
  }

  @Test
  void aScaledCopyIsNotedAndTurnedAroundSaysSoToo() {
    assertThat(notes(SPEECH, WrittenPairs.scaled(SPEECH, 0.3)))
        .containsExactly("estimate is the reference but for a factor");
    assertThat(notes(SPEECH, WrittenPairs.scaled(SPEECH, -0.3)))
        .containsExactly(
            "estimate is the reference but for a factor",
            "estimate is upside down (inverted polarity)");
  }

  /** A gate asks after these notes in the tables of a run. */
  @Test
  void theKindsThatAGateAsksAfterAreToldByTheirText() {
    double[] loud = WrittenPairs.scaled(SPEECH, 40);
    double[] clipped = Arrays.stream(loud).map(x -> Math.max(-1, Math.min(1, x))).toArray();
    kind(EstimateNote.SILENT, new double[SPEECH.length]);
    kind(EstimateNote.SILENT, WrittenPairs.scaled(noisy(SPEECH), 1e-6));
    kind(EstimateNote.CLIPPED, clipped);
    kind(EstimateNote.CLIPPED, loud);
    kind(EstimateNote.DELAYED, noisy(WrittenPairs.delayed(SPEECH, 320)));
    kind(EstimateNote.INVERTED, noisy(WrittenPairs.scaled(SPEECH, -1)));
    kind(EstimateNote.COPIED, SPEECH.clone());
    kind(EstimateNote.COPIED, WrittenPairs.scaled(SPEECH, 0.3));
  }

  private static void kind(EstimateNote kind, double[] estimate) {
    String message = String.join("; ", notes(SPEECH, estimate));
    assertThat(kind.in("stoi: too short; " + message)).as(message).isNotEmpty();
    assertThat(kind.in(String.join("; ", notes(SPEECH, noisy(SPEECH))))).isEmpty();
  }

  @Test
  void delaysAreNotedInSamplesAndMilliseconds() {
    assertThat(notes(SPEECH, noisy(WrittenPairs.delayed(SPEECH, 320))))
        .containsExactly("estimate is 320 samples (20.0 ms) late");
    assertThat(notes(WrittenPairs.delayed(SPEECH, 16), noisy(SPEECH)))
        .containsExactly("estimate is 16 samples (1.0 ms) early");
    List<String> one = notes(SPEECH, noisy(WrittenPairs.delayed(SPEECH, 1)));
    assertThat(one).containsExactly("estimate is 1 sample (0.1 ms) late");
    assertThat(EstimateNote.DELAYED.in(one.get(0))).isNotEmpty();
  }

  @Test
  void aDelayThatChangesIsDrift() {
    double[] estimate = noisy(SPEECH);
    int half = estimate.length / 2;
    double[] late = WrittenPairs.delayed(estimate, 200);
    System.arraycopy(late, half, estimate, half, estimate.length - half);
    assertThat(notes(SPEECH, estimate))
        .containsExactly("estimate drifts: delay of 0 samples at the start, 200 at the end");
  }

  @Test
  void anUnrelatedEstimateIsNotedWithItsCorrelation() {
    assertThat(notes(SPEECH, WrittenPairs.noise(SPEECH.length, 5)))
        .singleElement()
        .asString()
        .startsWith("estimate has little of the reference's waveform at any delay (correlation 0.");
  }

  @Test
  void aSilentSideIsNotCompared() {
    assertThat(notes(SPEECH, new double[SPEECH.length])).containsExactly("estimate is silent");
    assertThat(notes(new double[SPEECH.length], SPEECH)).containsExactly("reference is silent");
  }
}
