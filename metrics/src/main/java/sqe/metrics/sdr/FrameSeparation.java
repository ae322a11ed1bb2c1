package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sqe.dsp.linear.BlockSpectra;
import sqe.dsp.linear.BlockTransform;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * BSS Eval version 4: the split of separated sources by windows, each source with all its channels.
 *
 * <p>Filters of L taps are fitted from the channels of a reference, and of all references, to every
 * channel of an estimate; once to the whole signals (version 4) or to each window (version 3). In a
 * window reference s and estimate ŝ are cut first, so that nothing from before it enters the
 * filters, and P<sub>j</sub> and P are the own reference and all references so filtered, L − 1
 * samples longer. With energies summed over channels,
 *
 * <pre>
 *   images    SDR = ‖s‖²/‖ŝ − s‖²     ISR = ‖s‖²/‖P_j − s‖²
 *   sources   SDR = ‖P_j‖²/‖ŝ − P_j‖²
 *   both      SIR = ‖P_j‖²/‖P − P_j‖²   SAR = ‖P‖²/‖ŝ − P‖²
 * </pre>
 *
 * <p>in dB. A window in which the channels of any reference or estimate add up to silence has no
 * ratios. museval adds 2·10⁻¹⁶ to the diagonal of the equations; here nothing is added unless they
 * are singular. Cost: (K·C·L)³/6 multiply-adds a fit of K sources of C channels, and five
 * transforms a block of 3,585 samples, channel and filter. Stöter, Liutkus and Ito, The 2018 signal
 * separation evaluation campaign, LVA/ICA 2018; museval 0.4.
 */
public final class FrameSeparation {

  private static final int MOST_SOURCES = 100;

  private final FrameOptions options;
  private final BlockTransform transform;

  /** An evaluation with these options. */
  public FrameSeparation(FrameOptions options) {
    this(options, new BlockTransform(options.filterLength()));
  }

  FrameSeparation(FrameOptions options, BlockTransform transform) {
    this.options = options;
    this.transform = transform;
  }

  /**
   * Splits the sources.
   *
   * @param references the true sources, of one number of channels, rate and length
   * @param estimates as many, alike
   * @return no windows for signals without samples
   * @throws IllegalArgumentException when there are none, or numbers or lengths differ
   * @throws UndefinedScoreException when a source is silent from end to end, or there are more than
   *     100
   */
  public FrameRatios evaluate(List<SourceImage> references, List<SourceImage> estimates) {
    requireAlike(references, estimates);
    int samples = references.get(0).length();
    if (samples > 0) {
      requireSound(references, Reason.SILENT_REFERENCE);
      requireSound(estimates, Reason.SILENT_ESTIMATE);
    }
    int windows = options.windows(samples);
    Fits whole =
        options.filters() == FrameOptions.Filters.WHOLE && windows > 0
            ? fit(references, estimates)
            : null;
    double guard = whole == null ? 0 : whole.guard();
    List<Ratios[][]> tables = new ArrayList<>();
    for (int t = 0; t < windows; t++) {
      List<SourceImage> s = cut(references, t, samples);
      List<SourceImage> e = cut(estimates, t, samples);
      if (s.stream().anyMatch(SourceImage::silent) || e.stream().anyMatch(SourceImage::silent)) {
        tables.add(Ratios.undefined(s.size()));
        continue;
      }
      Fits fits = whole == null ? fit(s, e) : whole;
      guard = Math.max(guard, fits.guard());
      tables.add(table(s, e, fits));
    }
    return collect(tables, orders(tables, references.size()), references.size(), guard);
  }

  private static void requireAlike(List<SourceImage> references, List<SourceImage> estimates) {
    if (references.isEmpty() || references.size() != estimates.size()) {
      throw new IllegalArgumentException(
          "references: " + references.size() + ", estimates: " + estimates.size());
    }
    SourceImage first = references.get(0);
    for (int j = 0; j < references.size(); j++) {
      for (SourceImage image : List.of(references.get(j), estimates.get(j))) {
        if (image.channels().size() != first.channels().size()
            || image.length() != first.length()) {
          throw new IllegalArgumentException(
              "channels or lengths differ between reference 1 and a signal of source " + (j + 1));
        }
      }
    }
    if (references.size() > MOST_SOURCES) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN, "at most 100 sources, these are " + references.size());
    }
  }

  private static void requireSound(List<SourceImage> images, Reason reason) {
    for (int j = 0; j < images.size(); j++) {
      if (images.get(j).silent()) {
        throw new UndefinedScoreException(
            reason,
            String.format(Locale.ROOT, "source %d of %d has no energy", j + 1, images.size()));
      }
    }
  }

  private List<SourceImage> cut(List<SourceImage> images, int window, int samples) {
    int from = options.start(window);
    int end = options.end(window, samples);
    return images.stream().map(image -> image.cut(from, end)).toList();
  }

  /**
   * The filters of all pairs that are compared.
   *
   * @param own from reference j to estimate i, null where they are not compared
   * @param all from all references to estimate i; the own where there is one reference
   */
  private record Fits(ImageFilters[][] own, ImageFilters[] all, double guard) {}

  private Fits fit(List<SourceImage> references, List<SourceImage> estimates) {
    List<AnalysedSignal> channels = flattened(references);
    int sources = references.size();
    int width = channels.size() / sources;
    var own = new ImageFilters[sources][sources];
    var all = new ImageFilters[sources];
    double guard = 0;
    for (int i = 0; i < sources; i++) {
      SourceImage estimate = estimates.get(i);
      for (int j = 0; j < sources; j++) {
        if (compares(j, i)) {
          own[j][i] = ImageFilters.fit(transform, channels, j * width, (j + 1) * width, estimate);
          guard = Math.max(guard, own[j][i].guard());
        }
      }
      all[i] =
          sources == 1
              ? own[0][0]
              : ImageFilters.fit(transform, channels, 0, channels.size(), estimate);
      guard = Math.max(guard, all[i].guard());
    }
    return new Fits(own, all, guard);
  }

  private static List<AnalysedSignal> flattened(List<SourceImage> images) {
    return images.stream().flatMap(image -> image.channels().stream()).toList();
  }

  private boolean compares(int reference, int estimate) {
    return options.permutation() || reference == estimate;
  }

  /** The four ratios of one pair in one window. */
  private record Ratios(double sdr, double isr, double sir, double sar) {

    private static final Ratios NONE = new Ratios(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static Ratios[][] undefined(int sources) {
      var table = new Ratios[sources][sources];
      for (Ratios[] row : table) {
        Arrays.fill(row, NONE);
      }
      return table;
    }
  }

  private Ratios[][] table(List<SourceImage> references, List<SourceImage> estimates, Fits fits) {
    List<BlockSpectra> spectra =
        flattened(references).stream()
            .map(channel -> new BlockSpectra(transform, channel.samples()))
            .toList();
    Ratios[][] table = Ratios.undefined(references.size());
    for (int i = 0; i < estimates.size(); i++) {
      SourceImage estimate = estimates.get(i);
      double[][] all = project(fits.all()[i], spectra, estimate);
      for (int j = 0; j < references.size(); j++) {
        if (compares(j, i)) {
          ImageFilters own = fits.own()[j][i];
          double[][] target = own == fits.all()[i] ? all : project(own, spectra, estimate);
          table[j][i] = ratios(references.get(j), estimate, target, all);
        }
      }
    }
    return table;
  }

  private static double[][] project(
      ImageFilters filters, List<BlockSpectra> spectra, SourceImage estimate) {
    double[][] projection = new double[estimate.channels().size()][];
    for (int c = 0; c < projection.length; c++) {
      projection[c] = filters.apply(spectra, estimate.length(), c);
    }
    return projection;
  }

  private Ratios ratios(
      SourceImage reference, SourceImage estimate, double[][] target, double[][] all) {
    double[][] s = padded(reference);
    double[][] e = padded(estimate);
    double sir = Decibels.ratio(energy(target), distance(all, target));
    double sar = Decibels.ratio(energy(all), distance(e, all));
    return switch (options.version()) {
      case IMAGES ->
          new Ratios(
              Decibels.ratio(energy(s), distance(e, s)),
              Decibels.ratio(energy(s), distance(target, s)),
              sir,
              sar);
      case SOURCES ->
          new Ratios(Decibels.ratio(energy(target), distance(e, target)), Double.NaN, sir, sar);
    };
  }

  private double[][] padded(SourceImage image) {
    int length = image.length() + transform.lags() - 1;
    return image.channels().stream()
        .map(channel -> Arrays.copyOf(channel.samples(), length))
        .toArray(double[][]::new);
  }

  private static double energy(double[][] image) {
    double sum = 0;
    for (double[] channel : image) {
      sum += Reductions.energy(channel);
    }
    return sum;
  }

  private static double distance(double[][] x, double[][] y) {
    double sum = 0;
    for (int c = 0; c < x.length; c++) {
      sum += Reductions.residualEnergy(x[c], 1, y[c]);
    }
    return sum;
  }

  /**
   * The estimate of each reference in each window: one order for all windows where the filters are
   * one, else one a window. museval lets a window without ratios spoil the mean of its permutation;
   * here such windows are left out.
   */
  private List<int[]> orders(List<Ratios[][]> tables, int sources) {
    int[] identity = IntStream.range(0, sources).toArray();
    if (!options.permutation()) {
      return tables.stream().map(table -> identity).toList();
    }
    if (options.filters() == FrameOptions.Filters.WHOLE) {
      int[] order = SourceAssignment.orderOf(meanSir(tables, sources));
      return tables.stream().map(table -> order).toList();
    }
    return tables.stream()
        .map(table -> SourceAssignment.orderOf(meanSir(Collections.singletonList(table), sources)))
        .toList();
  }

  private static double[][] meanSir(List<Ratios[][]> tables, int sources) {
    double[][] mean = new double[sources][sources];
    for (int j = 0; j < sources; j++) {
      for (int i = 0; i < sources; i++) {
        double sum = 0;
        int count = 0;
        for (Ratios[][] table : tables) {
          double sir = table[j][i].sir();
          if (!Double.isNaN(sir)) {
            sum += sir;
            count++;
          }
        }
        mean[j][i] = count == 0 ? 0 : sum / count;
      }
    }
    return mean;
  }

  private static FrameRatios collect(
      List<Ratios[][]> tables, List<int[]> orders, int sources, double guard) {
    List<FrameRatios.OfSource> all = new ArrayList<>();
    for (int j = 0; j < sources; j++) {
      int windows = tables.size();
      var of =
          new FrameRatios.OfSource(
              new double[windows], new double[windows], new double[windows], new double[windows]);
      for (int t = 0; t < windows; t++) {
        Ratios ratios = tables.get(t)[j][orders.get(t)[j]];
        of.sdr()[t] = ratios.sdr();
        of.isr()[t] = ratios.isr();
        of.sir()[t] = ratios.sir();
        of.sar()[t] = ratios.sar();
      }
      all.add(of);
    }
    return new FrameRatios(all, orders, guard);
  }
}
