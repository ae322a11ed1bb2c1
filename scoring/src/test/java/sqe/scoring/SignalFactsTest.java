package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;

class SignalFactsTest {

  private static final double[] SPEECH = WrittenPairs.noise(1000, 1);

  private static List<String> notes(double[] x) {
    return SignalFacts.OF.from(new AnalysedSignal(new Signal(x, 8000))).notes("estimate");
  }

  private static double[] changed(double[] x, int from, double... values) {
    double[] y = x.clone();
    System.arraycopy(values, 0, y, from, values.length);
    return y;
  }

  @Test
  void ofOrdinarySpeechThereIsNothingToSay() {
    assertThat(notes(SPEECH)).isEmpty();
  }

  @Test
  void twoSamplesAtFullScaleAreAPeakAndThreeAreClipping() {
    assertThat(notes(changed(SPEECH, 10, 0.99, -1))).isEmpty();
    assertThat(notes(changed(SPEECH, 10, 0.99, 1, -1)))
        .containsExactly("estimate is clipped (3 samples at full scale)");
    double[] twice = changed(changed(SPEECH, 10, 1, 1, 1), 500, 1, 1, 1, 1, 1);
    assertThat(notes(twice)).containsExactly("estimate is clipped (8 samples at full scale)");
    assertThat(notes(changed(SPEECH, 10, 1, 1, 0, 1, 1))).isEmpty();
  }

  @Test
  void beyondFullScaleIsNotCalledClipped() {
    assertThat(notes(changed(SPEECH, 10, 1.25, 1.25, 1.25)))
        .containsExactly("estimate goes beyond full scale (peak 1.25)");
  }

  @Test
  void anOffsetOfOnePercentIsNoted() {
    double[] centred =
        WrittenPairs.sum(SPEECH, constant(-Arrays.stream(SPEECH).average().orElse(0)));
    assertThat(notes(WrittenPairs.sum(centred, constant(0.0099)))).isEmpty();
    assertThat(notes(WrittenPairs.sum(centred, constant(-0.0101))))
        .containsExactly("estimate has a DC offset of -0.010 (si_snr removes it, si_sdr does not)");
  }

  @Test
  void silenceAndConstantsAreToldApart() {
    assertThat(notes(constant(0))).containsExactly("estimate is silent");
    assertThat(notes(constant(0.5))).containsExactly("estimate is constant");
  }

  @Test
  void whatLiesBelowAnySpeechIsNotedWithItsLevel() {
    double[] tone = new double[1000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = i % 2 == 0 ? 1e-5 : -1e-5;
    }
    assertThat(notes(tone)).containsExactly("estimate is at -100 dBFS, below any speech");
    assertThat(notes(WrittenPairs.scaled(tone, 10.1))).isEmpty();
  }

  private static double[] constant(double value) {
    double[] x = new double[1000];
    Arrays.fill(x, value);
    return x;
  }
}
