package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;

class MetricInfoTest {

  private static MetricInfo withRange(Range range) {
    return info("id", range);
  }

  private static MetricInfo info(String id, Range range) {
    return new MetricInfo(
        id,
        "name",
        "family",
        "",
        range,
        Direction.HIGHER_IS_BETTER,
        Set.of(),
        Set.of(),
        List.of(),
        1,
        "definition",
        List.of(),
        "source");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5.890500000000001, 0 … 5.891",
    "1.02, 4.643888749336258, 1.02 … 4.644",
    "-1, 1, -1 … 1",
    "-0.0, 100, 0 … 100",
    "-0.5, 4.5, -0.5 … 4.5"
  })
  void rangeTextHasAtMostThreeDecimals(double minimum, double maximum, String text) {
    assertThat(withRange(new Range(minimum, maximum)).rangeText()).isEqualTo(text);
  }

  @Test
  void rangeTextNamesInfinity() {
    assertThat(withRange(Range.unbounded()).rangeText()).isEqualTo("-inf … inf");
    assertThat(withRange(Range.nonNegative()).rangeText()).isEqualTo("0 … inf");
  }

  @Test
  void anIdThatIsNoColumnNameIsRefused() {
    for (String id : new String[] {"", "SI_SDR", "si sdr", "a,b", "a|b", "2nd", "größe"}) {
      assertThatThrownBy(() -> info(id, Range.unbounded()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("id");
    }
    assertThat(info("pesq_wb_c2", Range.unbounded()).id()).isEqualTo("pesq_wb_c2");
  }
}
