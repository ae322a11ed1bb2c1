package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of commands that are shown. */
class ShellWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "clean/a_1.wav | clean/a_1.wav",
        "--align | --align",
        "a b.wav | 'a b.wav'",
        "it's.wav | 'it'\\''s.wav'",
        "$(x).wav | '$(x).wav'",
        "=ls | '=ls'",
        "\"\" | ''"
      })
  void onlyWhatAShellWouldReadIsQuoted(String word, String typed) {
    assertThat(ShellWord.of(word)).isEqualTo(typed);
  }
}
