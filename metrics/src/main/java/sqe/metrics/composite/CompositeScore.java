package sqe.metrics.composite;

/**
 * The three composite scores: sums of measures with the weights of Y. Hu, P. C. Loizou, Evaluation
 * of objective quality measures for speech enhancement, IEEE TASLP 16(1), 2008, limited to 1 … 5.
 */
enum CompositeScore {
  /** Speech distortion. */
  CSIG("Composite score of signal distortion", 3.093, 0.603, -1.029, -0.009, 0),
  /** Intrusiveness of the background. */
  CBAK("Composite score of background intrusiveness", 1.634, 0.478, 0, -0.007, 0.063),
  /** Overall quality. */
  COVL("Composite score of overall quality", 1.594, 0.805, -0.512, -0.007, 0);

  /** The lowest score. */
  static final double LOWEST = 1;

  /** The highest score. */
  static final double HIGHEST = 5;

  private final String title;
  private final double constant;
  private final double ofPesq;
  private final double ofLikelihoodRatio;
  private final double ofSlope;
  private final double ofSegmentalSnr;

  CompositeScore(
      String title,
      double constant,
      double ofPesq,
      double ofLikelihoodRatio,
      double ofSlope,
      double ofSegmentalSnr) {
    this.title = title;
    this.constant = constant;
    this.ofPesq = ofPesq;
    this.ofLikelihoodRatio = ofLikelihoodRatio;
    this.ofSlope = ofSlope;
    this.ofSegmentalSnr = ofSegmentalSnr;
  }

  String title() {
    return title;
  }

  /** Whether the log-likelihood ratio is part of it. */
  boolean hasLikelihoodRatio() {
    return ofLikelihoodRatio != 0;
  }

  /** Whether the segmental SNR is part of it. */
  boolean hasSegmentalSnr() {
    return ofSegmentalSnr != 0;
  }

  /** The weighted sum, limited; a measure that is no part of it may have any finite value. */
  double of(double pesq, double likelihoodRatio, double slope, double segmentalSnr) {
    double sum =
        constant
            + ofPesq * pesq
            + ofLikelihoodRatio * likelihoodRatio
            + ofSlope * slope
            + ofSegmentalSnr * segmentalSnr;
    return Math.min(HIGHEST, Math.max(LOWEST, sum));
  }

  /** The equation in plain text, of the measures' ids. */
  String equation() {
    return switch (this) {
      case CSIG -> "3.093 − 1.029·llr_unlimited + 0.603·PESQ − 0.009·wss";
      case CBAK -> "1.634 + 0.478·PESQ − 0.007·wss + 0.063·segsnr";
      case COVL -> "1.594 + 0.805·PESQ − 0.512·llr_unlimited − 0.007·wss";
    };
  }
}
