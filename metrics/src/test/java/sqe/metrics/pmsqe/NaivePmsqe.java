package sqe.metrics.pmsqe;

import java.util.List;
import sqe.dsp.filterbank.BarkBands;

/**
 * PMSQE written down paragraph by paragraph, with a discrete Fourier transform by its definition:
 * the slow twin of the real thing.
 */
final class NaivePmsqe {

  private final int n;
  private final int bins;
  private final double powerScale;
  private final List<BarkBands.Band> bands;
  private final PmsqeOptions options;

  NaivePmsqe(int sampleRate, PmsqeOptions options) {
    n = sampleRate == 16000 ? 512 : 256;
    bins = n / 2 + 1;
    powerScale = sampleRate == 16000 ? 6.910853e-6 : 2.764344e-5;
    bands = (sampleRate == 16000 ? BarkBands.wideband() : BarkBands.narrowband()).bands();
    this.options = options;
  }

  double score(double[] reference, double[] estimate) {
    double[][] clean = bark(normalised(powers(reference)));
    double[][] degraded = bark(normalised(powers(estimate)));
    if (options.barkEqualisation()) {
      equalise(clean, degraded);
    }
    double sum = 0;
    int real = 0;
    for (int t = 0; t < clean.length; t++) {
      double value = frame(clean[t], degraded[t]);
      if (options.frameMask().isEmpty() || options.frameMask().get(t)) {
        sum += value;
        real++;
      }
    }
    return sum / real;
  }

  private double[][] powers(double[] x) {
    int frames = (x.length - n) / (n / 2) + 1;
    double[][] power = new double[frames][bins];
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < bins; k++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < n; i++) {
          double window = Math.sqrt(0.5 * (1 - Math.cos(2 * Math.PI * i / n)));
          double angle = 2 * Math.PI * ((long) k * i % n) / n;
          re += window * x[t * n / 2 + i] * Math.cos(angle);
          im -= window * x[t * n / 2 + i] * Math.sin(angle);
        }
        power[t][k] = re * re + im * im;
      }
    }
    return power;
  }

  private double[][] normalised(double[][] power) {
    double level = 0;
    int real = 0;
    for (int t = 0; t < power.length; t++) {
      if (!options.frameMask().isEmpty() && !options.frameMask().get(t)) {
        continue;
      }
      real++;
      for (int k = 11; k <= 104; k++) {
        double m = k == 11 ? 0.4 : k == 104 ? 0.5 : 1;
        level += m * 2.0 * options.windowWeight() * (n + 2) / n / n * power[t][k] / bins;
      }
    }
    level /= real;
    for (double[] frame : power) {
      for (int k = 0; k < bins; k++) {
        frame[k] *= 1e7 / level;
      }
    }
    return power;
  }

  private double[][] bark(double[][] power) {
    double[][] bark = new double[power.length][bands.size()];
    for (int t = 0; t < power.length; t++) {
      for (int j = 0; j < bands.size(); j++) {
        for (int k = bands.get(j).firstBin(); k <= bands.get(j).lastBin(); k++) {
          bark[t][j] += powerScale * bands.get(j).weight() * power[t][k];
        }
      }
    }
    return bark;
  }

  private double audible(double[] frame, double margin) {
    double sum = 0;
    for (int j = 0; j < frame.length; j++) {
      sum += frame[j] > margin * bands.get(j).threshold() ? frame[j] : 0;
    }
    return sum;
  }

  private void equalise(double[][] clean, double[][] degraded) {
    for (int j = 0; j < bands.size(); j++) {
      double numerator = 1000;
      double denominator = 1000;
      for (int t = 0; t < clean.length; t++) {
        if (audible(clean[t], 100) >= 1e7 && clean[t][j] >= 100 * bands.get(j).threshold()) {
          numerator += clean[t][j];
          denominator += degraded[t][j];
        }
      }
      double factor = Math.max(0.01, Math.min(100, numerator / denominator));
      for (double[] frame : degraded) {
        frame[j] *= factor;
      }
    }
  }

  private double loudness(int j, double power) {
    double theta = bands.get(j).threshold();
    double gamma = bands.get(j).exponent();
    return power < theta
        ? 0
        : 0.1866055
            * Math.pow(theta / 0.5, gamma)
            * (Math.pow(0.5 + 0.5 * power / theta, gamma) - 1);
  }

  private double frame(double[] clean, double[] degraded) {
    if (options.gainEqualisation()) {
      double q = (audible(clean, 1) + 5000) / (audible(degraded, 1) + 5000);
      q = Math.max(3e-4, Math.min(5, q));
      for (int j = 0; j < degraded.length; j++) {
        degraded[j] *= q;
      }
    }
    double symmetric = 0;
    double asymmetric = 0;
    double totalWidth = 0;
    for (int j = 0; j < clean.length; j++) {
      double width = bands.get(j).width();
      double lr = loudness(j, clean[j]);
      double ld = loudness(j, degraded[j]);
      double s = Math.max(Math.abs(ld - lr) - 0.25 * Math.min(lr, ld), 1e-8);
      double h = Math.pow((degraded[j] + 50) / (clean[j] + 50), 1.2);
      h = h < 3 ? 0 : h > 12 ? 12 : h;
      symmetric += s * width * s * width + 1e-8;
      asymmetric += h * s * width;
      totalWidth += width;
    }
    double weight = Math.pow((audible(clean, 1) + 1e5) / 1e7, 0.04);
    return 0.1 * Math.min(Math.sqrt(symmetric) * Math.sqrt(totalWidth) / weight, 45)
        + 0.0309 * Math.min(asymmetric / weight, 45);
  }
}
