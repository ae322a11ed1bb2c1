package sqe.metrics.f0;

import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * What is measured on two tracks r and e of N frames, V of which are voiced in both.
 *
 * <pre>
 *   RMSE    √( mean over V of (e − r)² )
 *   CENTS   1200 √( mean over V of lg₂(e/r)² )
 *   CORR    Pearson's correlation over V
 *   GPE     share of V with |e − r| &gt; 0.2 r
 *   VDE     share of N in which one alone is voiced
 *   FFE     (gross errors of V + voicing errors)/N
 * </pre>
 *
 * <p>Sources: T. Nakatani et al., Speech Communication 50(3), 2008 (GPE, VDE); W. Chu, A. Alwan,
 * ICASSP 2009 (FFE).
 */
enum F0Measure {
  RMSE("f0_rmse") {
    @Override
    double of(F0Tracks tracks) {
      tracks.requireVoiced(1);
      return rootMeanSquare(tracks.inBoth());
    }
  },
  RMSE_ALL("f0_rmse_all") {
    @Override
    double of(F0Tracks tracks) {
      return rootMeanSquare(tracks);
    }
  },
  CENTS("f0_cents") {
    @Override
    double of(F0Tracks tracks) {
      tracks.requireVoiced(1);
      F0Tracks both = tracks.inBoth();
      double sum = 0;
      for (int t = 0; t < both.frames(); t++) {
        double nepers = StrictMath.log(both.estimate()[t] / both.reference()[t]);
        sum += nepers * nepers;
      }
      return CENTS_PER_NEPER * Math.sqrt(sum / both.frames());
    }
  },
  CORR("f0_corr") {
    @Override
    double of(F0Tracks tracks) {
      tracks.requireVoiced(2);
      return correlation(tracks.inBoth());
    }
  },
  CORR_ALL("f0_corr_all") {
    @Override
    double of(F0Tracks tracks) {
      return correlation(tracks);
    }
  },
  GPE("gpe") {
    @Override
    double of(F0Tracks tracks) {
      tracks.requireVoiced(1);
      return (double) tracks.grossErrors() / tracks.voiced();
    }
  },
  VDE("vde") {
    @Override
    double of(F0Tracks tracks) {
      return (double) tracks.voicingErrors() / tracks.frames();
    }
  },
  FFE("ffe") {
    @Override
    double of(F0Tracks tracks) {
      return (double) (tracks.grossErrors() + tracks.voicingErrors()) / tracks.frames();
    }
  };

  private static final double CENTS_PER_NEPER = 1200 / StrictMath.log(2);

  private final String id;

  F0Measure(String id) {
    this.id = id;
  }

  /** The id on the tracks of YIN. */
  String id() {
    return id;
  }

  /** Whether unvoiced frames take part in F0 as zeros. */
  boolean ofAllFrames() {
    return this == RMSE_ALL || this == CORR_ALL;
  }

  /**
   * The value.
   *
   * @param tracks at least one frame
   * @throws UndefinedScoreException when too few frames are voiced, or F0 does not vary
   */
  abstract double of(F0Tracks tracks);

  private static double rootMeanSquare(F0Tracks tracks) {
    double sum = 0;
    for (int t = 0; t < tracks.frames(); t++) {
      double difference = tracks.estimate()[t] - tracks.reference()[t];
      sum += difference * difference;
    }
    return Math.sqrt(sum / tracks.frames());
  }

  private static double correlation(F0Tracks tracks) {
    double[] r = tracks.reference();
    double[] e = tracks.estimate();
    requireVariation("reference", r);
    requireVariation("estimate", e);
    double meanR = mean(r);
    double meanE = mean(e);
    double rr = 0;
    double ee = 0;
    double re = 0;
    for (int t = 0; t < r.length; t++) {
      double dr = r[t] - meanR;
      double de = e[t] - meanE;
      rr += dr * dr;
      ee += de * de;
      re += dr * de;
    }
    return Math.max(-1, Math.min(1, re / Math.sqrt(rr * ee)));
  }

  private static double mean(double[] track) {
    double sum = 0;
    for (double f0 : track) {
      sum += f0;
    }
    return sum / track.length;
  }

  private static void requireVariation(String what, double[] track) {
    for (double f0 : track) {
      if (f0 != track[0]) {
        return;
      }
    }
    throw new UndefinedScoreException(
        Reason.OUT_OF_DOMAIN, "F0 of the " + what + " does not vary, so nothing can correlate");
  }
}
