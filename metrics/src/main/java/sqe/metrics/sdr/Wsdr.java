package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Weighted SDR, the loss of the deep complex U-Net; lower is better.
 *
 * <p>For mixture x, clean y and estimate ŷ, with the noise z = x − y and its estimate ẑ = x − ŷ:
 *
 * <pre>
 *   f(o, e) = −⟨o,e⟩ / (‖o‖·‖e‖ + η)
 *   wSDR = w·f(y, ŷ) + (1 − w)·f(z, ẑ),   w = ‖y‖² / (‖y‖² + ‖z‖² + η),   η = 2·10⁻⁷
 * </pre>
 *
 * <p>η belongs to the published definition: it makes every term defined, and matters only for
 * signals so weak that their energy is near it. Choi et al., Phase-aware speech enhancement with
 * deep complex U-Net, ICLR 2019, section 3.3.
 */
public final class Wsdr implements DifferentiableMetric {

  private static final double ETA = 2e-7;

  private final MetricInfo info =
      MetricInfo.builder("wsdr")
          .name("Weighted signal-to-distortion ratio loss")
          .family(SdrInfo.FAMILY)
          .range(-1, 1)
          .lowerIsBetter()
          .alsoNeeds(Need.MIXTURE)
          .parameter("eta", "2e-7")
          .definition(
              "w f(reference, estimate) + (1 - w) f(noise, mixture - estimate), with noise ="
                  + " mixture - reference, f(o, e) = -<o, e> / (|o| |e| + eta), w = |reference|^2"
                  + " / (|reference|^2 + |noise|^2 + eta)")
          .edgeCases(
              "Silent reference: the noise term alone.",
              "Mixture equal to the reference: the speech term alone.",
              "Reference and mixture silent: undefined.",
              "Silent estimate: the speech term is 0.",
              "Not scale-invariant.")
          .source("Choi et al., Phase-aware speech enhancement with deep complex U-Net, ICLR 2019")
          .build();

  private Wsdr() {}

  /** wSDR as published. */
  public static Wsdr published() {
    return new Wsdr();
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    return info.score(terms(pair).value());
  }

  /**
   * The gradient is w·G(y, ŷ) − (1 − w)·G(z, ẑ) with G(o, e) = −o/Q + ⟨o,e⟩·‖o‖/(Q²·‖e‖)·e and Q =
   * ‖o‖‖e‖ + η, the second part being 0 where e = 0; the minus is dẑ/dŷ.
   */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    Terms terms = terms(pair);
    double[] gradient = new double[pair.length()];
    terms.speech.addGradient(terms.weight(), gradient);
    terms.noise.addGradient(terms.weight() - 1, gradient);
    return new Differentiated(info.range().settled(terms.value()), gradient);
  }

  private static Terms terms(SignalPair pair) {
    Domain.require(pair);
    AnalysedSignal mixture = Noise.requireMixture(pair);
    double[] x = mixture.samples();
    double[] y = pair.reference().samples();
    double[] noise = pair.reference().derive(new Noise(mixture));
    double[] estimatedNoise = Noise.difference(x, pair.estimate().samples());
    var terms =
        new Terms(
            Similarity.of(y, pair.estimate().samples()), Similarity.of(noise, estimatedNoise));
    if (terms.speech.truthNorm == 0 && terms.noise.truthNorm == 0) {
      throw Domain.silentReference("the mixture is silent, too");
    }
    return terms;
  }

  /** Speech and noise term. */
  private record Terms(Similarity speech, Similarity noise) {

    double weight() {
      double speechEnergy = speech.truthNorm * speech.truthNorm;
      double noiseEnergy = noise.truthNorm * noise.truthNorm;
      return speechEnergy / (speechEnergy + noiseEnergy + ETA);
    }

    double value() {
      double w = weight();
      return w * speech.value() + (1 - w) * noise.value();
    }
  }

  /** What f(o, e) is made of. */
  private record Similarity(
      double[] truth, double[] estimate, double truthNorm, double estimateNorm, double cross) {

    static Similarity of(double[] o, double[] e) {
      return new Similarity(
          o,
          e,
          Math.sqrt(Samples.of(o).energy()),
          Math.sqrt(Samples.of(e).energy()),
          Reductions.dot(o, e));
    }

    double value() {
      return -cross / scale();
    }

    void addGradient(double weight, double[] gradient) {
      double q = scale();
      double away = -weight / q;
      double along = estimateNorm == 0 ? 0 : weight * cross * truthNorm / (q * q * estimateNorm);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += away * truth[i] + along * estimate[i];
      }
    }

    double scale() {
      return truthNorm * estimateNorm + ETA;
    }
  }
}
