package sqe.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;

/**
 * Several systems scored against one reference, whose side is derived once: milliseconds per second
 * of audio and system, to compare with {@link ValueBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SharedReferenceBenchmark {

  private static final int SYSTEMS = 8;

  /** Ids joined by plus signs. */
  @Param({MetricLists.EVERYDAY, MetricLists.PESQ})
  public String metrics = "";

  private final SpeechSamples samples = new SpeechSamples();
  private List<Metric> chosen = List.of();

  /** Builds the metrics. */
  @Setup
  public void findMetrics() {
    chosen = MetricLists.parse(metrics);
  }

  /** Scores all systems. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS * SYSTEMS)
  public void sharedReference(Blackhole results) {
    AnalysedSignal reference = new AnalysedSignal(samples.clean());
    for (int s = 0; s < SYSTEMS; s++) {
      Signal estimate = s % 2 == 0 ? samples.enhanced() : samples.noisy();
      SignalPair pair = new SignalPair(reference, new AnalysedSignal(estimate), null);
      for (Metric metric : chosen) {
        results.consume(metric.score(pair));
      }
    }
  }
}
