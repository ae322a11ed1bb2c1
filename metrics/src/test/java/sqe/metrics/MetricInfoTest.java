package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.MetricInfo.Range;

class MetricInfoTest {

  private static MetricInfo withRange(Range range) {
    return info("id", range);
  }

  private static MetricInfo info(String id, Range range) {
    return MetricInfo.builder(id).range(range).build();
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

  @Test
  void whatABuilderIsNotToldIsAsForAPureNumberOfAPair() {
    MetricInfo info = MetricInfo.builder("own").build();
    assertThat(info.name()).isEqualTo("own");
    assertThat(info.family()).isEqualTo("own");
    assertThat(info.unit()).isEmpty();
    assertThat(info.range()).isEqualTo(Range.unbounded());
    assertThat(info.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
    assertThat(info.sampleRatesText()).isEqualTo("any");
    assertThat(info.needsText()).isEqualTo("reference, estimate");
    assertThat(info.signature()).isEqualTo("own|rev:1");
  }

  @Test
  void aMetricNeedsAReferenceUnlessItSaysNot() {
    assertThat(MetricInfo.builder("own").build().needs()).containsExactly(Need.REFERENCE);
    MetricInfo alone = MetricInfo.builder("own").withoutReference().build();
    assertThat(alone.needs()).isEmpty();
    assertThat(alone.needsText()).isEqualTo("estimate");
    assertThat(MetricInfo.builder("own").alsoNeeds(Need.MIXTURE).build().needsText())
        .isEqualTo("reference, estimate, noisy mixture");
  }

  @Test
  void parametersStandInTheSignatureInTheOrderTheyAreAdded() {
    MetricInfo info =
        MetricInfo.builder("own")
            .parameter("z", "1")
            .parameters(List.of(Map.entry("a", "2")))
            .revision(3)
            .build();
    assertThat(info.signature()).isEqualTo("own|z:1|a:2|rev:3");
    assertThat(info.signature(List.of(Map.entry("resample", "8000"))))
        .isEqualTo("own|z:1|a:2|resample:8000|rev:3");
  }

  @Test
  void theShortSignatureIsTheIdAndTheStartOfTheLongOnesHash() {
    // printf 'own|rev:1' | sha256sum
    MetricInfo info = MetricInfo.builder("own").build();
    assertThat(info.shortSignature()).isEqualTo("own#a1061690");
    assertThat(MetricInfo.shortened("own|resample:8000|rev:1"))
        .startsWith("own#")
        .isNotEqualTo(info.shortSignature());
  }

  @Test
  void whatRoundingCarriesOverABoundIsTheBound() {
    MetricInfo.Range range = new MetricInfo.Range(-1, 1);
    assertThat(range.settled(-1.0000000000000024)).isEqualTo(-1);
    assertThat(range.settled(1 + 1e-10)).isEqualTo(1);
    assertThat(range.settled(0.3)).isEqualTo(0.3);
    assertThat(MetricInfo.Range.nonNegative().settled(-1e-18)).isEqualTo(0);
    assertThat(MetricInfo.Range.nonNegative().settled(Double.POSITIVE_INFINITY)).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({"-1.001", "1.0001", "Infinity", "-Infinity", "NaN"})
  void whatIsFartherOutIsNoScore(double value) {
    MetricInfo info = MetricInfo.builder("x").range(-1, 1).build();
    assertThatThrownBy(() -> info.score(value)).isInstanceOf(UndefinedScoreException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, NaN", "0, Infinity", "Infinity, 0", "NaN, 0"})
  void aGradientThatIsNotFiniteIsNone(double value, double element) {
    assertThatThrownBy(
            () -> new DifferentiableMetric.Differentiated(value, new double[] {0, element}))
        .isInstanceOf(UndefinedScoreException.class);
  }
}
