package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;

/**
 * Source-aggregated SDR 10·log10(Σ‖s<sub>k</sub>‖² / Σ‖ŝ<sub>k</sub> − s<sub>k</sub>‖²): the SNR of
 * all sources one after the other, so that a source that is silent for once does no harm. Of one
 * signal it is the SNR. Von Neumann et al., ICASSP 2022.
 *
 * <p>The scale-invariant form multiplies all references by one common factor first and is the
 * SI-SDR of the concatenation; the soft-thresholded form is bounded as in {@link
 * Snr#softThresholded}.
 */
public final class SaSdr implements DifferentiableMetric {

  private final boolean scaleInvariant;
  private final double softLimit;
  private final MetricInfo info;

  private SaSdr(boolean scaleInvariant, double softLimit) {
    this.scaleInvariant = scaleInvariant;
    this.softLimit = softLimit;
    this.info = describe(scaleInvariant, softLimit);
  }

  /** SA-SDR. */
  public static SaSdr plain() {
    return new SaSdr(false, Double.POSITIVE_INFINITY);
  }

  /** SA-SDR after the references are multiplied by the common factor that fits best. */
  public static SaSdr scaleInvariant() {
    return new SaSdr(true, Double.POSITIVE_INFINITY);
  }

  /**
   * SA-tSDR: SA-SDR with a soft upper limit.
   *
   * @param maximum the limit in dB, positive
   * @throws IllegalArgumentException when the limit is not positive
   */
  public static SaSdr softThresholded(double maximum) {
    return new SaSdr(false, Decibels.requireLimit(maximum));
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  /** Scores all sources of the pair, or its one signal where it has none. */
  @Override
  public Score score(SignalPair pair) {
    Domain.require(pair);
    return score(sources(pair));
  }

  /**
   * Scores several sources.
   *
   * @throws sqe.metrics.UndefinedScoreException when all references are silent
   */
  public Score score(Sources sources) {
    Sums sums = Sums.of(sources);
    if (scaleInvariant && sums.silentEstimates) {
      return Domain.silentEstimateScore();
    }
    return info.score(value(sums, residual(sources, gain(sums))));
  }

  /** The gradient with respect to the pair's own estimate, the other sources held. */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    Domain.require(pair);
    Sources sources = sources(pair);
    int index = sources.estimates().indexOf(pair.estimate());
    if (index < 0) {
      throw new IllegalArgumentException("the pair's estimate is not one of its sources");
    }
    SourcesGradient all = differentiate(sources);
    return new Differentiated(all.value(), all.gradients().get(index));
  }

  /**
   * Value and gradients with respect to all estimates: κ·(s<sub>k</sub> − ŝ<sub>k</sub>) over the
   * sum of residual energies; in scale-invariant form SI-SDR's gradient of the concatenation.
   *
   * @throws sqe.metrics.UndefinedScoreException as {@link #score(Sources)}, and where the value is
   *     infinite
   */
  public SourcesGradient differentiate(Sources sources) {
    Sums sums = Sums.of(sources);
    if (scaleInvariant && sums.silentEstimates) {
      throw Domain.silentEstimate("the value is −inf here and has no gradient");
    }
    double gain = gain(sums);
    double residual = residual(sources, gain);
    double value = value(sums, residual);
    Domain.requireFiniteGradient(value);
    double along = scaleInvariant ? Decibels.KAPPA / sums.cross : 0;
    double away = Decibels.KAPPA / (residual + Decibels.power(-softLimit) * sums.reference);
    List<double[]> gradients = new ArrayList<>();
    for (int k = 0; k < sources.references().size(); k++) {
      double[] s = sources.references().get(k).samples();
      double[] e = sources.estimates().get(k).samples();
      double[] gradient = Gradients.of(s, e, along, away, gain);
      gradients.add(new Differentiated(value, gradient).gradient());
    }
    return new SourcesGradient(value, List.copyOf(gradients));
  }

  /**
   * Value and gradients of several sources.
   *
   * @param value in dB
   * @param gradients ∂value/∂estimate, one array a source
   */
  public record SourcesGradient(double value, List<double[]> gradients) {}

  private double value(Sums sums, double residual) {
    double signal = scaleInvariant ? gain(sums) * sums.cross : sums.reference;
    return Decibels.softRatio(signal, residual, softLimit);
  }

  private double gain(Sums sums) {
    return scaleInvariant ? sums.cross / sums.reference : 1;
  }

  private static double residual(Sources sources, double gain) {
    double sum = 0;
    for (int k = 0; k < sources.references().size(); k++) {
      sum +=
          Reductions.residualEnergy(
              sources.estimates().get(k).samples(), gain, sources.references().get(k).samples());
    }
    return sum;
  }

  private static Sources sources(SignalPair pair) {
    return pair.sources()
        .orElseGet(() -> new Sources(List.of(pair.reference()), List.of(pair.estimate())));
  }

  /** Σ‖s‖², Σ⟨ŝ,s⟩ and whether all estimates are silent. */
  private record Sums(double reference, double cross, boolean silentEstimates) {

    static Sums of(Sources sources) {
      double reference = 0;
      double cross = 0;
      boolean silent = true;
      for (int k = 0; k < sources.references().size(); k++) {
        Samples s = samples(sources.references().get(k));
        Samples e = samples(sources.estimates().get(k));
        reference += s.energy();
        cross += Reductions.dot(e.values(), s.values());
        silent &= e.silent();
      }
      if (reference == 0) {
        throw Domain.silentReference("no source has energy to compare with");
      }
      return new Sums(reference, cross, silent);
    }

    private static Samples samples(AnalysedSignal signal) {
      return signal.derive(new Samples.Of(false));
    }
  }

  private static MetricInfo describe(boolean scaleInvariant, double softLimit) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(SdrInfo.parameter("scale_invariant", scaleInvariant ? "yes" : "no"));
    if (softLimit < Double.POSITIVE_INFINITY) {
      parameters.add(SdrInfo.limit("soft_max", softLimit));
    }
    boolean soft = softLimit < Double.POSITIVE_INFINITY;
    return SdrInfo.decibels("sa_sdr")
        .name("Source-aggregated signal-to-distortion ratio")
        .parameters(parameters)
        .definition(definition(scaleInvariant, soft))
        .edgeCases(
            "Of one signal: equal to " + (scaleInvariant ? "si_sdr" : soft ? "tsdr" : "snr") + ".",
            "Some references silent: harmless; all of them: undefined.",
            scaleInvariant ? "Silent estimates: −inf, with a note." : "Silent estimates: 0 dB.",
            "Estimates equal to the references: " + (soft ? "the maximum." : "+inf."))
        .source("von Neumann et al., SA-SDR, ICASSP 2022")
        .build();
  }

  private static String definition(boolean scaleInvariant, boolean soft) {
    if (scaleInvariant) {
      return "10 log10(sum of |t|^2 / sum of |estimate - t|^2) over all sources, with t = reference"
          + " (sum of <estimate, reference>) / (sum of |reference|^2)";
    }
    return soft
        ? "-10 log10(sum of |estimate - reference|^2 / sum of |reference|^2 + 10^(-max/10)) over all"
            + " sources"
        : "10 log10(sum of |reference|^2 / sum of |estimate - reference|^2) over all sources";
  }
}
