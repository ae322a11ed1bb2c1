package sqe.models.dnsmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

class SpeechWindowsTest {

  @ParameterizedTest
  @CsvSource({
    // samples, windows as published, all windows
    "144160, 1, 1",
    "175999, 1, 1",
    "176000, 2, 2",
    "319360, 7, 10",
    "960000, 34, 51",
    "1, 7, 7",
  })
  void theWindowsLostToRoundingAreThoseOfTheScript(int samples, int published, int all) {
    assertThat(SpeechWindows.of(new double[samples], false).count()).isEqualTo(published);
    assertThat(SpeechWindows.of(new double[samples], true).count()).isEqualTo(all);
  }

  @Test
  void aShortSignalIsAppendedToItself() {
    double[] samples = new double[50000];
    samples[7] = 0.5;
    SpeechWindows windows = SpeechWindows.of(samples, false);
    assertThat(windows.sample(0, 50007)).isEqualTo(0.5);
    assertThat(windows.sample(0, 100007)).isEqualTo(0.5);
    assertThat(windows.sample(1, 34007)).isEqualTo(0.5);
    assertThat(windows.floats(0)).hasSize(SpeechWindows.LENGTH).contains(0.5f);
  }

  @Test
  void noSampleAndOtherRatesHaveNoScore() {
    var metric = DnsmosMetrics.all(DnsmosOptions.DEFAULT).get(0);
    assertThatThrownBy(() -> metric.score(SignalPair.ofEstimate(new Signal(new double[0], 16000))))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("too short: ");
    assertThatThrownBy(() -> metric.score(SignalPair.ofEstimate(new Signal(new double[9], 48000))))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("wrong sample rate: exists at 16000 Hz, the pair has 48000 Hz");
  }
}
