package sqe.metrics.composite;

import java.util.List;
import java.util.Locale;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/** The four measures that composite scores are made of, in one of the customary forms. */
interface Ingredients {

  /** PESQ of the pair. */
  Score pesq(SignalPair pair);

  /** Log-likelihood ratio without limit. */
  Score likelihoodRatio(SignalPair pair);

  /** Weighted spectral slope. */
  Score slope(SignalPair pair);

  /** Segmental SNR. */
  Score segmentalSnr(SignalPair pair);

  /** What a composite score of them says of itself. */
  MetricInfo info(CompositeScore composite);

  /** What the composite scores of every form say of themselves. */
  static MetricInfoBuilder describe(CompositeScore composite, String suffix) {
    return MetricInfo.builder(composite.name().toLowerCase(Locale.ROOT) + suffix)
        .unit("MOS")
        .range(CompositeScore.LOWEST, CompositeScore.HIGHEST)
        .parameter("weights", "hu_loizou_2008");
  }

  /** Edge cases that all forms share. */
  static List<String> edgeCases() {
    return List.of(
        "Undefined where PESQ is: silence, less than 0.25 s, no speech, more than 50 utterances.",
        "A perfect estimate: 5.",
        "The weights were fitted to narrowband speech; wideband PESQ at 16 kHz is custom, and scores"
            + " of the two rates must not be mixed.");
  }
}
