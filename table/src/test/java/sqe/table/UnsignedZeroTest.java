package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsignedZeroTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 sample (-0.0 ms) | -1 sample (0.0 ms)",
        "-0.00 | 0.00",
        "snr -0.0 dB; -0 dB | snr 0.0 dB; 0 dB",
        "-0.01 and -10.0 and -0.5 dB | -0.01 and -10.0 and -0.5 dB",
        "take-0 of a-0.0.wav and x--0.wav | take-0 of a-0.0.wav and x--0.wav"
      })
  void onlyTheSignOfZeroGoes(String message, String shown) {
    assertThat(UnsignedZero.in(message)).isEqualTo(shown);
  }
}
