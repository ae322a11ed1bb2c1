package sqe.metrics.sdr;

import java.util.Locale;

/**
 * How BSS Eval version 4 goes through a signal. The tool museval has three settings by name, which
 * are here the methods that make one.
 *
 * @param window length of a window in samples, maybe no whole number, +∞ for everything
 * @param hop distance of two windows in samples, likewise
 * @param filterLength taps L of the distortion filters, at least 1
 * @param filters what they are fitted to
 * @param version what the true source is
 * @param permutation whether the estimates are assigned to the references by the largest mean SIR
 */
public record FrameOptions(
    double window,
    double hop,
    int filterLength,
    Filters filters,
    Version version,
    boolean permutation) {

  /** What the distortion filters are fitted to. */
  public enum Filters {
    /** The whole signal, once: version 4. */
    WHOLE,
    /** Each window anew: version 3. */
    EACH_WINDOW
  }

  /** What counts as the true source. */
  public enum Version {
    /** The reference as it is: filtering is an error, which ISR measures. */
    IMAGES,
    /** Whatever the filters make of the reference: filtering is none, and there is no ISR. */
    SOURCES
  }

  /** Checks the ranges. */
  public FrameOptions {
    if (!(window >= 1 && hop > 0) || filterLength < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "needs a window of a sample, a hop and a tap at least: %s, %s, %d",
              window,
              hop,
              filterLength));
    }
  }

  /**
   * museval's {@code evaluate}: windows of 1 s one after the other, filters of 512 taps fitted to
   * the whole signal, images, no permutation.
   *
   * @param sampleRate in Hz
   */
  public static FrameOptions museval(int sampleRate) {
    return new FrameOptions(sampleRate, sampleRate, 512, Filters.WHOLE, Version.IMAGES, false);
  }

  /** The whole signal as one window, permutation solved: museval's {@code bss_eval_sources}. */
  public static FrameOptions wholeSignal(Version version) {
    return new FrameOptions(
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        512,
        Filters.EACH_WINDOW,
        version,
        true);
  }

  /** The same with other windows, in samples. */
  public FrameOptions withWindows(double length, double distance) {
    return new FrameOptions(length, distance, filterLength, filters, version, permutation);
  }

  /** The same with another filter length. */
  public FrameOptions withFilterLength(int taps) {
    return new FrameOptions(window, hop, taps, filters, version, permutation);
  }

  /** The same with filters fitted to something else. */
  public FrameOptions withFilters(Filters fitted) {
    return new FrameOptions(window, hop, filterLength, fitted, version, permutation);
  }

  /** The same with the permutation solved. */
  public FrameOptions withPermutation() {
    return new FrameOptions(window, hop, filterLength, filters, version, true);
  }

  /** Number of windows of a signal; samples after the last full one are not scored. */
  int windows(int samples) {
    if (samples == 0) {
      return 0;
    }
    return window >= samples ? 1 : (int) Math.floor((samples - window + hop) / hop);
  }

  /** First sample of a window. */
  int start(int index) {
    return index == 0 ? 0 : (int) Math.floor(index * hop);
  }

  /** The sample after the last of a window. */
  int end(int index, int samples) {
    return (int) Math.floor(Math.min((index == 0 ? 0 : index * hop) + window, samples));
  }
}
