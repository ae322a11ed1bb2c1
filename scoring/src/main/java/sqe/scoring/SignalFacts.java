package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.table.Counted;

/**
 * Plain facts of one signal that make scores doubtful.
 *
 * @param constant whether all samples are equal
 * @param mean of the samples
 * @param rms root mean square once the mean is removed
 * @param peak largest absolute sample
 * @param atFullScale number of samples in runs of at least three at 0.99 of full scale or beyond
 */
record SignalFacts(boolean constant, double mean, double rms, double peak, int atFullScale) {

  static final Derivation<AnalysedSignal, SignalFacts> OF = signal -> of(signal.samples());

  private static final double FULL_SCALE = 0.99;
  private static final int RUN = 3;

  /** A mean of 0.01 of full scale costs SI-SDR several decibels (audit.md, dc-offset). */
  private static final double LARGE_MEAN = 0.01;

  /** −80 dBFS. */
  private static final double BELOW_SPEECH = 1e-4;

  private static SignalFacts of(double[] x) {
    double mean = Reductions.sum(x) / x.length;
    double peak = 0;
    int atFullScale = 0;
    int run = 0;
    boolean constant = true;
    for (double sample : x) {
      double size = Math.abs(sample);
      peak = Math.max(peak, size);
      constant &= sample == x[0];
      if (size >= FULL_SCALE) {
        run++;
        atFullScale += run == RUN ? RUN : run > RUN ? 1 : 0;
      } else {
        run = 0;
      }
    }
    double power = Reductions.energy(x) / x.length - mean * mean;
    return new SignalFacts(constant, mean, Math.sqrt(Math.max(0, power)), peak, atFullScale);
  }

  /** What there is to say, each a phrase about a signal in this role. */
  List<String> notes(String role) {
    List<String> notes = new ArrayList<>();
    if (constant) {
      notes.add(role + (mean == 0 ? " is silent" : " is constant"));
      return notes;
    }
    if (rms < BELOW_SPEECH) {
      notes.add(format("%s is at %.0f dBFS, below any speech", role, 20 * Math.log10(rms)));
    }
    if (Math.abs(mean) > LARGE_MEAN && Math.abs(mean) < 1) {
      notes.add(
          format("%s has a DC offset of %.3f (si_snr removes it, si_sdr does not)", role, mean));
    }
    if (peak > 1) {
      notes.add(format("%s goes beyond full scale (peak %.3g)", role, peak));
    } else if (atFullScale > 0) {
      notes.add(
          format(
              "%s is clipped (%s at full scale)",
              role, Counted.of(atFullScale, "sample", "samples")));
    }
    return notes;
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
