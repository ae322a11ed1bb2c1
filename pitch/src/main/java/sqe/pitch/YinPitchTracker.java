package sqe.pitch;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import sqe.dsp.pitch.PitchTracker;

/**
 * YIN (de Cheveigné and Kawahara 2002) by TarsosDSP's FastYin, on frames of at least 50 ms (rounded
 * up to a power of two), threshold 0.2. A frame counts as voiced when YIN finds a period between 50
 * and 600 Hz, so none does at rates below 100 Hz. A synthetic tone that repeats with less than
 * about -40 dB of noise can come out as unvoiced: the library's difference function then rounds to
 * below zero, which it takes for no period.
 *
 * <p>A library's detector keeps its buffers, so each call makes its own: the tracker can be shared
 * by threads.
 */
public final class YinPitchTracker implements PitchTracker {

  private static final double FRAME_SECONDS = 0.05;
  private static final double LOWEST = 50; // Hz
  private static final double HIGHEST = 600; // Hz

  /** Made by the service loader. */
  public YinPitchTracker() {}

  @Override
  public double[] track(double[] x, int sampleRate, double hop) {
    if (!(hop > 0)) {
      throw new IllegalArgumentException("the hop must be positive: " + hop);
    }
    int size = 2 * Integer.highestOneBit(Math.max(1, (int) (FRAME_SECONDS * sampleRate)));
    int frames = x.length < size ? 0 : (int) ((x.length - size) / (hop * sampleRate)) + 1;
    double[] track = new double[frames];
    if (sampleRate < 2 * LOWEST) {
      return track;
    }
    float[] frame = new float[size];
    var detector = new FastYin(sampleRate, size);
    for (int i = 0; i < frames; i++) {
      int from = (int) Math.round(i * hop * sampleRate);
      for (int k = 0; k < size; k++) {
        frame[k] = from + k < x.length ? (float) x[from + k] : 0;
      }
      PitchDetectionResult result = detector.getPitch(frame);
      boolean voiced =
          result.isPitched() && result.getPitch() >= LOWEST && result.getPitch() <= HIGHEST;
      track[i] = voiced ? result.getPitch() : 0;
    }
    return track;
  }
}
