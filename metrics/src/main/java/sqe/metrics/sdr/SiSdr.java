package sqe.metrics.sdr;

import java.util.List;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.RateSpan;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Scale-invariant SDR 10·log10(‖t‖² / ‖ŝ − t‖²), where t = (⟨ŝ,s⟩/‖s‖²)·s is the part of the
 * estimate that is the reference up to a factor.
 *
 * <p>Unchanged by any gain or polarity of either signal; sensitive to delay. With the mean of each
 * signal removed first it is SI-SNR, which forgives an offset, too. Le Roux et al., ICASSP 2019,
 * equations 3–5.
 */
public final class SiSdr implements DifferentiableMetric {

  private static final String SOURCE =
      "Le Roux et al., SDR - half-baked or well done?, ICASSP 2019";

  private final boolean zeroMean;
  private final MetricInfo info;

  private SiSdr(boolean zeroMean) {
    this.zeroMean = zeroMean;
    this.info = zeroMean ? siSnr() : siSdr();
  }

  /** SI-SDR: the samples as they are. */
  public static SiSdr plain() {
    return new SiSdr(false);
  }

  /** SI-SNR: the mean of each signal is removed first. */
  public static SiSdr zeroMean() {
    return new SiSdr(true);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    var products = InnerProducts.of(pair, zeroMean);
    if (products.estimate().silent()) {
      return Domain.silentEstimateScore();
    }
    return info.score(value(products));
  }

  /**
   * The gradient is κ·(s/⟨ŝ,s⟩ − r/‖r‖²) with r = ŝ − t; none exists at a perfect or silent
   * estimate or one at right angles to the reference, near which it grows without bound.
   */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    var products = InnerProducts.of(pair, zeroMean);
    Domain.requireSoundForGradient(products.estimate());
    double value = value(products);
    Domain.requireFiniteGradient(value);
    double along = Decibels.KAPPA / products.cross();
    double away = Decibels.KAPPA / products.orthogonal();
    return new Differentiated(value, products.gradient(along, away, products.gain(), zeroMean));
  }

  private static double value(InnerProducts products) {
    return Decibels.ratio(products.targetEnergy(), products.orthogonal());
  }

  private static MetricInfo siSdr() {
    return SdrInfo.decibels("si_sdr")
        .name("Scale-invariant signal-to-distortion ratio")
        .parameters(List.of(SdrInfo.zeroMean(false)))
        .definition(
            "10 log10(|t|^2 / |estimate - t|^2) with t = reference <estimate, reference> /"
                + " |reference|^2")
        .edgeCases(
            SdrInfo.SILENT_REFERENCE,
            SdrInfo.SILENT_ESTIMATE,
            SdrInfo.PERFECT,
            "Estimate at right angles to the reference: −inf.")
        .source(SOURCE)
        .defaultAt(RateSpan.EVERY)
        .otherNames("si_sdr", "sisdr")
        .build();
  }

  private static MetricInfo siSnr() {
    return SdrInfo.decibels("si_snr")
        .name("Scale-invariant signal-to-noise ratio")
        .parameters(List.of(SdrInfo.zeroMean(true)))
        .definition("SI-SDR after the mean of each signal is removed")
        .edgeCases(
            "Silent or constant reference: undefined.",
            "Silent or constant estimate: −inf, with a note.",
            "Estimate equal to the reference up to an offset: +inf, or what rounding leaves.")
        .source("Luo and Mesgarani, TasNet, ICASSP 2018; " + SOURCE)
        .otherNames("si_snr")
        .build();
  }
}
