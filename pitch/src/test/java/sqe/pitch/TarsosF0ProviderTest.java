package sqe.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

class TarsosF0ProviderTest {

  private static final int RATE = 16000;
  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static double[] glide(double bend) {
    double[] x = new Random(4).doubles(RATE, -0.005, 0.005).toArray();
    double phase = 0;
    for (int n = 0; n < x.length; n++) {
      phase += 2 * Math.PI * bend * (110 + 40.0 * n / x.length) / RATE;
      for (int h = 1; h <= 5; h++) {
        x[n] += 0.2 / h * Math.sin(h * phase);
      }
    }
    return x;
  }

  private static double score(String id, double[] x, double[] y) {
    return CATALOG
        .find(id)
        .orElseThrow()
        .score(new SignalPair(new Signal(x, RATE), new Signal(y, RATE)))
        .value();
  }

  @Test
  void theMeasuresAreFoundAsAService() {
    assertThat(CATALOG.family("f0_tarsos"))
        .extracting(metric -> metric.info().id())
        .containsExactly(
            "f0_rmse_tarsos",
            "f0_cents_tarsos",
            "f0_corr_tarsos",
            "gpe_tarsos",
            "vde_tarsos",
            "ffe_tarsos");
    assertThat(CATALOG.find("gpe_tarsos").orElseThrow().info().signature())
        .isEqualTo(
            "gpe_tarsos|tracker:tarsosdsp_fastyin/5ms/50-600Hz/0.2|frames:voiced_in_both|rev:1");
  }

  @Test
  void aPerfectEstimateHasNoErrorAndASemitoneIsAHundredCents() {
    double[] x = glide(1);
    for (Metric metric : CATALOG.family("f0_tarsos")) {
      String id = metric.info().id();
      assertThat(score(id, x, x)).as(id).isCloseTo(id.contains("corr") ? 1 : 0, within(1e-9));
    }
    double[] higher = glide(Math.pow(2, 1.0 / 12));
    assertThat(score("f0_cents_tarsos", x, higher)).isCloseTo(100, within(3.0));
    assertThat(score("gpe_tarsos", x, glide(1.5))).isEqualTo(1);
  }

  @Test
  void bothTrackersAgreeOnAPlainVoice() {
    double[] x = glide(1);
    double[] y = glide(1.02);
    assertThat(score("f0_cents_tarsos", x, y)).isCloseTo(score("f0_cents", x, y), within(2.0));
  }

  @Test
  void gainByPowersOfTwoAndPolarityDoNotMatter() {
    double[] x = glide(1);
    double[] y = glide(1.1);
    for (String id : List.of("f0_rmse_tarsos", "vde_tarsos")) {
      for (double gain : new double[] {-1, 0.25, 0x1p200}) {
        double[] scaled = Arrays.stream(y).map(v -> gain * v).toArray();
        assertThat(score(id, x, scaled)).isCloseTo(score(id, x, y), within(1e-6));
      }
    }
  }

  @Test
  void whatIsShorterThanAFrameIsUndefined() {
    double[] x = Arrays.copyOf(glide(1), 500);
    assertThatThrownBy(() -> score("vde_tarsos", x, x))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("too short: is shorter than a frame of the tracker");
  }
}
