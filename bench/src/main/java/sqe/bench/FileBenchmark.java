package sqe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.dsp.audio.WavWriter;
import sqe.scoring.BatchRunner;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreSpec;
import sqe.table.Pair;

/**
 * Files in and rows out, in milliseconds per second of audio. A row without metrics is the price of
 * everything around them: both files decoded, the notes on delay, level and clipping, the row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FileBenchmark {

  private static final int PAIRS = 20;

  private @Nullable Files16And32 files;

  private record Files16And32(Path folder, Path clean, Path enhanced, Path cleanFloat) {

    static Files16And32 write(Path folder, SpeechSamples samples) throws IOException {
      Files16And32 files =
          new Files16And32(
              folder,
              folder.resolve("clean.wav"),
              folder.resolve("enhanced.wav"),
              folder.resolve("float.wav"));
      double[][] clean = {samples.clean().samples()};
      double[][] enhanced = {samples.enhanced().samples()};
      WavWriter.writePcm16(files.clean, clean, SpeechSamples.SAMPLE_RATE);
      WavWriter.writePcm16(files.enhanced, enhanced, SpeechSamples.SAMPLE_RATE);
      WavWriter.writeFloat32(files.cleanFloat, clean, SpeechSamples.SAMPLE_RATE);
      return files;
    }

    void delete() throws IOException {
      for (Path path : List.of(clean, enhanced, cleanFloat, folder)) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Writes the files. */
  @Setup
  public void write() throws IOException {
    files = Files16And32.write(Files.createTempDirectory("sqe-bench"), new SpeechSamples());
  }

  /** Deletes the files. */
  @TearDown
  public void delete() throws IOException {
    files().delete();
  }

  private Files16And32 files() {
    if (files == null) {
      throw new IllegalStateException("not set up");
    }
    return files;
  }

  /** Decodes one file of 16-bit integers. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS)
  public Recording decode16Bit() throws IOException {
    return AudioReader.read(files().clean());
  }

  /** Decodes one file of 32-bit floats. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS)
  public Recording decodeFloat() throws IOException {
    return AudioReader.read(files().cleanFloat());
  }

  /** Rows of no metric. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS * PAIRS)
  public void rowsWithoutMetrics(Blackhole results) throws IOException {
    rows(List.of(), results);
  }

  /** Rows of the everyday metrics. */
  @Benchmark
  @OperationsPerInvocation(SpeechSamples.SECONDS * PAIRS)
  public void rowsOfEverydayMetrics(Blackhole results) throws IOException {
    rows(
        MetricLists.parse(MetricLists.EVERYDAY).stream().map(each -> each.info().id()).toList(),
        results);
  }

  /** One thread, and each pair a system of its own so that no reference is shared. */
  private void rows(List<String> metrics, Blackhole results) throws IOException {
    Pair first = pair(files().clean(), files().enhanced());
    Pair second = pair(files().enhanced(), files().clean());
    List<Pair> pairs =
        IntStream.range(0, PAIRS).mapToObj(i -> i % 2 == 0 ? first : second).toList();
    new BatchRunner(PairScorer.of(ScoreSpec.of(metrics).withDigests(false)), 1)
        .run(
            pairs,
            () -> false,
            result -> {
              results.consume(result);
              return true;
            });
  }

  private static Pair pair(Path reference, Path estimate) {
    return new Pair("pair", "system", reference, estimate, null, Map.of(), null);
  }
}
