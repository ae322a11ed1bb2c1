package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCellTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nan", "NaN", "NAN", "-nan", "+NaN", "NA", "na", "null", "NULL"})
  void manyWordsSayThatThereIsNoNumber(String cell) {
    assertThat(NumberCell.value(cell)).isNaN();
    assertThat(NumberCell.isAbsent(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"inf", "+inf", "Inf", "INF", "Infinity", "+Infinity", " infinity ", "1e999"})
  void infinityMayBeSpelledInManyWays(String cell) {
    assertThat(NumberCell.value(cell)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(NumberCell.isAbsent(cell)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-inf", "-Inf", "-INF", "-Infinity", "-1e999"})
  void soMayTheOther(String cell) {
    assertThat(NumberCell.value(cell)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void numbersAreDecimal() {
    assertThat(NumberCell.value(" 1 ")).isEqualTo(1);
    assertThat(NumberCell.value("+.5")).isEqualTo(0.5);
    assertThat(NumberCell.value("-2.")).isEqualTo(-2);
    assertThat(NumberCell.value("1.5E-3")).isEqualTo(0.0015);
    assertThat(NumberCell.value("007")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"good", "1,5", "1f", "2d", "0x1p3", "1_000", "1e", ".", "-", "--1", "1 2", "n/b"})
  void anythingElseIsNoNumber(String cell) {
    assertThatThrownBy(() -> NumberCell.value(cell)).isInstanceOf(NumberFormatException.class);
    assertThat(NumberCell.isAbsent(cell)).isFalse();
  }

  @Test
  void aLongCellTakesNoLongTime() {
    String digits = "1".repeat(1_000_000) + "x";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> NumberCell.value(digits))
                .hasMessageContaining("111…' is not a number"));
  }
}
