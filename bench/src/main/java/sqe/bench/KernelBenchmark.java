package sqe.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sqe.dsp.filter.Resampler;
import sqe.dsp.linear.BlockSpectra;
import sqe.dsp.linear.BlockTransform;
import sqe.dsp.linear.Toeplitz;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.FrameTransform;
import sqe.dsp.spectrum.Windows;

/**
 * The kernels most of the time is spent in. Those that walk a signal are in microseconds per second
 * of audio, transforms, frames and the solver in microseconds each.
 *
 * <p>{@code -jvmArgsAppend "--add-modules jdk.incubator.vector"} measures batches of frames with
 * the Vector API.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

  private static final int LAGS = 512;
  private static final int TRANSFORMS = 32;
  private static final int FRAMES = 8 * FrameBatch.FRAMES;

  private final SpeechSamples samples = new SpeechSamples();
  private final double[] clean = samples.clean().samples();
  private final double[] enhanced = samples.enhanced().samples();
  private final Resampler toTenKilohertz = new Resampler(SpeechSamples.SAMPLE_RATE, 10_000);
  private final BlockTransform blocks = new BlockTransform(LAGS);
  private final Fft fft512 = new Fft(512);
  private final Fft fft1024 = new Fft(1024);
  private final Fft fft4096 = new Fft(4096);
  private final double[] window512 = Windows.periodicHann(512);
  private final double[] window1024 = Windows.periodicHann(1024);
  private final FrameBatch batch512 = new FrameBatch(new FrameTransform(512));
  private final FrameBatch batch1024 = new FrameBatch(new FrameTransform(1024));
  private final double[] power = new double[513];
  private final double[] autocorrelation = new BlockSpectra(blocks, clean).autocorrelation();
  private final double[] correlation = new BlockSpectra(blocks, clean).correlation(enhanced);
  private final double[] buffer = new double[4096];

  /** 16 kHz to 10 kHz, as STOI does it. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS)
  public double[] resampleTo10kHz() {
    return toTenKilohertz.resample(clean);
  }

  /** Both correlations at 512 lags, as SDR needs them. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS)
  public double correlate512Lags() {
    BlockSpectra spectra = new BlockSpectra(blocks, clean);
    return spectra.autocorrelation()[0] + spectra.correlation(enhanced)[0];
  }

  /** Levinson's recursion at 512 taps, as SDR needs it. */
  @Benchmark
  public Toeplitz.Solution solve512Taps() {
    return Toeplitz.solve(autocorrelation, correlation);
  }

  /** A real transform of 512 samples. */
  @Benchmark
  @OperationsPerInvocation(TRANSFORMS)
  public double[] transform512() {
    return transform(fft512);
  }

  /** A real transform of 4096 samples. */
  @Benchmark
  @OperationsPerInvocation(TRANSFORMS)
  public double[] transform4096() {
    return transform(fft4096);
  }

  /** From samples to the power of half overlapping frames of 512 samples, one at a time. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public double framePowers512() {
    return framePowers(fft512, window512);
  }

  /** The same for frames of 1024 samples. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public double framePowers1024() {
    return framePowers(fft1024, window1024);
  }

  /** The same for frames of 512 samples, 32 at once. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public double batchPowers512() {
    return batchPowers(batch512, window512);
  }

  /** The same for frames of 1024 samples, 32 at once. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public double batchPowers1024() {
    return batchPowers(batch1024, window1024);
  }

  private double framePowers(Fft fft, double[] window) {
    int n = fft.length();
    double sum = 0;
    for (int t = 0; t < FRAMES; t++) {
      int start = t * n / 2;
      for (int i = 0; i < n; i++) {
        buffer[i] = window[i] * clean[start + i];
      }
      fft.forward(buffer);
      fft.power(buffer, power, 0);
      sum += power[n / 8];
    }
    return sum;
  }

  private double batchPowers(FrameBatch batch, double[] window) {
    int n = batch.transform().length();
    double sum = 0;
    for (int t = 0; t < FRAMES; t += FrameBatch.FRAMES) {
      batch.load(clean, t * n / 2, n / 2, FrameBatch.FRAMES, window);
      batch.powers();
      sum += batch.power(n / 8)[3];
    }
    return sum;
  }

  /** Fresh samples each time: a spectrum transformed again and again overflows. */
  private double[] transform(Fft fft) {
    for (int t = 0; t < TRANSFORMS; t++) {
      System.arraycopy(clean, t * fft.length(), buffer, 0, fft.length());
      fft.forward(buffer);
    }
    return buffer;
  }
}
