package sqe.scoring;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import sqe.dsp.Signal;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;

/**
 * What may have been done to files before a published number was made of them, and that no policy
 * of sqe does: another level of the estimate, or samples of 16 bits.
 *
 * <p>The level changes ratios that see it, distances of spectra; PESQ, STOI and others set it
 * themselves. Sixteen bits change what hangs on quiet passages (log-spectral distances, LLR, WSS
 * and so the composite scores) by up to some tenths, most others less than tables print.
 */
public enum Treatment {
  /** Nothing. */
  NONE("", "") {
    @Override
    Optional<SignalPair> of(SignalPair pair) {
      return Optional.of(pair);
    }
  },
  /** Both files are rounded to, and limited to, what 16 bits hold. */
  SIXTEEN_BITS("16 bits", "both files are rounded to 16 bits") {
    @Override
    Optional<SignalPair> of(SignalPair pair) {
      AnalysedSignal reference = rounded(pair.reference());
      AnalysedSignal estimate = rounded(pair.estimate());
      if (reference == pair.reference() && estimate == pair.estimate()) {
        return Optional.empty();
      }
      SignalPair treated = new SignalPair(reference, estimate, null);
      return Optional.of(
          pair.asRead()
              .map(
                  files ->
                      treated.withAsRead(
                          new SignalPair.AsRead(
                              rounded(files.reference()), rounded(files.estimate()))))
              .orElse(treated));
    }
  },
  /** The estimate has the reference's peak. */
  PEAK("peak matched", "the estimate has the reference's peak") {
    @Override
    Optional<SignalPair> of(SignalPair pair) {
      return louder(pair, peak(pair.reference()) / peak(pair.estimate()));
    }
  },
  /** The estimate has the reference's root mean square. */
  RMS("RMS matched", "the estimate has the reference's RMS") {
    @Override
    Optional<SignalPair> of(SignalPair pair) {
      double reference = Reductions.energy(pair.reference().samples());
      return louder(pair, Math.sqrt(reference / Reductions.energy(pair.estimate().samples())));
    }
  },
  /** The estimate has the reference's active speech level, of P.56. */
  ACTIVE_LEVEL("active level matched", "the estimate has the reference's active level") {
    @Override
    Optional<SignalPair> of(SignalPair pair) {
      var reference =
          ActiveSpeechLevel.measure(pair.reference().samples(), pair.reference().sampleRate());
      var estimate =
          ActiveSpeechLevel.measure(pair.estimate().samples(), pair.estimate().sampleRate());
      return reference.defined() && estimate.defined()
          ? louder(pair, StrictMath.pow(10, (reference.activeDb() - estimate.activeDb()) / 20))
          : Optional.empty();
    }
  };

  private static final double FULL_SCALE = 32768;

  /** Families that take as long for one treatment as all others do for all of theirs. */
  private static final Set<String> NETWORKS = Set.of("dnsmos", "pdnsmos", "plcmos", "nisqa");

  /** A metric of another family that is one of these networks. */
  private static final String NETWORK = "dnsmos_ovrl_urgent";

  /** Families that set the level themselves, or do not see it. */
  private static final Set<String> LEVEL_BLIND_FAMILIES =
      Set.of("stoi", "pmsqe", "pesq", "srmr", "csii", "ncm", "visqol", "f0", "f0_tarsos");

  /** Metrics of other families that a level moves by less than a thousandth. */
  private static final Set<String> LEVEL_BLIND =
      Set.of(
          "si_sdr",
          "si_snr",
          "sdr",
          "ci_sdr",
          "sdr_urgent",
          "pesq_urgent",
          "fwsegsnr",
          "llr",
          "llr_unlimited",
          "wss",
          "cd",
          "csig",
          "covl",
          "csig_b",
          "cbak_b",
          "covl_b",
          "lsd_urgent",
          "mcd_urgent",
          "mcd_urgent_exact");

  private final String label;
  private final String condition;

  Treatment(String label, String condition) {
    this.label = label;
    this.condition = condition;
  }

  /** The pair after it; empty where it changes nothing or cannot be done. */
  abstract Optional<SignalPair> of(SignalPair pair);

  /** In a few words; empty for nothing. */
  public String label() {
    return label;
  }

  /** What is true after it, as half a sentence; empty for nothing. */
  public String condition() {
    return condition;
  }

  /** Whether it can change a metric by what a table would show, and is worth its time. */
  boolean concerns(MetricInfo metric) {
    return this == NONE
        || !NETWORKS.contains(metric.family())
            && !metric.id().equals(NETWORK)
            && (this == SIXTEEN_BITS
                || !(LEVEL_BLIND_FAMILIES.contains(metric.family())
                    || LEVEL_BLIND.contains(metric.id())));
  }

  private static double peak(AnalysedSignal signal) {
    double peak = 0;
    for (double sample : signal.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static Optional<SignalPair> louder(SignalPair pair, double gain) {
    if (!(gain > 0 && gain < Double.POSITIVE_INFINITY) || gain == 1) {
      return Optional.empty();
    }
    AnalysedSignal estimate = pair.estimate();
    double[] samples = Arrays.stream(estimate.samples()).map(x -> gain * x).toArray();
    return Optional.of(
        new SignalPair(pair.reference(), new Signal(samples, estimate.sampleRate())));
  }

  /** The same object where nothing is rounded. */
  private static AnalysedSignal rounded(AnalysedSignal signal) {
    double[] samples = signal.samples();
    double[] rounded = new double[samples.length];
    boolean changed = false;
    for (int i = 0; i < samples.length; i++) {
      double code = Math.rint(samples[i] * FULL_SCALE);
      rounded[i] = Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, code)) / FULL_SCALE;
      changed |= rounded[i] != samples[i];
    }
    return changed ? new AnalysedSignal(new Signal(rounded, signal.sampleRate())) : signal;
  }
}
