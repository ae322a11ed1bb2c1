package sqe.metrics.sdr;

import java.util.function.ToDoubleFunction;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * SI-SIR and SI-SAR of speech enhancement: how much of the noise and how much of neither is left in
 * an estimate, against the speech in it.
 *
 * <p>With t and e<sub>n</sub> the estimate's projections onto the speech and onto the noise of the
 * mixture, and e<sub>a</sub> the rest, they are 10·log10(‖t‖²/‖e<sub>n</sub>‖²) and
 * 10·log10(‖t‖²/‖e<sub>a</sub>‖²). Speech and noise are projected onto one after the other, not
 * together, so that the parts are at right angles only where speech and noise are; and SAR has t
 * for a numerator. Both make the numbers differ from those of {@link SeparationRatio}. They come
 * from the code of Richter et al., Speech enhancement and dereverberation with diffusion-based
 * generative models, IEEE/ACM TASLP 31, 2023, and stand in the tables of that field.
 */
final class NoiseRatio implements Metric {

  private final ToDoubleFunction<NoiseSplit> remainder;
  private final MetricInfo info;

  private NoiseRatio(
      ToDoubleFunction<NoiseSplit> remainder, String id, String name, String definition) {
    this.remainder = remainder;
    this.info =
        SdrInfo.decibels(id)
            .family(SdrInfo.SEPARATION)
            .name(name)
            .alsoNeeds(Need.MIXTURE)
            .parameter("noise", "mixture-reference")
            .parameter("projection", "separate")
            .definition(
                definition
                    + ", with t = reference <estimate, reference> / |reference|^2, e = noise"
                    + " <estimate, noise> / |noise|^2, noise = mixture - reference")
            .edgeCases(
                "Silent reference: undefined.",
                "Mixture equal to the reference: undefined, out of domain.",
                "Silent estimate: undefined.",
                "Estimate at right angles to the reference: −inf.")
            .source(
                "Richter et al., IEEE/ACM TASLP 31, 2023: energy_ratios of its code; Le Roux et al.,"
                    + " SDR - half-baked or well done?, ICASSP 2019")
            .build();
  }

  static NoiseRatio sir() {
    return new NoiseRatio(
        NoiseSplit::interference,
        "si_sir_noise",
        "Scale-invariant signal-to-interference ratio (enhancement)",
        "10 log10(|t|^2 / |e|^2)");
  }

  static NoiseRatio sar() {
    return new NoiseRatio(
        NoiseSplit::artefacts,
        "si_sar_noise",
        "Scale-invariant signal-to-artefacts ratio (enhancement)",
        "10 log10(|t|^2 / |estimate - t - e|^2)");
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    NoiseSplit split = NoiseSplit.of(pair);
    return info.score(
        split.target() == 0
            ? Double.NEGATIVE_INFINITY
            : Decibels.ratio(split.target(), remainder.applyAsDouble(split)));
  }
}
