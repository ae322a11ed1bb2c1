package sqe.metrics.srmr;

import java.util.Arrays;
import sqe.dsp.filterbank.EnvelopeBank;
import sqe.dsp.filterbank.ModulationBank;

/**
 * Modulation energies of cochlear envelopes: each channel's envelope through eight modulation
 * filters, the squares of frames of 256 ms (hop 64 ms) under a Hamming window, and their mean over
 * the frames. Both modes are worked out in one pass, as the envelopes are what costs most and are
 * too large to keep:
 *
 * <ul>
 *   <li>plain, filters up to 128 Hz: the mean alone is needed, so that each sample has one weight,
 *       the sum of the windows it lies in;
 *   <li>normalised, filters up to 30 Hz: energies of single frames are limited to 30 dB below the
 *       peak, the largest mean over the channels, before their mean is taken.
 * </ul>
 *
 * <p>A frame is at most four hops long, so that a sample lies in up to four frames. Mutable; takes
 * envelopes one sample after the other.
 */
final class ModulationEnergies implements EnvelopeBank.Sink {

  static final int FILTERS = 8;
  static final double LOWEST_CENTRE = 4; // Hz
  static final double HIGHEST_CENTRE = 128; // Hz
  static final double HIGHEST_NORMALISED_CENTRE = 30; // Hz
  static final double QUALITY = 2;

  private static final double FRAME_SECONDS = 0.256;
  private static final double HOP_SECONDS = 0.064;
  private static final double DYNAMIC_RANGE = 1000;
  private static final int OVERLAP = 4;

  /**
   * Mean energies, {@code [filter · channels + channel]}.
   *
   * @param plain of the filters up to 128 Hz
   * @param normalised of the filters up to 30 Hz, limited to the peak's 30 dB
   */
  record Result(double[] plain, double[] normalised) {}

  private final int channels;
  private final int frames;
  private final int hop;
  private final double[] squaredWindow;
  private final ModulationBank.Run filters;
  private final double[] weights = new double[OVERLAP];
  private final double[][] running = new double[OVERLAP][];
  private final double[] sum;
  private final double[][] energies;
  private final double[] unused;
  private int block;
  private int index;

  /**
   * Modulation filters at rest.
   *
   * @param convention how frames are cut; the toolbox's needs a frame of four whole hops
   * @param rate of the envelopes, in Hz
   * @param samples how many will come, at least a frame
   */
  ModulationEnergies(Convention convention, int rate, int channels, int samples) {
    this.channels = channels;
    this.frames = convention.frames(samples, frameLength(rate), hop(rate));
    this.hop = hop(rate);
    this.block = convention.firstBlock(OVERLAP);
    int length = frameLength(rate);
    this.squaredWindow = squaredHamming(length, convention.windowPeriod(length), OVERLAP * hop);
    double[] centres = new double[2 * FILTERS];
    System.arraycopy(centres(HIGHEST_CENTRE), 0, centres, 0, FILTERS);
    System.arraycopy(centres(HIGHEST_NORMALISED_CENTRE), 0, centres, FILTERS, FILTERS);
    this.filters = new ModulationBank(rate, centres, QUALITY).rest(channels);
    this.sum = new double[filters.lanes()];
    this.energies = new double[frames][filters.lanes()];
    this.unused = new double[filters.lanes()];
  }

  /** Centres of the modulation filters of one mode, in Hz. */
  static double[] centres(double highest) {
    return ModulationBank.centres(FILTERS, LOWEST_CENTRE, highest);
  }

  /** Samples of a frame. */
  static int frameLength(int rate) {
    return (int) Math.ceil(FRAME_SECONDS * rate);
  }

  private static int hop(int rate) {
    return (int) Math.ceil(HOP_SECONDS * rate);
  }

  private static double[] squaredHamming(int length, int period, int padded) {
    double[] window = new double[padded];
    for (int i = 0; i < length; i++) {
      double value = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / period);
      window[i] = value * value;
    }
    return window;
  }

  @Override
  public void accept(double[][] envelopes, int count) {
    for (int i = 0; i < count; i++) {
      take(envelopes[i]);
    }
  }

  private void take(double[] envelopes) {
    double weight = 0;
    for (int q = 0; q < OVERLAP; q++) {
      int frame = block - q;
      boolean exists = frame >= 0 && frame < frames;
      weights[q] = exists ? squaredWindow[q * hop + index] : 0;
      running[q] = exists ? energies[frame] : unused;
      weight += weights[q];
    }
    filters.step(envelopes);
    filters.addSquares(0, FILTERS, weight, sum);
    filters.addSquares(FILTERS, 2 * FILTERS, weights, running);
    index++;
    if (index == hop) {
      index = 0;
      block++;
    }
  }

  /** The mean energies of all that came; to be asked for once. */
  Result result() {
    filters.scale(sum, 1.0 / frames);
    double peak = 0;
    for (double[] energy : energies) {
      filters.scale(energy, 1);
      peak = Math.max(peak, peak(energy));
    }
    int lanes = FILTERS * channels;
    double[] mean = new double[lanes];
    for (double[] energy : energies) {
      for (int l = 0; l < lanes; l++) {
        mean[l] += Math.max(peak / DYNAMIC_RANGE, Math.min(peak, energy[lanes + l])) / frames;
      }
    }
    return new Result(Arrays.copyOf(sum, lanes), mean);
  }

  /** The largest mean over the channels. */
  private double peak(double[] energy) {
    double peak = 0;
    for (int j = FILTERS; j < 2 * FILTERS; j++) {
      double total = Arrays.stream(energy, j * channels, (j + 1) * channels).reduce(0, Double::sum);
      peak = Math.max(peak, total / channels);
    }
    return peak;
  }
}
