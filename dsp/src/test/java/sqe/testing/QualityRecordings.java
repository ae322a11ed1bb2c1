package sqe.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;

/**
 * The recordings that the goldens of the quality metrics name, and the reference scores of those
 * metrics, as they stand beside the project. A test that asks for them is skipped where they are
 * missing.
 */
public final class QualityRecordings {

  private QualityRecordings() {}

  /**
   * Samples at 16 kHz.
   *
   * @param name pair and role, as {@code p287_001.deg}
   */
  public static double[] samples(String name) throws IOException {
    String file = name.equals("sepm-proc.ref") ? "sepm-noisy.ref" : name;
    Path folder = SharedFolder.require("reference/quality");
    return AudioReader.read(folder.resolve(file + ".wav")).channels()[0];
  }

  /** Every second sample, which the goldens take for the signal at half the rate. */
  public static double[] everySecond(double[] x) {
    return IntStream.range(0, (x.length + 1) / 2).mapToDouble(i -> x[2 * i]).toArray();
  }

  /** Rows {@code system,id,metric,value,tolerance,tool} of some metrics. */
  public static List<CSVRecord> scores(List<String> metrics) {
    return GoldenTable.read(SharedFolder.require("reference/expected/quality_dev.csv"))
        .where(row -> metrics.contains(row.get("metric")))
        .rows();
  }

  /**
   * What a row of {@link #scores} is about.
   *
   * @param reference samples, as long as the estimate's
   * @param estimate samples
   * @param sampleRate in Hz
   */
  public record Pair(double[] reference, double[] estimate, int sampleRate) {

    /** The recordings of a system and an id, cut to the shorter. */
    public static Pair of(String system, String id) throws IOException {
      Path folder = SharedFolder.require("reference/dev");
      Recording clean = AudioReader.read(folder.resolve("clean").resolve(id + ".wav"));
      Recording other = AudioReader.read(folder.resolve(system).resolve(id + ".wav"));
      double[] x = clean.channels()[0];
      double[] y = other.channels()[0];
      int length = Math.min(x.length, y.length);
      return new Pair(Arrays.copyOf(x, length), Arrays.copyOf(y, length), clean.sampleRate());
    }
  }
}
