package sqe.report.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.testing.SharedFolder;

class LossMapTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static Signal signal(String path) throws Exception {
    var file = AudioReader.read(SharedFolder.project("testdata/" + path));
    return new Signal(file.channels()[0], file.sampleRate());
  }

  private static DifferentiableMetric metric(String id) {
    return (DifferentiableMetric) CATALOG.find(id).orElseThrow();
  }

  @Test
  void theCellsTogetherAreTheGradientTimesWhatIsMissing() throws Exception {
    var pair = new SignalPair(signal("clean/s01_engb.wav"), signal("noisy/s01_engb.wav"));
    for (String id : new String[] {"si_sdr", "stoi", "pmsqe"}) {
      var metric = metric(id);
      double[] g = metric.differentiate(pair).gradient();
      double[] x = pair.reference().samples();
      double[] y = pair.estimate().samples();
      double product = IntStream.range(0, g.length).mapToDouble(i -> g[i] * (x[i] - y[i])).sum();
      double expected = metric.info().direction().sign() * product;
      assertThat(LossMap.of(pair, metric).total())
          .as(id)
          .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void whatIsLostIsWhereTheNoiseIs() throws Exception {
    Signal clean = signal("clean/s01_engb.wav");
    double[] samples = clean.samples().clone();
    IntStream.range(24000, 28000).forEach(i -> samples[i] += 0.1 * Math.sin(i * (double) i));
    var pair = new SignalPair(clean, new Signal(samples, clean.sampleRate()));
    LossMap map = LossMap.of(pair, metric("si_sdr"));
    double inside = 0;
    for (int t = 0; t < map.gain().length; t++) {
      double second = t * map.hopSeconds();
      for (double cell : map.gain()[t]) {
        inside += second > 1.45 && second < 1.8 ? cell : 0;
      }
    }
    assertThat(inside / map.total()).isGreaterThan(0.95);
  }

  @Test
  void bandsSayWhatALowPassTookAway() throws Exception {
    Signal clean = signal("clean/s01_engb.wav");
    double[] x = clean.samples();
    double[] y = new double[x.length];
    for (int i = 2; i < x.length - 2; i++) {
      y[i] = (x[i - 2] + x[i - 1] + x[i] + x[i + 1] + x[i + 2]) / 5;
    }
    BandErrors bands = BandErrors.of(new SignalPair(clean, new Signal(y, clean.sampleRate())));
    int last = bands.centres().length - 1;
    assertThat(bands.levelDb()[0]).isCloseTo(0, within(0.2));
    assertThat(bands.levelDb()[last]).isLessThan(-8);
    assertThat(bands.snrDb()[0]).isGreaterThan(bands.snrDb()[last]);
  }
}
