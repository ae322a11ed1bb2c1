package sqe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

@Tag("one-jdk")
final class BenchmarkCoverageTest {

  private static List<String> parameters(Class<?> benchmark) throws NoSuchFieldException {
    return List.of(benchmark.getField("metrics").getAnnotation(Param.class).value());
  }

  @Test
  void everyMetricHasABenchmark() throws NoSuchFieldException {
    assertThat(parameters(ValueBenchmark.class))
        .containsAll(
            MetricCatalog.load().metrics().stream()
                .map(Metric::info)
                .filter(info -> !info.needs().contains(MetricInfo.Need.MODEL))
                .filter(info -> !info.needs().contains(MetricInfo.Need.TRANSCRIPT))
                .map(MetricInfo::id)
                .toList());
  }

  @Test
  void everyGradientHasABenchmark() throws NoSuchFieldException {
    assertThat(parameters(GradientBenchmark.class))
        .containsExactlyInAnyOrderElementsOf(
            MetricCatalog.load().metrics().stream()
                .filter(DifferentiableMetric.class::isInstance)
                .map(m -> m.info().id())
                .toList());
  }

  @Test
  void everyBenchmarkedListScoresTheSpeechPair() throws NoSuchFieldException {
    SpeechSamples samples = new SpeechSamples();
    for (String metrics : parameters(ValueBenchmark.class)) {
      for (Metric metric : MetricLists.parse(metrics)) {
        boolean separated = metric.info().needs().contains(MetricInfo.Need.SOURCES);
        SignalPair pair = separated ? samples.separatedPair() : samples.pairFor(metric);
        try {
          assertThat(metric.score(pair).value()).as(metrics).isFinite();
        } catch (UndefinedScoreException e) {
          // networks do not run on every platform
          assertThat(e).as(metrics).hasMessageContaining("cannot be loaded here");
        }
      }
    }
  }
}
