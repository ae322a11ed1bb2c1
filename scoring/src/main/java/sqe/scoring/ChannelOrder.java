package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.Reductions;
import sqe.table.Remark;

/** Tells when a channel of the estimate resembles another channel of the reference than its own. */
final class ChannelOrder {

  private static final double RESEMBLES = 0.6;
  private static final double DIFFERS = 0.3;

  private ChannelOrder() {}

  /** One note for each channel of the reference that stands elsewhere in the estimate. */
  static List<Remark> notes(Side reference, Side estimate, int length) {
    List<Remark> notes = new ArrayList<>();
    int channels = reference.audio().channels().length;
    for (int r = 0; r < channels && channels > 1; r++) {
      double[] clean = reference.samples(r, length);
      if (correlation(clean, estimate.samples(r, length)) < DIFFERS) {
        for (int e = 0; e < channels; e++) {
          double other = correlation(clean, estimate.samples(e, length));
          if (other > RESEMBLES) {
            notes.add(
                Remark.of(
                    String.format(
                        Locale.ROOT,
                        "channel %d of the reference is in channel %d of the estimate (correlation %.2f)",
                        r + 1,
                        e + 1,
                        other)));
          }
        }
      }
    }
    return notes;
  }

  /** Without sign; 0 where one side is silent. */
  private static double correlation(double[] x, double[] y) {
    double energies = Reductions.energy(x) * Reductions.energy(y);
    return energies > 0 ? Math.abs(Reductions.dot(x, y)) / Math.sqrt(energies) : 0;
  }
}
