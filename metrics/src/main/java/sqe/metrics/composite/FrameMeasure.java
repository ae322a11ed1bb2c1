package sqe.metrics.composite;

import sqe.metrics.Derivation;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;

/** The classical frame measures: what a frame's value is, and how the frames become a score. */
enum FrameMeasure {
  /** Segmental SNR. */
  SEGSNR(FrameMean.ALL, SilenceRule.BOTH_SILENT, "-10 dB"),
  /** Frequency-weighted segmental SNR. */
  FWSEGSNR(FrameMean.ALL, SilenceRule.BOTH_SILENT, "35 dB"),
  /** Log-likelihood ratio, each frame limited to 2. */
  LLR(FrameMean.BEST_95_PERCENT, SilenceRule.EITHER_CONSTANT, "rounding noise"),
  /** Log-likelihood ratio without limit. */
  LLR_UNLIMITED(FrameMean.BEST_95_PERCENT, SilenceRule.EITHER_CONSTANT, "rounding noise"),
  /** Weighted spectral slope. */
  WSS(FrameMean.BEST_95_PERCENT, SilenceRule.BOTH_SILENT, "0"),
  /** Cepstral distance. */
  CD(FrameMean.BEST_95_PERCENT, SilenceRule.EITHER_SILENT, "10 dB");

  /** The largest log-likelihood ratio that counts in {@link #LLR}. */
  private static final double LARGEST_LLR = 2;

  private final FrameMean mean;
  private final SilenceRule silence;
  private final String valueOfSilence;

  FrameMeasure(FrameMean mean, SilenceRule silence, String valueOfSilence) {
    this.mean = mean;
    this.silence = silence;
    this.valueOfSilence = valueOfSilence;
  }

  FrameMean mean() {
    return mean;
  }

  SilenceRule silence() {
    return silence;
  }

  /** What a frame of digital silence counts as, in words. */
  String valueOfSilence() {
    return valueOfSilence;
  }

  /** The largest value of a frame that counts. */
  double limit() {
    return this == LLR ? LARGEST_LLR : Double.POSITIVE_INFINITY;
  }

  /** The values of the frames. */
  Derivation<SignalPair, double[]> distance(RatePlans<FramePlan> plans) {
    return switch (this) {
      case SEGSNR -> new SegmentalSnr(plans, FramePlan.EPSILON);
      case FWSEGSNR -> new WeightedSnr(plans);
      case LLR, LLR_UNLIMITED -> new LikelihoodRatio(plans);
      case WSS -> new SpectralSlope(plans, 1);
      case CD -> new CepstralDistance(plans);
    };
  }

  /** What the measure says of itself, but for its silence. */
  MetricInfoBuilder describe() {
    return switch (this) {
      case SEGSNR -> FrameMeasureInfo.segmentalSnr();
      case FWSEGSNR -> FrameMeasureInfo.weightedSnr();
      case LLR -> FrameMeasureInfo.likelihoodRatio();
      case LLR_UNLIMITED -> FrameMeasureInfo.unlimitedLikelihoodRatio();
      case WSS -> FrameMeasureInfo.spectralSlope();
      case CD -> FrameMeasureInfo.cepstralDistance();
    };
  }

  /** The description with what becomes of silent frames. */
  MetricInfo info(boolean silenceSkipped) {
    return describe().parameter("silence", silenceSkipped ? "skipped" : "counted").build();
  }
}
