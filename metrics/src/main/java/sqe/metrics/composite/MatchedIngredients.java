package sqe.metrics.composite;

import sqe.dsp.Signal;
import sqe.dsp.linear.Reductions;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.metrics.pesq.Pesq;

/**
 * The measures as many tables on VoiceBank+DEMAND have them (variant B; code line of MetricGAN,
 * denoiser and SpeechBrain): segmental SNR and wideband PESQ of signals without mean, the estimate
 * brought to the peak of the reference; log-likelihood ratio out of single precision.
 */
final class MatchedIngredients implements Ingredients {

  private static final double EPSILON = 1e-10;

  private final Metric pesq = Pesq.wideband();
  private final Metric slope;
  private final Derivation<SignalPair, double[]> likelihoodRatio;
  private final Derivation<SignalPair, double[]> segmentalSnr;

  MatchedIngredients(Metric slope, RatePlans<FramePlan> plans) {
    this.slope = slope;
    this.likelihoodRatio = new RoundedLikelihoodRatio(plans);
    this.segmentalSnr = new SegmentalSnr(plans, EPSILON);
  }

  /** The pair without means and with equal peaks. */
  private record Matched() implements Derivation<SignalPair, SignalPair> {

    @Override
    public SignalPair from(SignalPair pair) {
      double[] x = withoutMean(pair.reference().samples());
      double[] y = withoutMean(pair.estimate().samples());
      double peak = peak(y);
      if (peak == 0) {
        throw new UndefinedScoreException(Reason.SILENT_ESTIMATE, "it holds one constant value");
      }
      double gain = peak(x) / peak;
      for (int i = 0; i < y.length; i++) {
        y[i] *= gain;
      }
      return new SignalPair(new Signal(x, pair.sampleRate()), new Signal(y, pair.sampleRate()));
    }

    private static double[] withoutMean(double[] x) {
      double mean = Reductions.sum(x) / x.length;
      double[] centred = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        centred[i] = x[i] - mean;
      }
      return centred;
    }

    private static double peak(double[] x) {
      double peak = 0;
      for (double sample : x) {
        peak = Math.max(peak, Math.abs(sample));
      }
      return peak;
    }
  }

  @Override
  public Score pesq(SignalPair pair) {
    return pair.derive(new Matched()).score(pesq);
  }

  @Override
  public Score likelihoodRatio(SignalPair pair) {
    return Score.of(FrameMean.BEST_95_PERCENT.of(pair.derive(likelihoodRatio).clone()));
  }

  @Override
  public Score slope(SignalPair pair) {
    return pair.score(slope);
  }

  @Override
  public Score segmentalSnr(SignalPair pair) {
    return Score.of(FrameMean.ALL.of(pair.derive(new Matched()).derive(segmentalSnr)));
  }

  @Override
  public MetricInfo info(CompositeScore composite) {
    return Ingredients.describe(composite, "_b")
        .name(composite.title() + ", variant B")
        .family("composite_variants")
        .sampleRates(16000)
        .parameter("variant", "speechbrain")
        .builtOn(pesq.info())
        .builtOn(slope.info())
        .definition(
            composite.equation()
                + ", limited to 1 … 5; PESQ is pesq_wb, and it and segsnr are taken of signals"
                + " without mean, the estimate brought to the peak of the reference. The form of"
                + " many tables on VoiceBank+DEMAND.")
        .edgeCases(Ingredients.edgeCases())
        .source("The recipes of SpeechBrain (MetricGAN+) and of denoiser; weights of Hu and Loizou")
        .build();
  }
}
