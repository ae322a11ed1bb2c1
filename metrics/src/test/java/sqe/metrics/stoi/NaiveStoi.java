package sqe.metrics.stoi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * STOI and ESTOI of two signals at 10 kHz, written down once more as plainly as possible: direct
 * Fourier sums, lists, no shared code with the metric. The slow twin of the tests.
 */
final class NaiveStoi {

  private static final double EPS = Math.ulp(1.0);
  private static final int[] EDGES = {
    7, 9, 11, 14, 17, 22, 27, 34, 43, 55, 69, 87, 109, 138, 174, 219
  };

  private NaiveStoi() {}

  static double score(double[] x, double[] y, boolean extended) {
    List<Integer> kept = kept(x);
    double[][] a = envelopes(overlapAdd(x, kept));
    double[][] b = envelopes(overlapAdd(y, kept));
    double sum = 0;
    int segments = a.length - 29;
    for (int m = 0; m < segments; m++) {
      sum += extended ? extended(a, b, m) : plain(a, b, m);
    }
    return sum / segments;
  }

  private static double hann(int n) {
    return 0.5 * (1 - Math.cos(2 * Math.PI * (n + 1) / 257));
  }

  private static List<Integer> kept(double[] x) {
    List<Double> levels = new ArrayList<>();
    double loudest = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < x.length - 256; start += 128) {
      double energy = 0;
      for (int n = 0; n < 256; n++) {
        energy += Math.pow(hann(n) * x[start + n], 2);
      }
      levels.add(20 * Math.log10(Math.sqrt(energy) + EPS));
      loudest = Math.max(loudest, levels.get(levels.size() - 1));
    }
    List<Integer> kept = new ArrayList<>();
    for (int t = 0; t < levels.size(); t++) {
      if (levels.get(t) > loudest - 40) {
        kept.add(128 * t);
      }
    }
    return kept;
  }

  private static double[] overlapAdd(double[] x, List<Integer> starts) {
    double[] sum = new double[128 * (starts.size() - 1) + 256];
    for (int j = 0; j < starts.size(); j++) {
      for (int n = 0; n < 256; n++) {
        sum[128 * j + n] += hann(n) * x[starts.get(j) + n];
      }
    }
    return sum;
  }

  /** {@code [frame][band]}. */
  private static double[][] envelopes(double[] s) {
    List<double[]> frames = new ArrayList<>();
    for (int start = 0; start < s.length - 256; start += 128) {
      double[] bands = new double[15];
      for (int k = 0; k < 15; k++) {
        double energy = 0;
        for (int bin = EDGES[k]; bin < EDGES[k + 1]; bin++) {
          double re = 0;
          double im = 0;
          for (int n = 0; n < 256; n++) {
            double phase = 2 * Math.PI * ((bin * n) % 512) / 512;
            re += hann(n) * s[start + n] * Math.cos(phase);
            im -= hann(n) * s[start + n] * Math.sin(phase);
          }
          energy += re * re + im * im;
        }
        bands[k] = Math.sqrt(energy);
      }
      frames.add(bands);
    }
    return frames.toArray(double[][]::new);
  }

  private static double plain(double[][] a, double[][] b, int start) {
    double sum = 0;
    for (int k = 0; k < 15; k++) {
      double[] u = column(a, k, start);
      double[] v = column(b, k, start);
      double alpha = norm(u) / (norm(v) + EPS);
      for (int n = 0; n < 30; n++) {
        v[n] = Math.min(alpha * v[n], u[n] * (1 + Math.pow(10, 0.75)));
      }
      u = centred(u);
      v = centred(v);
      for (int n = 0; n < 30; n++) {
        sum += u[n] / (norm(u) + EPS) * v[n] / (norm(v) + EPS) / 15;
      }
    }
    return sum;
  }

  private static double extended(double[][] a, double[][] b, int start) {
    double[][] x = normalised(a, start);
    double[][] y = normalised(b, start);
    double sum = 0;
    for (int n = 0; n < 30; n++) {
      for (int k = 0; k < 15; k++) {
        sum += x[n][k] * y[n][k] / 30;
      }
    }
    return sum;
  }

  private static double[][] normalised(double[][] envelopes, int start) {
    double[][] frames = new double[30][15];
    for (int k = 0; k < 15; k++) {
      double[] row = centred(column(envelopes, k, start));
      for (int n = 0; n < 30; n++) {
        frames[n][k] = row[n] / norm(row);
      }
    }
    for (int n = 0; n < 30; n++) {
      frames[n] = centred(frames[n]);
      double norm = norm(frames[n]);
      for (int k = 0; k < 15; k++) {
        frames[n][k] /= norm;
      }
    }
    return frames;
  }

  private static double[] column(double[][] envelopes, int k, int start) {
    double[] values = new double[30];
    for (int n = 0; n < 30; n++) {
      values[n] = envelopes[start + n][k];
    }
    return values;
  }

  private static double[] centred(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(v -> v - mean).toArray();
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }
}
