package sqe.metrics.sdr;

import java.util.List;
import java.util.Set;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Scale-dependent SDR 10·log10(‖t‖² / ‖ŝ − s‖²), t as for {@link SiSdr}: SNR plus the squared gain
 * in dB, so that a wrong gain costs in both directions. Le Roux et al., ICASSP 2019, equation 7.
 */
public final class SdSdr implements DifferentiableMetric {

  private final boolean zeroMean;
  private final MetricInfo info;

  private SdSdr(boolean zeroMean) {
    this.zeroMean = zeroMean;
    this.info =
        SdrInfo.decibels(
            "sd_sdr",
            "Scale-dependent signal-to-distortion ratio",
            Set.of(),
            List.of(SdrInfo.zeroMean(zeroMean)),
            "10 log10(|t|^2 / |estimate - reference|^2) with t = reference <estimate, reference> /"
                + " |reference|^2",
            List.of(SdrInfo.SILENT_REFERENCE, SdrInfo.SILENT_ESTIMATE, SdrInfo.PERFECT),
            "Le Roux et al., SDR - half-baked or well done?, ICASSP 2019");
  }

  /** SD-SDR of the samples as they are. */
  public static SdSdr plain() {
    return new SdSdr(false);
  }

  /** SD-SDR after the mean of each signal is removed. */
  public static SdSdr zeroMean() {
    return new SdSdr(true);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Domain.require(pair);
    var products = pair.derive(new InnerProducts.Of(zeroMean));
    if (products.estimate().silent()) {
      return Domain.silentEstimateScore();
    }
    return Score.of(value(products));
  }

  /** The gradient is κ·(s/⟨ŝ,s⟩ + (s − ŝ)/‖ŝ − s‖²); none exists where the value is infinite. */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    Domain.require(pair);
    var products = pair.derive(new InnerProducts.Of(zeroMean));
    Domain.requireSoundForGradient(products.estimate());
    double value = value(products);
    Domain.requireFiniteGradient(value);
    double along = Decibels.KAPPA / products.cross();
    double away = Decibels.KAPPA / products.difference();
    double[] gradient =
        Gradients.of(products.reference().values(), products.estimate().values(), along, away, 1);
    return new Differentiated(value, Gradients.throughMean(gradient, zeroMean));
  }

  private static double value(InnerProducts products) {
    return Decibels.ratio(products.targetEnergy(), products.difference());
  }
}
