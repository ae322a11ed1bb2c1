package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final boolean zeroMean;
  private final double softLimit;
  private final MetricInfo info;

  private Snr(boolean zeroMean, double softLimit) {
    this.zeroMean = zeroMean;
    this.softLimit = softLimit;
    this.info = describe(zeroMean, softLimit);
  }

  /** SNR of the samples as they are. */
  public static Snr plain() {
    return new Snr(false, Double.POSITIVE_INFINITY);
  }

  /** SNR after the mean of each signal is removed. */
  public static Snr zeroMean() {
    return new Snr(true, Double.POSITIVE_INFINITY);
  }

  /**
   * tSDR: SNR with a soft upper limit.
   *
   * @param maximum the limit in dB, positive; 30 is common
   * @throws IllegalArgumentException when the limit is not positive
   */
  public static Snr softThresholded(double maximum) {
    return new Snr(false, Decibels.requireLimit(maximum));
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    var products = InnerProducts.of(pair, zeroMean);
    return Score.of(value(products));
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

  private static MetricInfo describe(boolean zeroMean, double softLimit) {
    boolean soft = softLimit < Double.POSITIVE_INFINITY;
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(SdrInfo.zeroMean(zeroMean));
    if (soft) {
      parameters.add(SdrInfo.limit("soft_max", softLimit));
    }
    return SdrInfo.decibels(soft ? "tsdr" : "snr")
        .name(soft ? "Soft-thresholded SDR" : "Signal-to-noise ratio")
        .parameters(parameters)
        .definition(
            soft
                ? "-10 log10(|estimate - reference|^2 / |reference|^2 + 10^(-max/10))"
                : "10 log10(|reference|^2 / |estimate - reference|^2)")
        .edgeCases(
            SdrInfo.SILENT_REFERENCE,
            "Silent estimate: 0 dB (all of the reference is missing).",
            soft ? "Estimate equal to the reference: the maximum." : SdrInfo.PERFECT)
        .source(
            soft
                ? "Wisdom et al., NeurIPS 2020 (mixture invariant training)"
                : "textbook definition")
        .build();
  }
}
