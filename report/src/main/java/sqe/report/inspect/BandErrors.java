package sqe.report.inspect;

import sqe.dsp.filterbank.ThirdOctaveBands;
import sqe.metrics.SignalPair;

/**
 * Reference and estimate by one-third-octave band, over the whole pair.
 *
 * @param centres in Hz
 * @param referenceDb energy of the reference, in dB re its strongest band
 * @param levelDb energy of the estimate less that of the reference, in dB
 * @param snrDb energy of the reference over that of the difference, in dB
 */
public record BandErrors(double[] centres, double[] referenceDb, double[] levelDb, double[] snrDb) {

  private static final double LOWEST_CENTRE = 100;

  /** The bands of a pair, up to half its rate; those without energy in the reference are NaN. */
  static BandErrors of(SignalPair pair) {
    var frames = new ShortTime(pair.sampleRate());
    int count = (int) Math.floor(3 * log2(pair.sampleRate() / 2.0 / LOWEST_CENTRE));
    var bands =
        new ThirdOctaveBands(pair.sampleRate(), frames.length(), Math.max(1, count), LOWEST_CENTRE);
    double[] x = pair.reference().samples();
    double[] y = pair.estimate().samples();
    double[] difference = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      difference[i] = x[i] - y[i];
    }
    double[] clean = energies(frames, bands, x);
    double[] tested = energies(frames, bands, y);
    double[] error = energies(frames, bands, difference);
    double strongest = 0;
    for (double energy : clean) {
      strongest = Math.max(strongest, energy);
    }
    double[][] decibels = new double[4][bands.count()];
    for (int k = 0; k < bands.count(); k++) {
      decibels[0][k] = bands.centre(k);
      decibels[1][k] = ratio(clean[k], strongest);
      decibels[2][k] = ratio(tested[k], clean[k]);
      decibels[3][k] = ratio(clean[k], error[k]);
    }
    return new BandErrors(decibels[0], decibels[1], decibels[2], decibels[3]);
  }

  private static double[] energies(ShortTime frames, ThirdOctaveBands bands, double[] x) {
    double[] bins = new double[frames.bins()];
    for (double[] frame : frames.powers(x)) {
      for (int k = 0; k < bins.length; k++) {
        bins[k] += frame[k];
      }
    }
    double[] energies = new double[bands.count()];
    bands.energies(bins, energies);
    return energies;
  }

  private static double ratio(double over, double under) {
    return over > 0 && under > 0 ? 10 * StrictMath.log10(over / under) : Double.NaN;
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }
}
