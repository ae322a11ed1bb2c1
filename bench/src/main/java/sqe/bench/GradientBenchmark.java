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
import sqe.metrics.DifferentiableMetric;

/**
 * A metric's value and gradient in one call, of a pair that has derived nothing yet: milliseconds
 * per second of audio. A gradient costs at most three times the value.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GradientBenchmark {

  /** The metric's id. */
  @Param({
    "snr",
    "si_sdr",
    "si_snr",
    "sd_sdr",
    "sdr",
    "ci_sdr",
    "sa_sdr",
    "wsdr",
    "stoi",
    "estoi",
    "pmsqe",
    "pmsqe_mos",
    "l1",
    "mse",
    "rmse",
    "log_mse",
    "smooth_l1",
    "huber",
    "deep_feature",
    "mr_stft_pwg",
    "mr_stft_pwg_sc",
    "mr_stft_pwg_log",
    "mr_stft_auraloss",
    "mr_stft_auraloss_si",
    "mel_pwg",
    "mel_auraloss"
  })
  public String metrics = "";

  private final SpeechSamples samples = new SpeechSamples();
  private List<DifferentiableMetric> chosen = List.of();

  /** Builds the metric. */
  @Setup
  public void findMetrics() {
    chosen = MetricLists.parse(metrics).stream().map(DifferentiableMetric.class::cast).toList();
  }

  /** Differentiates one pair. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS)
  public DifferentiableMetric.Differentiated gradient() {
    return chosen.get(0).differentiate(samples.pair());
  }
}
