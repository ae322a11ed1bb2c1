package sqe.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.scoring.ScoringOptions;

class SpeechAssertTest {

  private static final double[] CLEAN = new double[16000];
  private static final double[] NOISY = new double[16000];

  static {
    Arrays.setAll(CLEAN, n -> 0.5 * StrictMath.sin(0.05 * n) * StrictMath.sin(0.0007 * n));
    Arrays.setAll(NOISY, n -> CLEAN[n] + 0.05 * StrictMath.sin(1.3 * n * n));
  }

  private static final SignalPair PAIR =
      new SignalPair(new Signal(CLEAN, 16000), new Signal(NOISY, 16000));

  @Test
  void aScoreWithinItsLimitsPassesAndCanBeRead() {
    double value = SpeechAssert.assertThat(PAIR).scores("si_sdr").atLeast(10).atMost(30).value();
    SpeechAssert.assertThat(PAIR).scores("si_sdr").between(value, value).and().scores("snr");
  }

  @Test
  void aScoreBeyondALimitSaysBothNumbersAndTheUnit() {
    assertThatThrownBy(() -> SpeechAssert.assertThat(PAIR).scores("si_sdr").atLeast(99))
        .isInstanceOf(AssertionError.class)
        .hasMessage("si_sdr is 17.08 dB, expected at least 99 dB (off by 81.92)");
  }

  @Test
  void aScoreNearItsLimitIsWrittenWithTheDigitsThatTellThemApart() {
    double value = SpeechAssert.assertThat(PAIR).scores("si_sdr").value();
    double limit = Math.rint(value * 1e3) / 1e3;
    assertThat(value).isNotEqualTo(limit);
    assertThatThrownBy(() -> SpeechAssert.assertThat(PAIR).scores("si_sdr").between(limit, limit))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "si_sdr is 17\\.[0-9]{2,6} dB, expected at (least|most) 17\\.[0-9]{1,3} dB"
                + " \\(off by [0-9.e-]+\\)");
  }

  @Test
  void signalsAreTrimmedAndAlignedWhereThatIsAskedFor() {
    // not periodic, so that there is one delay
    double[] clean = new Random(1).doubles(16000, -0.5, 0.5).toArray();
    double[] noise = new Random(2).doubles(16000, -0.05, 0.05).toArray();
    double[] late = new double[15900];
    Arrays.setAll(late, n -> n < 40 ? 0 : clean[n - 40] + noise[n]);
    Signal reference = new Signal(clean, 16000);
    Signal estimate = new Signal(late, 16000);
    ScoringOptions trimmed = ScoringOptions.defaults();
    SpeechAssert.assertThat(reference, estimate, trimmed).scores("si_sdr").atMost(0);
    SpeechAssert.assertThat(reference, estimate, trimmed.with(ScoringOptions.Align.INTEGER))
        .scores("si_sdr")
        .between(19, 21);
    assertThatThrownBy(
            () ->
                SpeechAssert.assertThat(
                    reference, estimate, trimmed.with(ScoringOptions.Length.STRICT)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("lengths differ: reference 16000 samples (1.000 s), estimate");
  }

  @Test
  void aPairWithoutScoreFailsWithTheReason() {
    var silence = new Signal(new double[16000], 16000);
    assertThatThrownBy(() -> SpeechAssert.assertThat(silence, silence).scores("si_sdr"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("si_sdr has no value: ");
  }

  @Test
  void anUnknownMetricIsAMistakeOfTheTest() {
    assertThatThrownBy(() -> SpeechAssert.assertThat(PAIR).scores("sisdr"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PAIR.length()).isEqualTo(16000);
  }
}
