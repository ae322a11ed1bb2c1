package sqe.metrics.intelligibility;

import java.util.List;
import java.util.Locale;
import sqe.dsp.UnitPeak;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The normalised covariance measure (Ma, Hu and Loizou 2009, after Holube and Kollmeier 1996): how
 * much of each band's slow envelope is left.
 *
 * <p>{@link BandEnvelopes} brings both signals to 20 envelopes at 32 Hz. In each band, with the
 * means taken out,
 *
 * <pre>
 *   ρ² = (Σ x′y′)²/(Σ x′² Σ y′²),   d = 10 lg(ρ²/(1 − ρ²)) limited to ±15 dB,   T = (d + 15)/30
 * </pre>
 *
 * <p>and the score is the mean of T, weighted by the band's importance to speech. The reference's
 * envelopes are derived once for all systems. Cost: two filter runs over each signal.
 */
record Ncm(MetricInfo info, BandEnvelopes envelopes) implements Metric {

  /** Two values always correlate fully. */
  private static final int FEWEST = 3;

  /** Keeps a perfect band's ratio finite, as in the program that this follows. */
  private static final double TINY = 1e-20;

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    int rate = pair.sampleRate();
    if (!info.sampleRates().contains(rate)) {
      throw UndefinedScoreException.wrongRate(info.sampleRates(), rate);
    }
    requireLength(pair.length(), rate);
    if (UnitPeak.isSilent(pair.reference().samples())) {
      throw new UndefinedScoreException(Reason.SILENT_REFERENCE, "it has no energy");
    }
    if (UnitPeak.isSilent(pair.estimate().samples())) {
      return info.score(0, List.of("silent estimate"));
    }
    double[][] x = pair.reference().derive(envelopes);
    double[][] y = pair.estimate().derive(envelopes);
    double[] edges = BandEnvelopes.edges(rate);
    double sum = 0;
    double total = 0;
    for (int b = 0; b < BandEnvelopes.BANDS; b++) {
      double weight = BandImportance.at((edges[b] + edges[b + 1]) / 2);
      double covariance = squaredCorrelation(x, y, b);
      sum += weight * AudibleShare.of(covariance + TINY, 1 - covariance + TINY);
      total += weight;
    }
    return info.score(sum / total);
  }

  private static void requireLength(int samples, int rate) {
    int needed = (FEWEST - 1) * (rate / EnvelopeDecimator.RATE) + 1;
    if (samples < needed) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs %.3f s, has %.3f s",
              (double) needed / rate,
              (double) samples / rate));
    }
  }

  /** ρ² of one band; 0 where an envelope does not move. */
  private static double squaredCorrelation(double[][] x, double[][] y, int band) {
    double meanX = mean(x, band);
    double meanY = mean(y, band);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int m = 0; m < x.length; m++) {
      double dx = x[m][band] - meanX;
      double dy = y[m][band] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double product = xx * yy;
    return product == 0 ? 0 : Math.min(1, xy * xy / product);
  }

  private static double mean(double[][] x, int band) {
    double sum = 0;
    for (double[] values : x) {
      sum += values[band];
    }
    return sum / x.length;
  }
}
