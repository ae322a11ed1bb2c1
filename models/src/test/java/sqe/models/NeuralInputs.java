package sqe.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import sqe.dsp.audio.AudioReader;
import sqe.testing.SharedFolder;

/** The inputs that the expected values of the networks name: formulas, and recordings. */
public final class NeuralInputs {

  private NeuralInputs() {}

  /** A pair that needs no file: x and y of 48,000 samples at 16 kHz. */
  public static double[][] pair() {
    int n = 48000;
    double[] u = uniform(2 * n);
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double t = i / 16000.0;
      double voice = 0;
      for (int h = 1; h <= 20; h++) {
        voice += StrictMath.sin(2 * Math.PI * 150 * h * t) / h;
      }
      x[i] = 0.1 * Math.max(0, StrictMath.sin(2 * Math.PI * 1.5 * t)) * voice + 0.001 * u[i];
      y[i] = 0.8 * x[i] + 0.02 * u[n + i];
    }
    return new double[][] {x, y};
  }

  private static double[] uniform(int count) {
    double[] u = new double[count];
    long state = 1;
    for (int k = 0; k < count; k++) {
      state = (1103515245L * state + 12345) & 0x7FFFFFFFL;
      u[k] = state / 1073741824.0 - 1;
    }
    return u;
  }

  /** Two tones, one of them beating three times a second, at 16 kHz. */
  public static double[] tones(int length) {
    double[] x = new double[length];
    for (int n = 0; n < length; n++) {
      double t = n / 16000.0;
      x[n] =
          0.1 * StrictMath.sin(2 * Math.PI * 440 * t)
              + 0.05
                  * StrictMath.sin(2 * Math.PI * 1234.5 * t)
                  * StrictMath.sin(2 * Math.PI * 3 * t);
    }
    return x;
  }

  /** A recording such as {@code p287_001.deg}; skips the calling test where it is missing. */
  public static double[] recording(String name) {
    Path file = SharedFolder.require("reference/quality/" + name + ".wav");
    try {
      return AudioReader.read(file).channels()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One signal after another. */
  public static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
