package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.metrics.composite.FrameMeasures;
import sqe.testing.SharedFolder;

/** The terms along time are those that the score is made of. */
class TimedMetricTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static Signal signal(String path) throws Exception {
    Recording file = AudioReader.read(SharedFolder.project("testdata/" + path));
    return new Signal(file.channels()[0], file.sampleRate());
  }

  private static SignalPair pair() throws Exception {
    Signal estimate = signal("noisy/s01_engb.wav");
    double[] clean = Arrays.copyOf(signal("clean/s01_engb.wav").samples(), estimate.length());
    Arrays.fill(clean, 8000, 24000, 0);
    return new SignalPair(new Signal(clean, estimate.sampleRate()), estimate);
  }

  static List<TimedMetric> metrics() {
    return java.util.stream.Stream.concat(
            CATALOG.metrics().stream(), FrameMeasures.skippingSilence().stream())
        .filter(TimedMetric.class::isInstance)
        .map(TimedMetric.class::cast)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theMeanOfTheTermsIsTheScoreWhereItSaysSo(TimedMetric metric) throws Exception {
    SignalPair pair = pair();
    TimedMetric.TimeCourse course = metric.course(pair);
    double mean = Arrays.stream(course.values()).average().orElse(Double.NaN);
    if (course.mean()) {
      assertThat(mean)
          .isCloseTo(metric.score(pair).value(), within(1e-12 * Math.max(1, Math.abs(mean))));
    } else {
      assertThat(mean).isNotCloseTo(metric.score(pair).value(), within(1e-6));
    }
    double[] seconds = course.seconds();
    assertThat(seconds).hasSizeGreaterThan(20);
    assertThat(seconds).isSorted();
    assertThat(seconds[0]).isPositive();
    assertThat(seconds[seconds.length - 1]).isLessThan(pair.estimate().duration() + 0.32);
  }

  @Test
  void theUsualMetricsOfFramesAndSegmentsAreAmongThem() {
    assertThat(metrics())
        .extracting(metric -> metric.info().id())
        .contains("segsnr", "fwsegsnr", "llr", "stoi", "estoi", "pmsqe", "pesq_wb");
  }

  @Test
  void noiseInOnePlaceIsSeenThere() throws Exception {
    Signal clean = signal("clean/s01_engb.wav");
    double[] samples = clean.samples().clone();
    IntStream.range(24000, 28000).forEach(i -> samples[i] += 0.2 * Math.sin(i * (double) i));
    SignalPair pair = new SignalPair(clean, new Signal(samples, clean.sampleRate()));
    for (String id : List.of("pmsqe", "pesq_wb")) {
      var course = ((TimedMetric) CATALOG.find(id).orElseThrow()).course(pair);
      double[] values = course.values();
      int worst =
          IntStream.range(0, values.length)
              .reduce((a, b) -> values[a] >= values[b] ? a : b)
              .orElse(-1);
      assertThat(course.seconds()[worst]).as(id).isBetween(1.45, 1.8);
    }
  }
}
