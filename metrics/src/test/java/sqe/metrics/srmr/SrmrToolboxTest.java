package sqe.metrics.srmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.GeneratedPair;

/** Properties of the forms of the MATLAB toolbox; their values are in {@link SrmrGoldenTest}. */
class SrmrToolboxTest {

  private static final int RATE = GeneratedPair.SAMPLE_RATE;
  private static final List<Metric> METRICS = new SrmrProvider().metrics().subList(4, 7);
  private static final Metric PLAIN = METRICS.get(0);
  private static final Metric ACTIVE = METRICS.get(2);

  private final double[] speech = GeneratedPair.estimate();

  private static double score(Metric metric, double[] x) {
    return metric.score(SignalPair.ofEstimate(new Signal(x, RATE))).value();
  }

  @Test
  void levelAndPolarityDoNotMatter() {
    for (Metric metric : METRICS) {
      for (double gain : new double[] {-1, 0.5, 0x1p900}) {
        double[] scaled = Arrays.stream(speech).map(v -> gain * v).toArray();
        assertThat(score(metric, scaled)).isEqualTo(score(metric, speech));
      }
    }
  }

  @Test
  void pausesDoNotMatterWhereTheyAreDropped() {
    double[] paused = new double[speech.length + 4000];
    System.arraycopy(speech, 0, paused, 0, 20000);
    System.arraycopy(speech, 20000, paused, 24000, speech.length - 20000);
    assertThat(score(ACTIVE, paused)).isCloseTo(score(ACTIVE, speech), within(1e-12));
    assertThat(score(PLAIN, paused)).isNotCloseTo(score(PLAIN, speech), within(1e-4));
  }

  @Test
  void shortPausesStayAndLongOnesGoFromTheLastActiveSampleToTheNext() {
    double[] x = new double[4000];
    for (int n : new int[] {100, 900, 1701, 3000}) {
      x[n] = 1;
    }
    x[500] = 0.003;
    double[] kept = Pauses.dropped(x, RATE);
    assertThat(kept).hasSize(801 + 1 + 1);
    assertThat(kept[0]).isEqualTo(1);
    assertThat(kept[400]).isEqualTo(0.003);
    assertThat(Arrays.copyOfRange(kept, 800, 803)).containsOnly(1);
    assertThat(Pauses.dropped(new double[10], RATE)).isEmpty();
  }

  @Test
  void aFrameIsEnoughAndSilenceHasNoScore() {
    double[] frame = Arrays.copyOfRange(speech, 1000, 1000 + 4096);
    for (Metric metric : METRICS) {
      assertThat(score(metric, frame)).isPositive().isFinite();
      assertUndefined(metric, Arrays.copyOf(frame, 4095), "needs 0.256 s, has 0.256 s");
      assertUndefined(metric, new double[RATE], "estimate silent");
    }
    double[] click = new double[RATE];
    click[100] = 1;
    assertUndefined(ACTIVE, click, "needs 0.256 s, has 0.000 s");
  }

  private static void assertUndefined(Metric metric, double[] x, String message) {
    assertThatThrownBy(() -> score(metric, x))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining(message);
  }

  @Test
  void signaturesNameTheConvention() {
    assertThat(PLAIN.info().signature())
        .isEqualTo(
            "srmr_matlab|convention:srmrtoolbox|envelopes:gammatone|cochlea:23@125"
                + "|modulation:8@4-128|norm:no|rev:1");
    assertThat(ACTIVE.info().signature()).endsWith("|norm:no|pauses:dropped_50dB/50ms|rev:1");
  }
}
