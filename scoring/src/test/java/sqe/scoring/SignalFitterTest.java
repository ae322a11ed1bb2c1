package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.table.Remark;

/** Two signals are fitted as two files are. */
class SignalFitterTest {

  private static final int RATE = WrittenPairs.RATE;
  private static final double[] SPEECH = WrittenPairs.noise(RATE, 1);
  private static final ScoringOptions DEFAULTS = ScoringOptions.defaults();

  @TempDir private Path folder;

  private static SignalFitter.Fitted fit(ScoringOptions options, double[] r, double[] e)
      throws UnscorablePairException {
    return new SignalFitter(options).fit(new Signal(r, RATE), new Signal(e, RATE));
  }

  @Test
  void signalsAreTrimmedAndAlignedAsFilesAre() throws Exception {
    ScoringOptions aligned = DEFAULTS.with(ScoringOptions.Align.INTEGER);
    double[] late = Arrays.copyOf(WrittenPairs.delayed(SPEECH, 37), RATE - 100);
    SignalFitter.Fitted fitted = fit(aligned, SPEECH, late);
    ScorablePair loaded =
        new PairLoader(aligned, false, new AudioPreparation(aligned.channels()))
            .load(new WrittenPairs(folder).pair("a", SPEECH, late), new ArrayList<>())
            .get(0);
    SignalPair signals = fitted.signals();
    assertThat(signals.length()).isEqualTo(RATE - 100 - 37);
    assertThat(signals.reference().samples())
        .isEqualTo(loaded.signals().reference().samples())
        .isEqualTo(signals.estimate().samples());
    assertThat(fitted.notes()).isEqualTo(loaded.notes());
    assertThat(fitted.notes())
        .extracting(Remark::text)
        .containsExactly(
            "lengths differ by 100 samples (0.013 s): trimmed to the shorter",
            "aligned by 37 samples");
  }

  @Test
  void whatThePoliciesForbidIsAnError() {
    assertThatThrownBy(() -> fit(DEFAULTS, SPEECH, Arrays.copyOf(SPEECH, RATE / 2)))
        .isInstanceOf(UnscorablePairException.class)
        .hasMessageStartingWith("lengths differ: reference 8000 samples");
    assertThatThrownBy(
            () ->
                new SignalFitter(DEFAULTS)
                    .fit(new Signal(SPEECH, RATE), new Signal(SPEECH, 2 * RATE)))
        .hasMessage("rates differ: reference 8000 Hz, estimate 16000 Hz: convert the files");
  }

  @Test
  void ratesAreConvertedWhereThatIsAskedFor() throws Exception {
    ScoringOptions to = DEFAULTS.with(new ScoringOptions.Resample.ToRate(2 * RATE));
    assertThat(fit(to, SPEECH, SPEECH).signals().sampleRate()).isEqualTo(2 * RATE);
    assertThat(fit(to, SPEECH, SPEECH).notes()).isEqualTo(List.of());
  }
}
