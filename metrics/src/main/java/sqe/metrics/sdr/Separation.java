package sqe.metrics.sdr;

import java.util.Arrays;
import java.util.List;
import sqe.dsp.linear.BlockTransform;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * BSS Eval's split of an estimate, ŝ° = e<sub>t</sub> + e<sub>interf</sub> + e<sub>artif</sub>: its
 * own source filtered, what other sources filtered explain beyond that, and the rest.
 *
 * @param sir ‖e<sub>t</sub>‖² against ‖e<sub>interf</sub>‖² in dB
 * @param sar ‖e<sub>t</sub> + e<sub>interf</sub>‖² against ‖e<sub>artif</sub>‖² in dB
 * @param guard the largest loading a solver had to add of itself, 0 if none
 */
record Separation(double sir, double sar, double guard) {

  /**
   * Splits the estimate of a pair that is one of several sources.
   *
   * @throws UndefinedScoreException without sources, or where a reference or the estimate is silent
   */
  static Separation of(SignalPair pair, BlockTransform transform, ProjectionOptions options) {
    Domain.require(pair);
    var sources = Domain.requireSources(pair);
    return of(sources.references(), pair.reference(), pair.estimate(), transform, options);
  }

  /** Splits any estimate with respect to one of several references. */
  static Separation of(
      List<AnalysedSignal> references,
      AnalysedSignal reference,
      AnalysedSignal estimate,
      BlockTransform transform,
      ProjectionOptions options) {
    ShiftSpace space = reference.derive(new ShiftSpace.Of(transform, options.zeroMean()));
    JointSpace joint = JointSpace.of(references, transform, options);
    if (space.prepare(estimate).silent()) {
      throw Domain.silentEstimate("it has neither interference nor artefacts");
    }
    return estimate.derive(new Of(space, joint, options));
  }

  private record Of(ShiftSpace space, JointSpace joint, ProjectionOptions options)
      implements Derivation<AnalysedSignal, Separation> {
    @Override
    public Separation from(AnalysedSignal estimate) {
      var target = estimate.derive(new DistortionFilter.Of(space, options.ownLoading()));
      double guard = Math.max(target.guard(), joint.guard());
      return switch (options.form()) {
        case RESIDUAL -> fromResiduals(estimate, target, guard);
        case COHERENCE -> fromCoherences(estimate, target, guard);
      };
    }

    private Separation fromCoherences(
        AnalysedSignal estimate, DistortionFilter target, double guard) {
      double all = estimate.derive(new JointFilter.Of(joint)).coherence();
      return new Separation(
          options.coherenceDecibels(target.coherence() / all),
          options.coherenceDecibels(all),
          guard);
    }

    private Separation fromResiduals(
        AnalysedSignal estimate, DistortionFilter target, double guard) {
      double[] targetPart = space.spectra().convolution(target.taps());
      double[] projection =
          joint.spaces().size() == 1 ? targetPart : estimate.derive(new JointProjection(joint));
      double[] padded = Arrays.copyOf(space.prepare(estimate).values(), projection.length);
      double interference = Reductions.residualEnergy(projection, 1, targetPart);
      double artefacts = Reductions.residualEnergy(padded, 1, projection);
      return new Separation(
          Decibels.softRatio(Reductions.energy(targetPart), interference, options.softLimit()),
          Decibels.softRatio(Reductions.energy(projection), artefacts, options.softLimit()),
          guard);
    }
  }

  /** P of an estimate, shared by the references it is compared with. */
  private record JointProjection(JointSpace joint) implements Derivation<AnalysedSignal, double[]> {
    @Override
    public double[] from(AnalysedSignal estimate) {
      return estimate.derive(new JointFilter.Of(joint)).projection(joint);
    }
  }
}
