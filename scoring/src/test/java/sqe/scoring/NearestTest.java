package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

  private static final List<String> WORDS =
      List.of("gate", "score", "plan", "si_sdr", "mse", "l1", "--length", "--lock");

  @ParameterizedTest
  @CsvSource({
    "gte, gate",
    "scor, score",
    "SI-SDR, si_sdr",
    "sisdr, si_sdr",
    "msr, mse",
    "--lenght, --length",
    "--lok, --lock"
  })
  void aMistypedWordIsAnsweredWithWhatWasMeant(String word, String meant) {
    assertThat(Nearest.of(word, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "nosuch", "l2x", "--verbosity", "plot it"})
  void anotherWordIsAnsweredWithNothing(String word) {
    assertThat(Nearest.of(word, WORDS)).isEmpty();
  }
}
