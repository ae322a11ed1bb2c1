package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.metrics.pesq.Pesq;
import sqe.testing.FormulaSignals;

/** Metrics that are built on the score of another. */
class ScoreOfTest {

  private static final int RATE = FormulaSignals.SAMPLE_RATE;

  private final FormulaSignals signals = new FormulaSignals();
  private final SignalPair pair =
      new SignalPair(new Signal(signals.source1, RATE), new Signal(signals.estimate1, RATE));

  /** A metric that counts how often it is computed. */
  private record Counted(Metric metric, AtomicInteger calls) implements Metric {

    static Counted of(String id) {
      return new Counted(MetricCatalog.load().find(id).orElseThrow(), new AtomicInteger());
    }

    @Override
    public MetricInfo info() {
      return metric.info();
    }

    @Override
    public Score score(SignalPair pair) {
      calls.incrementAndGet();
      return metric.score(pair);
    }
  }

  /** Twice another metric's score and one more. */
  private record Upper(Metric base) implements Metric {

    @Override
    public MetricInfo info() {
      return MetricInfo.builder("upper").parameter("factor", "2").builtOn(base.info()).build();
    }

    @Override
    public Score score(SignalPair pair) {
      Score below = pair.score(base);
      return Score.of(2 * below.value() + 1, below.notes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pesq_wb", "si_sdr"})
  void aMetricAndOneBuiltOnItComputeOnce(String id) {
    Counted base = Counted.of(id);
    double upper = pair.score(new Upper(base)).value();
    Score below = pair.score(base);
    assertThat(base.calls()).hasValue(1);
    assertThat(upper).isEqualTo(2 * below.value() + 1);
    assertThat(below).isEqualTo(base.metric().score(pair));
  }

  @Test
  void whyThereIsNoScoreIsRememberedToo() {
    Counted base = Counted.of("pesq_wb");
    SignalPair silent =
        new SignalPair(
            new Signal(new double[signals.estimate1.length], RATE),
            new Signal(signals.estimate1, RATE));
    for (Metric metric : new Metric[] {base, new Upper(base), base}) {
      assertThatThrownBy(() -> silent.score(metric))
          .isInstanceOf(UndefinedScoreException.class)
          .hasMessageStartingWith("reference silent");
    }
    assertThat(base.calls()).hasValue(1);
  }

  @Test
  void theMetricOfTheCatalogAndThatOfThePublicDoorAreOne() {
    Metric ofCatalog = MetricCatalog.load().find("pesq_wb").orElseThrow();
    assertThat(pair.score(Pesq.wideband())).isSameAs(pair.score(ofCatalog));
    assertThat(Pesq.widebandCorrigendum2()).isNotEqualTo(ofCatalog);
  }

  @Test
  void theShortSignatureOfTheBaseStandsInTheSignature() {
    MetricInfo base = Pesq.wideband().info();
    assertThat(base.shortSignature()).matches("pesq_wb#[0-9a-f]{8}");
    assertThat(new Upper(Pesq.wideband()).info().signature())
        .isEqualTo("upper|factor:2|on:" + base.shortSignature() + "|rev:1");
    MetricInfo onTwo =
        MetricInfo.builder("two").builtOn(base).builtOn(Pesq.narrowband().info()).build();
    assertThat(onTwo.signature())
        .isEqualTo(
            "two|on:%s,%s|rev:1"
                .formatted(base.shortSignature(), Pesq.narrowband().info().shortSignature()));
  }
}
