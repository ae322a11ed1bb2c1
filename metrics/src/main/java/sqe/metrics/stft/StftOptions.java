package sqe.metrics.stft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sqe.metrics.NumberText;

/**
 * Which distance of magnitude spectrograms is measured.
 *
 * <p>Magnitudes A = sqrt(max(|X|², floor)), or mel sums of them, are compared by up to three terms,
 * each the mean over the resolutions.
 *
 * @param resolutions at least one
 * @param floor ε of the power, positive
 * @param weights of the terms
 * @param logarithm of which magnitudes are compared
 * @param squares whether logarithms and magnitudes are compared by squares instead of absolute
 *     differences
 * @param mel the mel bands that are compared instead of bins, if any
 * @param scaleInvariant whether A is first multiplied by Σ Â·A/Σ A², at each resolution for itself
 */
public record StftOptions(
    List<Resolution> resolutions,
    double floor,
    Weights weights,
    Logarithm logarithm,
    boolean squares,
    Optional<MelScale> mel,
    boolean scaleInvariant) {

  private static final List<Resolution> USUAL =
      List.of(
          new Resolution(1024, 120, 600),
          new Resolution(2048, 240, 1200),
          new Resolution(512, 50, 240));
  private static final List<Resolution> SINGLE = List.of(new Resolution(1024, 256, 1024));

  /** Copies the resolutions and checks the ranges. */
  public StftOptions {
    resolutions = List.copyOf(resolutions);
    if (resolutions.isEmpty() || !(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("needs a resolution and a positive floor");
    }
  }

  /**
   * Weights of the terms, none negative.
   *
   * @param convergence of SC = ‖A − Â‖ / ‖A‖ over all bins and frames, A the reference's
   * @param logarithmic of LOG, the mean difference of the logarithms
   * @param linear of LIN, the mean difference of the magnitudes
   */
  public record Weights(double convergence, double logarithmic, double linear) {

    /** Checks the ranges. */
    public Weights {
      if (!(convergence >= 0 && logarithmic >= 0 && linear >= 0)) {
        throw new IllegalArgumentException("weights are not negative");
      }
    }
  }

  /** Bases of logarithms. */
  public enum Base {
    /** e. */
    NATURAL("ln", 1),
    /** 10. */
    TEN("lg", StrictMath.log(10)),
    /** 2. */
    TWO("ld", StrictMath.log(2));

    private final String symbol;
    private final double nepers;

    Base(String symbol, double nepers) {
      this.symbol = symbol;
      this.nepers = nepers;
    }

    /** The natural logarithm of the base. */
    double nepers() {
      return nepers;
    }
  }

  /**
   * log(factor·A + offset).
   *
   * @param base of the logarithm
   * @param factor positive
   * @param offset not negative
   */
  public record Logarithm(Base base, double factor, double offset) {

    /** Checks the ranges. */
    public Logarithm {
      if (!(factor > 0 && offset >= 0)) {
        throw new IllegalArgumentException("needs a positive factor and no negative offset");
      }
    }

    /** The logarithm of the magnitude as it is. */
    public static Logarithm of(Base base) {
      return new Logarithm(base, 1, 0);
    }

    /** Whether it is of the magnitude as it is. */
    boolean plain() {
      return factor == 1 && offset == 0;
    }
  }

  /**
   * Mel bands of {@link sqe.dsp.filterbank.SlaneyMelBands}.
   *
   * @param filters how many
   * @param lowest lower edge in Hz
   * @param highest upper edge in Hz; +∞: half the sample rate
   * @param floor least value of a band, 0 for none
   */
  public record MelScale(int filters, double lowest, double highest, double floor) {

    /** So many bands over the whole spectrum. */
    public static MelScale whole(int filters) {
      return new MelScale(filters, 0, Double.POSITIVE_INFINITY, 0);
    }
  }

  /** ParallelWaveGAN's {@code MultiResolutionSTFTLoss}: SC + LOG, ε = 10⁻⁷. */
  public static StftOptions parallelWaveGan() {
    return of(USUAL, 1e-7);
  }

  /** auraloss's {@code MultiResolutionSTFTLoss}: SC + LOG, ε = 10⁻⁸. */
  public static StftOptions auraloss() {
    return of(USUAL, 1e-8);
  }

  /** auraloss's {@code STFTLoss}: one resolution, 1024/256/1024. */
  public static StftOptions auralossSingle() {
    return of(SINGLE, 1e-8);
  }

  /** auraloss's {@code MelSTFTLoss}: the same with 128 mel bands. */
  public static StftOptions auralossMel() {
    return auralossSingle().withMel(MelScale.whole(128));
  }

  /**
   * ParallelWaveGAN's {@code MelSpectrogramLoss}: the mean difference of the common logarithms of
   * 80 mel bands from 80 to 7600 Hz, at the signals' own rate.
   */
  public static StftOptions parallelWaveGanMel() {
    return of(SINGLE, 1e-10)
        .withMel(new MelScale(80, 80, 7600, 1e-10))
        .withWeights(new Weights(0, 1, 0))
        .withLogarithm(Logarithm.of(Base.TEN));
  }

  private static StftOptions of(List<Resolution> resolutions, double floor) {
    return new StftOptions(
        resolutions,
        floor,
        new Weights(1, 1, 0),
        Logarithm.of(Base.NATURAL),
        false,
        Optional.empty(),
        false);
  }

  /** The same with other resolutions. */
  public StftOptions withResolutions(List<Resolution> others) {
    return new StftOptions(others, floor, weights, logarithm, squares, mel, scaleInvariant);
  }

  /** The same with other weights. */
  public StftOptions withWeights(Weights others) {
    return new StftOptions(resolutions, floor, others, logarithm, squares, mel, scaleInvariant);
  }

  /** The same with another logarithm. */
  public StftOptions withLogarithm(Logarithm other) {
    return new StftOptions(resolutions, floor, weights, other, squares, mel, scaleInvariant);
  }

  /** The same with squares instead of absolute differences. */
  public StftOptions withSquares() {
    return new StftOptions(resolutions, floor, weights, logarithm, true, mel, scaleInvariant);
  }

  /** The same in mel bands. */
  public StftOptions withMel(MelScale scale) {
    return new StftOptions(
        resolutions, floor, weights, logarithm, squares, Optional.of(scale), scaleInvariant);
  }

  /** The same blind to the level: auraloss's {@code scale_invariance}. */
  public StftOptions withScaleInvariance() {
    return new StftOptions(resolutions, floor, weights, logarithm, squares, mel, true);
  }

  /** Everything that can change the number, in canonical order; what is off is left out. */
  List<Map.Entry<String, String>> parameters() {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    all.add(
        Map.entry(
            "res",
            resolutions.stream().map(Resolution::toString).collect(Collectors.joining(","))));
    all.add(Map.entry("window", "hann"));
    all.add(Map.entry("pad", "mirror"));
    all.add(Map.entry("floor", NumberText.shortest(floor)));
    mel.ifPresent(scale -> all.add(Map.entry("mel", describe(scale))));
    addWeight(all, "sc", weights.convergence());
    addWeight(all, "log", weights.logarithmic());
    addWeight(all, "lin", weights.linear());
    if (weights.logarithmic() > 0) {
      all.add(Map.entry("base", logarithm.base().symbol));
    }
    if (!logarithm.plain()) {
      all.add(Map.entry("log_factor", NumberText.shortest(logarithm.factor())));
      all.add(Map.entry("log_offset", NumberText.shortest(logarithm.offset())));
    }
    if (squares) {
      all.add(Map.entry("squares", "yes"));
    }
    if (scaleInvariant) {
      all.add(Map.entry("gain", "matched"));
    }
    return all;
  }

  private static void addWeight(List<Map.Entry<String, String>> all, String term, double weight) {
    if (weight > 0) {
      all.add(Map.entry(term, NumberText.shortest(weight)));
    }
  }

  private static String describe(MelScale scale) {
    String highest =
        scale.highest() == Double.POSITIVE_INFINITY
            ? "nyquist"
            : NumberText.shortest(scale.highest());
    return String.format(
        Locale.ROOT,
        "slaney%d@%s-%s%s",
        scale.filters(),
        NumberText.shortest(scale.lowest()),
        highest,
        scale.floor() == 0 ? "" : ">=" + NumberText.shortest(scale.floor()));
  }
}
