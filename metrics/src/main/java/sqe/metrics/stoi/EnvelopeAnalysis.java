package sqe.metrics.stoi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sqe.dsp.filterbank.ThirdOctaveBands;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.FrameTransform;
import sqe.dsp.spectrum.Windows;

/**
 * From a signal at 10 kHz to its one-third-octave envelopes, as STOI defines it (Taal et al. 2011,
 * section II; details as in the authors' code and pystoi 0.4.1).
 *
 * <ol>
 *   <li>Windowed frames of 25.6 ms, hop 12.8 ms; a frame that would end exactly at the last sample
 *       is not taken.
 *   <li>Frames of the reference more than 40 dB below its loudest are dropped, from both signals.
 *   <li>The kept frames are overlap-added, now adjacent, without any division by the window sum.
 *   <li>The result is framed and windowed again; a zero-padded FFT gives band energies, whose roots
 *       are the envelopes.
 * </ol>
 *
 * <p>Cost: one FFT of 512 points every 12.8 ms of kept speech. Immutable; arrays passed in are not
 * changed.
 */
final class EnvelopeAnalysis {

  /** Internal sample rate in Hz. */
  static final int SAMPLE_RATE = 10000;

  /** Frame and window length in samples. */
  static final int FRAME = 256;

  /** Hop in samples. */
  static final int HOP = 128;

  /** FFT length, zero padding after the frame. */
  static final int FFT_LENGTH = 512;

  /** Number of bands. */
  static final int BANDS = 15;

  /** Centre of the lowest band in Hz. */
  static final int LOWEST_CENTRE = 150;

  /** Frames this many dB below the loudest are silent. */
  static final int DYNAMIC_RANGE = 40;

  /** Machine epsilon of a double, as the reference implementation adds it. */
  static final double EPSILON = 0x1p-52;

  private final FrameTransform transform = new FrameTransform(FFT_LENGTH);
  private final double[] window = Windows.openHann(FRAME);
  private final ThirdOctaveBands bands =
      new ThirdOctaveBands(SAMPLE_RATE, FFT_LENGTH, BANDS, LOWEST_CENTRE);

  /** Number of frames of a signal: frames start at 0, 128, … strictly below length − 256. */
  static int frameCount(int length) {
    return length > FRAME ? (length - FRAME + HOP - 1) / HOP : 0;
  }

  /** First bin that belongs to a band. */
  int firstBin() {
    return bands.firstBin(0);
  }

  /** Number of bins that belong to a band. */
  int binCount() {
    return bands.firstBin(BANDS) - bands.firstBin(0);
  }

  /** The bands over the bins of the spectrum. */
  ThirdOctaveBands bands() {
    return bands;
  }

  /** The transform of the frames. */
  FrameTransform transform() {
    return transform;
  }

  /** The window; not to be changed. */
  double[] window() {
    return window;
  }

  /** Norm ‖w·x_t‖ of each windowed frame. */
  double[] frameNorms(double[] x) {
    double[] norms = new double[frameCount(x.length)];
    double[] frame = new double[FRAME];
    for (int t = 0; t < norms.length; t++) {
      windowed(x, t * HOP, frame);
      norms[t] = Math.sqrt(Reductions.dot(frame, 0, frame, 0, FRAME));
    }
    return norms;
  }

  /** Level of a frame, 20·log10(norm + ε), in dB. */
  static double level(double norm) {
    return 20 * StrictMath.log10(norm + EPSILON);
  }

  /** First samples of the frames less than 40 dB below the loudest one. */
  static int[] keptStarts(double[] frameNorms) {
    double[] levels = Arrays.stream(frameNorms).map(EnvelopeAnalysis::level).toArray();
    double threshold = Arrays.stream(levels).max().orElse(0) - DYNAMIC_RANGE;
    int[] starts = new int[levels.length];
    int kept = 0;
    for (int t = 0; t < levels.length; t++) {
      if (levels[t] > threshold) {
        starts[kept++] = t * HOP;
      }
    }
    return Arrays.copyOf(starts, kept);
  }

  /** The windowed frames at {@code starts}, overlap-added as neighbours. */
  double[] overlapAdd(double[] x, int[] starts) {
    double[] sum = new double[starts.length == 0 ? 0 : (starts.length - 1) * HOP + FRAME];
    for (int j = 0; j < starts.length; j++) {
      int from = starts[j];
      int to = j * HOP;
      for (int n = 0; n < FRAME; n++) {
        sum[to + n] += window[n] * x[from + n];
      }
    }
    return sum;
  }

  /**
   * Band envelopes √(Σ|X|²) of an overlap-added signal.
   *
   * @param x the signal at 10 kHz
   * @param spectra receives, for each frame, the packed spectrum from the first to the last bin of
   *     a band ({@code 2·binCount()} values); null if it is not wanted
   * @return {@code [band][frame]}
   */
  double[][] envelopes(double[] x, double @Nullable [] spectra) {
    int frames = frameCount(x.length);
    double[][] envelopes = new double[BANDS][frames];
    FrameBatch batch = new FrameBatch(transform);
    double[] energy = new double[FrameBatch.FRAMES];
    for (int t = 0; t < frames; t += FrameBatch.FRAMES) {
      int count = Math.min(FrameBatch.FRAMES, frames - t);
      batch.load(x, t * HOP, HOP, count, window);
      if (spectra == null) {
        batch.powers();
      } else {
        batch.spectra();
        keep(batch, count, spectra, t * 2 * binCount());
        batch.squares();
      }
      for (int k = 0; k < BANDS; k++) {
        batch.sum(bands.firstBin(k), bands.firstBin(k + 1), energy);
        for (int f = 0; f < count; f++) {
          envelopes[k][t + f] = Math.sqrt(energy[f]);
        }
      }
    }
    return envelopes;
  }

  private void keep(FrameBatch batch, int count, double[] spectra, int offset) {
    int width = 2 * binCount();
    for (int i = 0; i < width; i += 2) {
      double[] re = batch.re(firstBin() + i / 2);
      double[] im = batch.im(firstBin() + i / 2);
      for (int f = 0; f < count; f++) {
        spectra[offset + f * width + i] = re[f];
        spectra[offset + f * width + i + 1] = im[f];
      }
    }
  }

  private void windowed(double[] x, int from, double[] frame) {
    for (int n = 0; n < FRAME; n++) {
      frame[n] = window[n] * x[from + n];
    }
  }
}
