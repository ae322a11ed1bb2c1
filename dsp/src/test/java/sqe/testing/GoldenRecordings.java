package sqe.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import sqe.dsp.audio.AudioReader;

/**
 * The recordings that the specifications' expected values name, as they stand among the reference
 * recordings beside the project. A test that asks for one is skipped where they are missing.
 */
public final class GoldenRecordings {

  /** File names by the specifications' names of the pairs. */
  public static final Map<String, String> FILES =
      Map.of(
          "p287_002", "d01_p287_002",
          "p287_003", "d02_p287_003",
          "p287_004", "d03_p287_004",
          "p287_005", "d04_p287_005",
          "p287_006", "d05_p287_006",
          "ludlows", "d07_pesqdemo");

  private GoldenRecordings() {}

  /**
   * Clean and noisy samples of a pair, of one length.
   *
   * @param name as in the specifications
   */
  public static double[][] pair(String name) throws IOException {
    Path folder = SharedFolder.require("reference/dev");
    String file = FILES.get(name) + ".wav";
    double[] clean = AudioReader.read(folder.resolve("clean").resolve(file)).channels()[0];
    double[] noisy = AudioReader.read(folder.resolve("noisy").resolve(file)).channels()[0];
    int length = Math.min(clean.length, noisy.length);
    return new double[][] {Arrays.copyOf(clean, length), Arrays.copyOf(noisy, length)};
  }
}
