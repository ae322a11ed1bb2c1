package sqe.audit.feature;

import java.util.Locale;
import sqe.dsp.alignment.Overlap.Products;

/**
 * What a channel scores as it is, and what it would score without one defect, in dB.
 *
 * @param siSdr of the files as they are
 * @param siSdrAligned over the samples that overlap once the delay is removed; also the SNR there
 *     at the sign and least-squares gain of the reference
 * @param snr with the delay removed
 * @param snrTurned the same with the other sign
 */
public record Corrections(double siSdr, double siSdrAligned, double snr, double snrTurned) {

  /** Above this a score is as good as perfect. */
  private static final double PERFECT = 100;

  /**
   * Scores.
   *
   * @param found the products of the files as they are
   * @param aligned those once the delay is removed
   */
  static Corrections of(Products found, Products aligned) {
    double rr = aligned.xx();
    double re = aligned.xy();
    double ee = aligned.yy();
    return new Corrections(
        siSdr(found.xx(), found.xy(), found.yy()),
        siSdr(rr, re, ee),
        snr(rr, re, ee),
        snr(rr, -re, ee));
  }

  private static double siSdr(double rr, double re, double ee) {
    double target = re * re / rr;
    return decibel(target, ee - target);
  }

  private static double snr(double rr, double re, double ee) {
    return decibel(rr, rr - 2 * re + ee);
  }

  private static double decibel(double signal, double error) {
    return 10 * StrictMath.log10(signal / Math.max(0, error));
  }

  /** A phrase such as {@code si_sdr -38.4 dB; 8.4 dB after removing the delay}; may be empty. */
  public static String phrase(String metric, double before, double after, String what) {
    return Double.isNaN(before) || Double.isNaN(after)
        ? ""
        : ": " + metric + " " + text(before) + "; " + text(after) + " " + what;
  }

  private static String text(double decibels) {
    return Math.abs(decibels) > PERFECT
        ? (decibels > 0 ? "above " : "below -") + "100 dB"
        : String.format(Locale.ROOT, "%.1f dB", decibels);
  }
}
