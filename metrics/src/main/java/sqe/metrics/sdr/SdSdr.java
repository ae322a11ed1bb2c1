package sqe.metrics.sdr;

import java.util.List;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Scale-dependent SDR 10·log10(‖t‖² / ‖ŝ − s‖²), t as for {@link SiSdr}: SNR plus the squared gain
 * in dB, so that a wrong gain costs in both directions. Le Roux et al., ICASSP 2019, equation 7.
 *
 * <p>Published values of it come from asteroid, which adds ε = 10⁻⁸ to both energies it divides by
 * and to the ratio: g = ⟨ŝ,s⟩/(‖s‖² + ε), 10·log10(g²‖s‖²/(‖ŝ − s‖² + ε) + ε). Below about −20 dB
 * that shows (it never falls under −80 dB), so the metric called {@code sd_sdr} is {@link
 * #guarded()}, with its ε in the signature; {@link #plain()} is the ratio as the paper defines it.
 * Where the residual is exactly zero both are +∞, and a silent estimate gives −∞.
 */
public final class SdSdr implements DifferentiableMetric {

  private static final double ASTEROID_EPSILON = 1e-8;

  private final boolean zeroMean;
  private final double epsilon;
  private final MetricInfo info;

  private SdSdr(boolean zeroMean, double epsilon) {
    this.zeroMean = zeroMean;
    this.epsilon = epsilon;
    String guard = epsilon == 0 ? "0" : "1e-8";
    this.info =
        SdrInfo.decibels("sd_sdr")
            .name("Scale-dependent signal-to-distortion ratio")
            .parameters(List.of(SdrInfo.zeroMean(zeroMean), SdrInfo.parameter("eps", guard)))
            .definition(
                "10 log10(|t|^2 / (|estimate - reference|^2 + eps) + eps) with t = reference"
                    + " <estimate, reference> / (|reference|^2 + eps), eps = "
                    + guard
                    + (epsilon == 0 ? "" : ", as asteroid computes it"))
            .edgeCases(
                SdrInfo.SILENT_REFERENCE,
                SdrInfo.SILENT_ESTIMATE,
                SdrInfo.PERFECT,
                "Below about −20 dB eps shows, and no estimate but a silent one is under −80 dB.")
            .source(
                "Le Roux et al., SDR - half-baked or well done?, ICASSP 2019; asteroid 0.7 (eps)")
            .build();
  }

  /** SD-SDR with the ε of asteroid, as published values have it. */
  public static SdSdr guarded() {
    return new SdSdr(false, ASTEROID_EPSILON);
  }

  /** SD-SDR with the ε of asteroid after the mean of each signal is removed. */
  public static SdSdr guardedZeroMean() {
    return new SdSdr(true, ASTEROID_EPSILON);
  }

  /** SD-SDR of the samples as they are, as the paper defines it. */
  public static SdSdr plain() {
    return new SdSdr(false, 0);
  }

  /** SD-SDR after the mean of each signal is removed, as the paper defines it. */
  public static SdSdr zeroMean() {
    return new SdSdr(true, 0);
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
   * With T = g²‖s‖² and D = ‖ŝ − s‖² + ε the gradient is κ/(T/D + ε)·(g‖s‖²/(‖s‖² + ε)·s/D + T·(s −
   * ŝ)/D²); for ε = 0 that is κ·(s/⟨ŝ,s⟩ + (s − ŝ)/D). None exists where the value is infinite.
   */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    var products = InnerProducts.of(pair, zeroMean);
    Domain.requireSoundForGradient(products.estimate());
    double value = value(products);
    Domain.requireFiniteGradient(value);
    double guarded = products.reference().energy() + epsilon;
    double distortion = products.difference() + epsilon;
    double ratio = target(products) / distortion;
    double factor = Decibels.KAPPA / (ratio + epsilon) / distortion;
    double along = factor * products.cross() / guarded * (products.reference().energy() / guarded);
    return new Differentiated(value, products.gradient(along, factor * ratio, 1, zeroMean));
  }

  private double value(InnerProducts products) {
    if (products.difference() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return Decibels.ratio(target(products) / (products.difference() + epsilon) + epsilon, 1);
  }

  /** ‖t‖². */
  private double target(InnerProducts products) {
    double gain = products.cross() / (products.reference().energy() + epsilon);
    return gain * gain * products.reference().energy();
  }
}
