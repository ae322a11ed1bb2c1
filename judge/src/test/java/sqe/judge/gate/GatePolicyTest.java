package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricInfo.Direction;

class GatePolicyTest {

  private static final MetricRule RULE =
      MetricRule.builder()
          .margin(0.1)
          .minimum(-1.0)
          .maximum(2.0)
          .meanMinimum(-0.5)
          .meanMaximum(1.5)
          .worseThan(0.3, 0.25)
          .primary(false)
          .direction(Direction.LOWER_IS_BETTER)
          .build();

  private static final GatePolicy POLICY =
      GatePolicy.builder()
          .alpha(0.01)
          .test(GatePolicy.Test.WILCOXON)
          .seed(7)
          .resamples(500)
          .cluster("speaker")
          .groups(List.of("snr"))
          .inconclusive(GatePolicy.Effect.FAIL)
          .groupRegression(GatePolicy.Effect.PASS)
          .strict(true)
          .allow(Set.of("data"))
          .unsignedOk(true)
          .ids(RowIds.STEM)
          .columns(Map.of("id", "filename"))
          .metric("wer", RULE)
          .build();

  @Test
  void everyPartOfAPolicyAndOfARuleCanBeSaidAndIsKept() {
    assertThat(POLICY.toBuilder().build()).isEqualTo(POLICY);
    assertThat(RULE.toBuilder().build()).isEqualTo(RULE);
    assertThat(POLICY).usingRecursiveComparison().isNotEqualTo(GatePolicy.defaults());
    assertThat(POLICY.toString())
        .isEqualTo(
            "GatePolicy[alpha=0.01, test=WILCOXON, seed=7, resamples=500, cluster=speaker,"
                + " groups=[snr], inconclusive=FAIL, groupRegression=PASS, strict=true,"
                + " allow=[data], unsignedOk=true, ids=STEM, columns={id=filename}, metrics={wer=MetricRule[margin=0.1,"
                + " minimum=-1.0, maximum=2.0, meanMinimum=-0.5, meanMaximum=1.5, worseThan=0.3,"
                + " worseShare=0.25, primary=false, direction=LOWER_IS_BETTER]}]");
  }

  @Test
  void anotherPolicyStartsWithOneAndLeavesItAsItWas() {
    GatePolicy other = POLICY.toBuilder().allow(Set.of("resample")).noClusters().build();
    assertThat(other.allow()).containsExactlyInAnyOrder("data", "resample");
    assertThat(other.cluster()).isEqualTo(Clustering.NONE);
    assertThat(other.seed()).isEqualTo(7);
    assertThat(POLICY.allow()).containsExactly("data");
  }

  @Test
  void whatIsOutOfItsRangeIsRefused() {
    assertThatThrownBy(() -> GatePolicy.builder().alpha(0.5).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha must be above 0 and below 0.5, and is 0.5");
    assertThatThrownBy(() -> MetricRule.ofMargin(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a margin is 0 or more");
  }
}
