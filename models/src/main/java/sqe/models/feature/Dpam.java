package sqe.models.feature;

import java.util.Collections;
import java.util.List;
import sqe.dsp.filter.Resampler;
import sqe.dsp.filter.Resamplers;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * DPAM: the distance of {@link DeepFeature} over all fourteen layers, in a network trained on what
 * listeners can just notice, with a weight for each channel.
 *
 * <p>The network was trained on samples of 22,050 Hz in steps of 16 bits: signals of other rates
 * are resampled, and all are rounded to such steps, without limit.
 *
 * <p>Source: P. Manocha, A. Finkelstein, R. Zhang, N. J. Bryan, G. J. Mysore, Z. Jin, "A
 * differentiable perceptual audio metric learned from just noticeable differences", Interspeech
 * 2020; the authors' model "scratch". Cost: as {@link DeepFeature}, half as much again.
 */
public final class Dpam implements Metric {

  private static final int SAMPLE_RATE = 22050;
  private static final double STEPS = 32768;

  private final Resamplers resamplers = new Resamplers(SAMPLE_RATE);
  private final Maps maps = new Maps(resamplers);
  private final MetricInfo info = describe();

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    DeepFeature.requireSamples(pair);
    FeatureDistance distance =
        new FeatureDistance(FeatureNetwork.dpam(), Collections.nCopies(FeatureNetwork.LAYERS, 1.0));
    double[] byLayer =
        distance.byLayer(
            FeatureNetwork.ofReference(pair.reference(), maps), maps.from(pair.estimate()));
    return info.score(Reductions.sum(byLayer));
  }

  private record Maps(Resamplers resamplers)
      implements Derivation<AnalysedSignal, List<ConvolutionLayer.Output>> {

    @Override
    public List<ConvolutionLayer.Output> from(AnalysedSignal signal) {
      int rate = signal.sampleRate();
      if (!Resampler.supports(rate, SAMPLE_RATE)) {
        throw new UndefinedScoreException(
            Reason.WRONG_RATE, rate + " Hz cannot be resampled to " + SAMPLE_RATE + " Hz");
      }
      double[] steps = resamplers.from(rate).resample(signal.samples());
      for (int i = 0; i < steps.length; i++) {
        steps[i] = Math.rint(STEPS * steps[i]);
      }
      return FeatureNetwork.dpam().forward(steps, FeatureNetwork.LAYERS);
    }
  }

  private static MetricInfo describe() {
    return MetricInfo.builder("dpam")
        .name("DPAM, learned from just noticeable differences")
        .family("deep_features")
        .range(MetricInfo.Range.nonNegative())
        .lowerIsBetter()
        .parameter(
            "model", FeatureNetwork.DPAM_FILE.name() + ":" + FeatureNetwork.DPAM_FILE.digest())
        .parameter("rate", Integer.toString(SAMPLE_RATE))
        .definition(
            "Σ over fourteen layers of mean |w_i (F_i(x̂) − F_i(x))|, with F_i the output of layer i"
                + " of a network trained on what listeners can just notice, w_i a weight a channel."
                + " Signals are resampled to 22050 Hz and rounded to 16 bits. They are not"
                + " aligned.")
        .edgeCases(
            "A perfect estimate gives 0, two silent signals too.",
            "No sample: undefined. Very short signals give little: maps of one sample are"
                + " constant.")
        .source(
            "Manocha, Finkelstein, Zhang, Bryan, Mysore, Jin, \"A differentiable perceptual audio"
                + " metric learned from just noticeable differences\", Interspeech 2020; model"
                + " scratch of the authors")
        .build();
  }
}
