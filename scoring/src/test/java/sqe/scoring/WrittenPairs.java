package sqe.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import sqe.dsp.audio.WavWriter;
import sqe.table.Pair;

/** Pairs of files made of samples, below a folder. */
final class WrittenPairs {

  static final int RATE = 8000;

  private final Path folder;

  WrittenPairs(Path folder) {
    this.folder = folder;
  }

  /** Noise from −0.25 to 0.25 in steps of 2⁻¹⁵, so that every format holds it exactly. */
  static double[] noise(int length, long seed) {
    Random random = new Random(seed);
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = (random.nextInt(16384) - 8192) / 32768.0;
    }
    return x;
  }

  /** Starts {@code late} samples later, zeros before. */
  static double[] delayed(double[] x, int late) {
    double[] y = new double[x.length];
    System.arraycopy(x, 0, y, late, x.length - late);
    return y;
  }

  static double[] scaled(double[] x, double factor) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = factor * x[i];
    }
    return y;
  }

  static double[] sum(double[] x, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + y[i];
    }
    return sum;
  }

  /** Writes a file of 32-bit floats. */
  Path file(String name, int rate, double[]... channels) throws IOException {
    Path file = folder.resolve(name + ".wav");
    WavWriter.writeFloat32(file, channels, rate);
    return file;
  }

  /** Writes one channel of each. */
  Pair pair(String id, double[] reference, double[] estimate) throws IOException {
    return of(
        id, file(id + ".reference", RATE, reference), file(id + ".estimate", RATE, estimate), null);
  }

  /** Writes one channel of each, with a mixture. */
  Pair pair(String id, double[] reference, double[] estimate, double[] mixture) throws IOException {
    return of(
        id,
        file(id + ".reference", RATE, reference),
        file(id + ".estimate", RATE, estimate),
        file(id + ".mixture", RATE, mixture));
  }

  /** A pair of files that are there. */
  static Pair of(String id, Path reference, Path estimate, @Nullable Path mixture) {
    return new Pair(id, "net", reference, estimate, mixture, Map.of(), null);
  }
}
