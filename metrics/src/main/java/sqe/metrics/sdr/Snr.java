package sqe.metrics.sdr;

import java.util.List;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Signal-to-noise ratio 10·log10(‖s‖² / ‖ŝ − s‖²): the estimate's error is everything in which it
 * differs from the reference, gain, delay and offset included.
 *
 * <p>With a soft threshold it is the tSDR of training: −10·log10(‖ŝ − s‖²/‖s‖² + 10^(−max/10)),
 * finite for a perfect estimate.
 */
public final class Snr implements DifferentiableMetric {

  private static final String SILENT_ESTIMATE =
      "Silent estimate: 0 dB (all of the reference is missing).";

  private final boolean zeroMean;
  private final double softLimit;
  private final MetricInfo info;

  private Snr(boolean zeroMean, double softLimit, MetricInfo info) {
    this.zeroMean = zeroMean;
    this.softLimit = softLimit;
    this.info = info;
  }

  /** SNR of the samples as they are. */
  public static Snr plain() {
    return new Snr(false, Double.POSITIVE_INFINITY, snr(false));
  }

  /** SNR after the mean of each signal is removed. */
  public static Snr zeroMean() {
    return new Snr(true, Double.POSITIVE_INFINITY, snr(true));
  }

  /**
   * tSDR: SNR with a soft upper limit.
   *
   * @param maximum the limit in dB, positive; 30 is common
   * @throws IllegalArgumentException when the limit is not positive
   */
  public static Snr softThresholded(double maximum) {
    return new Snr(false, Decibels.requireLimit(maximum), softThresholdedSdr(maximum));
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    var products = InnerProducts.of(pair, zeroMean);
    return info.score(value(products));
  }

  /** The gradient is κ·(s − ŝ)/(‖ŝ − s‖² + τ‖s‖²); none exists at a perfect estimate without τ. */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    var products = InnerProducts.of(pair, zeroMean);
    double value = value(products);
    Domain.requireFiniteGradient(value);
    double floor = Decibels.power(-softLimit) * products.reference().energy();
    double away = Decibels.KAPPA / (products.difference() + floor);
    return new Differentiated(value, products.gradient(0, away, 1, zeroMean));
  }

  private double value(InnerProducts products) {
    return Decibels.softRatio(products.reference().energy(), products.difference(), softLimit);
  }

  private static MetricInfo snr(boolean zeroMean) {
    return SdrInfo.decibels("snr")
        .name("Signal-to-noise ratio")
        .parameters(List.of(SdrInfo.zeroMean(zeroMean)))
        .definition("10 log10(|reference|^2 / |estimate - reference|^2)")
        .edgeCases(SdrInfo.SILENT_REFERENCE, SILENT_ESTIMATE, SdrInfo.PERFECT)
        .source("textbook definition")
        .otherNames("snr")
        .build();
  }

  private static MetricInfo softThresholdedSdr(double softLimit) {
    return SdrInfo.decibels("tsdr")
        .name("Soft-thresholded SDR")
        .parameters(List.of(SdrInfo.zeroMean(false), SdrInfo.limit("soft_max", softLimit)))
        .definition("-10 log10(|estimate - reference|^2 / |reference|^2 + 10^(-max/10))")
        .edgeCases(
            SdrInfo.SILENT_REFERENCE,
            SILENT_ESTIMATE,
            "Estimate equal to the reference: the maximum.")
        .source("Wisdom et al., NeurIPS 2020 (mixture invariant training)")
        .build();
  }
}
