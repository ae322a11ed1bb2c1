package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sqe.metrics.NumberText;

/**
 * How {@link Sdr} and {@link SeparationRatio} project, and how they turn energies into dB.
 *
 * @param filterLength taps L of the allowed distortion filter, at least 1
 * @param zeroMean whether each signal's mean is removed first
 * @param form which of the two computations; equal in exact arithmetic
 * @param loading added to the diagonal of the system, relative to the reference's energy; coherence
 *     form only
 * @param clamp hard limit of the result to ± this many dB, +∞ for none; coherence form only
 * @param softLimit soft upper limit in dB, +∞ for none; residual form only
 */
public record ProjectionOptions(
    int filterLength, boolean zeroMean, Form form, double loading, double clamp, double softLimit) {

  private static final double NONE = Double.POSITIVE_INFINITY;

  /** How the energies are found. */
  public enum Form {
    /** Filter, subtract, sum: exact up to 300 dB. */
    RESIDUAL,
    /**
     * From correlations alone, c/(1 − c) with the coherence c, as fast_bss_eval and torchmetrics
     * do: for comparison with their numbers. Loses digits above 80 dB.
     */
    COHERENCE
  }

  /** Checks the ranges. */
  public ProjectionOptions {
    require(filterLength >= 1, "filter length must be at least 1");
    require(loading >= 0 && loading < NONE, "loading must be finite and not negative");
    require(clamp > 0 && softLimit > 0, "limits must be positive");
    require(form == Form.COHERENCE || loading == 0, "loading needs the coherence form");
    require(form == Form.COHERENCE || clamp == NONE, "a hard limit needs the coherence form");
    require(form == Form.RESIDUAL || softLimit == NONE, "a soft limit needs the residual form");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Which delayed references there are, for a definition that is to be followed by hand. */
  String delays() {
    return " delayed by 0 ... L-1 samples, L = "
        + filterLength
        + ", with zeros before and after: all signals are N+L-1 samples long";
  }

  /** BSS Eval version 3: 512 taps, nothing added, removed or limited. */
  public static ProjectionOptions bssEval() {
    return new ProjectionOptions(512, false, Form.RESIDUAL, 0, NONE, NONE);
  }

  /** One tap, a gain: what SI-SDR allows. Nothing added, removed or limited. */
  public static ProjectionOptions scaleInvariant() {
    return bssEval().withFilterLength(1);
  }

  /** The coherence form with 512 taps, nothing added, removed or limited. */
  public static ProjectionOptions coherence() {
    return new ProjectionOptions(512, false, Form.COHERENCE, 0, NONE, NONE);
  }

  /** The same with another filter length. */
  public ProjectionOptions withFilterLength(int taps) {
    return new ProjectionOptions(taps, zeroMean, form, loading, clamp, softLimit);
  }

  /** The same with the means removed. */
  public ProjectionOptions withZeroMean() {
    return new ProjectionOptions(filterLength, true, form, loading, clamp, softLimit);
  }

  /** The same with a diagonal loading. */
  public ProjectionOptions withLoading(double relative) {
    return new ProjectionOptions(filterLength, zeroMean, form, relative, clamp, softLimit);
  }

  /** The same with a hard limit in dB. */
  public ProjectionOptions withClamp(double decibels) {
    return new ProjectionOptions(filterLength, zeroMean, form, loading, decibels, softLimit);
  }

  /** The same with a soft upper limit in dB. */
  public ProjectionOptions withSoftLimit(double decibels) {
    return new ProjectionOptions(filterLength, zeroMean, form, loading, clamp, decibels);
  }

  /**
   * Everything that can change the number, in canonical order; what is off is left out at the end.
   */
  List<Map.Entry<String, String>> parameters(String solver) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(SdrInfo.parameter("filter", Integer.toString(filterLength)));
    parameters.add(SdrInfo.zeroMean(zeroMean));
    parameters.add(SdrInfo.parameter("solver", solver));
    parameters.add(SdrInfo.parameter("load", NumberText.shortest(loading)));
    if (form == Form.COHERENCE) {
      parameters.add(SdrInfo.parameter("form", "coherence"));
    }
    if (clamp < NONE) {
      parameters.add(SdrInfo.limit("clamp", clamp));
    }
    if (softLimit < NONE) {
      parameters.add(SdrInfo.limit("soft_max", softLimit));
    }
    return parameters;
  }

  /**
   * The loading of the system of one reference where it is compared with that of all: fast_bss_eval
   * leaves a system of one tap as it is.
   */
  double ownLoading() {
    return filterLength == 1 ? 0 : loading;
  }

  /** 10·log10(c/(1 − c)) with c limited to what the clamp allows. */
  double coherenceDecibels(double coherence) {
    double edge = edge();
    double c = Math.min(Math.max(coherence, edge), 1 - edge);
    return Math.min(Math.max(Decibels.ratio(c, 1 - c), -clamp), clamp);
  }

  /** Whether the clamp holds the coherence, so that the result does not follow it. */
  boolean limits(double coherence) {
    return coherence < edge() || coherence > 1 - edge();
  }

  private double edge() {
    double e = Decibels.power(-clamp);
    return e / (1 + e);
  }
}
