package sqe.metrics.pesq;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Brings a signal to the standard's listening level (§4.1): its mean power between 350 and 3250 Hz
 * becomes 10⁷.
 *
 * <p>Samples enter as 16-bit numbers, sample × 32768, whatever format they had. The energy is a
 * property of the signal alone; the divisor is common to both signals of a pair.
 */
final class LevelAlignment {

  /** Full scale of the standard's 16-bit samples. */
  static final double FULL_SCALE = 32768;

  private static final double TARGET_POWER = 1e7;

  private LevelAlignment() {}

  /**
   * Spectrum of the section a file is filtered in, packed.
   *
   * @param tables tables of the signal's rate
   */
  record Spectrum(PesqTables tables) implements Derivation<AnalysedSignal, double[]> {

    @Override
    public double[] from(AnalysedSignal signal) {
      return tables.sectionFilter(signal.length()).spectrum(signal.held(), FULL_SCALE);
    }

    /**
     * The spectrum, kept with the signal unless the file is long.
     *
     * @param filter of the signal's length; a long file's is planned once only
     */
    static double[] of(AnalysedSignal signal, PesqTables tables, SectionFilter filter) {
      return tables.isLong(signal.length())
          ? filter.spectrum(signal.held(), FULL_SCALE)
          : signal.derive(new Spectrum(tables));
    }
  }

  /**
   * Energy Σy² of the band-limited signal and its tail.
   *
   * @param tables tables of the signal's rate
   */
  record Energy(PesqTables tables) implements Derivation<AnalysedSignal, Double> {

    @Override
    public Double from(AnalysedSignal signal) {
      int length = signal.length();
      SectionFilter filter = tables.sectionFilter(length);
      double[] band = filter.levelBand(Spectrum.of(signal, tables, filter));
      int section = SectionFilter.sectionLength(length, tables.sizes());
      return Reductions.dot(band, 0, band, 0, section);
    }
  }

  /**
   * Mean power P.
   *
   * @param commonSpan the longer span of the pair (§3)
   */
  static double power(AnalysedSignal signal, PesqTables tables, int commonSpan) {
    Sizes sizes = tables.sizes();
    double divisor = (double) commonSpan - 2 * sizes.guard() + sizes.tail();
    return signal.derive(new Energy(tables)) / divisor;
  }

  /** Factor that brings mean power P to the target. */
  static double gain(double power) {
    return Math.sqrt(TARGET_POWER / power);
  }
}
