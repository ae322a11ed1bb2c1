package sqe.metrics.srmr;

import java.util.Arrays;

/**
 * SRMR, plain or normalised, written down once more as plainly as possible: filters one after the
 * other, the envelope by sums over all frequencies, every frame on its own. Shares no code with the
 * metric. The slow twin of the tests.
 */
final class NaiveSrmr {

  private static final int CHANNELS = 23;

  private NaiveSrmr() {}

  static double score(double[] samples, int rate, boolean normalised) {
    double[] x = Arrays.copyOf(samples, (samples.length + 15) / 16 * 16);
    int frame = (int) Math.ceil(0.256 * rate);
    int hop = (int) Math.ceil(0.064 * rate);
    int frames = 1 + (x.length - frame) / hop;
    double[][][] energy = new double[CHANNELS][8][frames];
    double[] centres = new double[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      double offset = 9.26449 * 24.7;
      double top = rate / 2.0 + offset;
      centres[c] = -offset + top * Math.pow((125 + offset) / top, (c + 1.0) / CHANNELS);
      double[] y = gammatone(samples, rate, centres[c]);
      double[] envelope = envelope(Arrays.copyOf(y, x.length));
      for (int j = 0; j < 8; j++) {
        double[] m =
            modulation(envelope, rate, 4 * Math.pow((normalised ? 30 : 128) / 4.0, j / 7.0));
        for (int k = 0; k < frames; k++) {
          for (int i = 0; i < frame; i++) {
            double w = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / frame);
            energy[c][j][k] += Math.pow(w * m[k * hop + i], 2);
          }
        }
      }
    }
    if (normalised) {
      clip(energy);
    }
    return ratio(energy, centres, rate, normalised ? 30 : 128);
  }

  private static double[] gammatone(double[] x, int rate, double f) {
    double theta = 2 * Math.PI * f / rate;
    double r = Math.exp(-2 * Math.PI * 1.019 * (f / 9.26449 + 24.7) / rate);
    double[] signs = {
      Math.sqrt(3 + Math.pow(2, 1.5)),
      -Math.sqrt(3 + Math.pow(2, 1.5)),
      Math.sqrt(3 - Math.pow(2, 1.5)),
      -Math.sqrt(3 - Math.pow(2, 1.5))
    };
    double[] y = x;
    double gain = 1;
    for (double s : signs) {
      double k = Math.cos(theta) + s * Math.sin(theta);
      double[] z = new double[y.length];
      for (int n = 0; n < z.length; n++) {
        double y1 = n > 0 ? z[n - 1] : 0;
        double y2 = n > 1 ? z[n - 2] : 0;
        z[n] = y[n] - r * k * (n > 0 ? y[n - 1] : 0) + 2 * r * Math.cos(theta) * y1 - r * r * y2;
      }
      y = z;
      double nr = 1 - r * k * Math.cos(theta);
      double ni = r * k * Math.sin(theta);
      double dr = 1 - 2 * r * Math.cos(theta) * Math.cos(theta) + r * r * Math.cos(2 * theta);
      double di = 2 * r * Math.cos(theta) * Math.sin(theta) - r * r * Math.sin(2 * theta);
      gain *= Math.hypot(nr, ni) / Math.hypot(dr, di);
    }
    double total = gain;
    return Arrays.stream(y).map(v -> v / total).toArray();
  }

  private static double[] envelope(double[] y) {
    int n = y.length;
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int i = 0; i < n; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / n);
      sin[i] = Math.sin(2 * Math.PI * i / n);
    }
    double[] transformed = new double[n];
    for (int k = 1; k < n / 2; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        int phase = (int) ((long) k * i % n);
        re += y[i] * cos[phase];
        im -= y[i] * sin[phase];
      }
      for (int i = 0; i < n; i++) {
        int phase = (int) ((long) k * i % n);
        transformed[i] += 2.0 / n * (re * sin[phase] + im * cos[phase]);
      }
    }
    double[] envelope = new double[n];
    for (int i = 0; i < n; i++) {
      envelope[i] = Math.hypot(y[i], transformed[i]);
    }
    return envelope;
  }

  private static double[] modulation(double[] x, int rate, double centre) {
    double t = Math.tan(Math.PI * centre / rate);
    double b = t / 2;
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double x2 = n > 1 ? x[n - 2] : 0;
      double y1 = n > 0 ? y[n - 1] : 0;
      double y2 = n > 1 ? y[n - 2] : 0;
      y[n] = (b * (x[n] - x2) - (2 * t * t - 2) * y1 - (1 - b + t * t) * y2) / (1 + b + t * t);
    }
    return y;
  }

  private static void clip(double[][][] energy) {
    double peak = 0;
    for (int j = 0; j < 8; j++) {
      for (int k = 0; k < energy[0][0].length; k++) {
        double mean = 0;
        for (double[][] channel : energy) {
          mean += channel[j][k] / CHANNELS;
        }
        peak = Math.max(peak, mean);
      }
    }
    for (double[][] channel : energy) {
      for (double[] filter : channel) {
        for (int k = 0; k < filter.length; k++) {
          filter[k] = Math.max(peak / 1000, Math.min(peak, filter[k]));
        }
      }
    }
  }

  private static double ratio(double[][][] energy, double[] centres, int rate, double highest) {
    double[][] mean = new double[CHANNELS][8];
    double total = 0;
    for (int c = 0; c < CHANNELS; c++) {
      for (int j = 0; j < 8; j++) {
        mean[c][j] = Arrays.stream(energy[c][j]).average().orElseThrow();
        total += mean[c][j];
      }
    }
    int c = CHANNELS - 1;
    double passed = Arrays.stream(mean[c]).sum();
    while (passed <= 0.9 * total) {
      c--;
      passed += Arrays.stream(mean[c]).sum();
    }
    double bandwidth = centres[c] / 9.26449 + 24.7;
    int last = 5;
    for (int j = 6; j <= 8; j++) {
      double m = 4 * Math.pow(highest / 4, (j - 1) / 7.0);
      double edge = m - Math.tan(Math.PI * m / rate) / 2 * rate / (2 * Math.PI);
      last = bandwidth >= edge ? j : last;
    }
    double slow = 0;
    double fast = 0;
    for (double[] channel : mean) {
      slow += Arrays.stream(channel, 0, 4).sum();
      fast += Arrays.stream(channel, 4, last).sum();
    }
    return slow / fast;
  }
}
