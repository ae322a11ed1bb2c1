package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * A ratio of BSS Eval version 4 as museval aggregates it: the median over windows of 1 s.
 *
 * <p>Windows in which a source is silent have no value, and windows whose value is infinite, where
 * nothing of the error is left, do not count either unless all are. museval rounds each window's
 * value to 10⁻⁵ dB first; here nothing is rounded. The windows are {@link FrameSeparation}'s,
 * derived once for all ratios of all sources.
 */
final class FrameRatio implements Metric {

  private static final int FILTER_LENGTH = 512;
  private static final String FITTED =
      "filtered to fit the estimate, by 512 causal taps fitted once to the whole signals";

  private final Function<FrameRatios.OfSource, double[]> ratio;
  private final BlockTransform transform = new BlockTransform(FILTER_LENGTH);
  private final MetricInfo info;

  private FrameRatio(Function<FrameRatios.OfSource, double[]> ratio, MetricInfo info) {
    this.ratio = ratio;
    this.info = info;
  }

  static FrameRatio sdr() {
    return new FrameRatio(
        FrameRatios.OfSource::sdr,
        info("sdr_v4", "Signal-to-distortion ratio")
            .definition(
                "Median over windows of 1 s of 10 log10(|s|^2 / |estimate - s|^2), s the reference:"
                    + " the SNR by windows")
            .build());
  }

  static FrameRatio isr() {
    return new FrameRatio(
        FrameRatios.OfSource::isr,
        info("isr", "Source image to spatial distortion ratio")
            .parameters(filters())
            .definition(
                "Median over windows of 1 s of 10 log10(|s|^2 / |p - s|^2), s the reference, p the"
                    + " reference "
                    + FITTED)
            .edgeCases("Estimate equal to the reference: what rounding leaves, about 300 dB.")
            .build());
  }

  static FrameRatio sir() {
    return new FrameRatio(
        FrameRatios.OfSource::sir,
        info("sir_v4", "Signal-to-interference ratio")
            .alsoNeeds(Need.SOURCES)
            .parameters(filters())
            .definition(
                "Median over windows of 1 s of 10 log10(|p|^2 / |q - p|^2), p its own reference, q"
                    + " the sum of all references, each "
                    + FITTED)
            .edgeCases("A single source: +inf.")
            .build());
  }

  static FrameRatio sar() {
    return new FrameRatio(
        FrameRatios.OfSource::sar,
        info("sar_v4", "Signal-to-artefacts ratio")
            .alsoNeeds(Need.SOURCES)
            .parameters(filters())
            .definition(
                "Median over windows of 1 s of 10 log10(|q|^2 / |estimate - q|^2), q the sum of all"
                    + " references, each "
                    + FITTED)
            .build());
  }

  private static MetricInfoBuilder info(String id, String name) {
    return SdrInfo.decibels(id)
        .family(SdrInfo.SEPARATION)
        .name(name + " (BSS Eval version 4)")
        .parameter("window", "1s")
        .parameter("hop", "1s")
        .parameter("version", "images")
        .parameter("mean", "median")
        .edgeCases(
            "A reference or an estimate silent from end to end: undefined.",
            "Silent within a window, any reference or estimate: the window is left out of all"
                + " sources, with a note; all windows: undefined.",
            "A window without error, +inf: left out likewise, unless all are: +inf.",
            "Less than 1 s: one window. Samples after the last full window are not scored.")
        .source(
            "Stöter, Liutkus and Ito, The 2018 signal separation evaluation campaign, LVA/ICA 2018;"
                + " museval 0.4.1, without rounding");
  }

  private static List<Map.Entry<String, String>> filters() {
    return List.of(
        SdrInfo.parameter("filter", Integer.toString(FILTER_LENGTH)),
        SdrInfo.parameter("fit", "whole"),
        SdrInfo.parameter("solver", "levinson+cholesky"));
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Domain.require(pair);
    boolean separated = info.needs().contains(Need.SOURCES) || pair.sources().isPresent();
    FrameRatios.OfSource source;
    FrameRatios ratios;
    if (separated) {
      Sources sources = Domain.requireSources(pair);
      ratios = sources.derive(new OfSources(transform, pair.sampleRate()));
      source = ratios.sources().get(index(sources, pair));
    } else {
      ratios = pair.derive(new OfPair(transform));
      source = ratios.sources().get(0);
    }
    double[] windows = ratio.apply(source);
    double median = median(windows);
    List<String> notes = new ArrayList<>(Sdr.score(median, ratios.guard()).notes());
    long left = Arrays.stream(windows).filter(value -> !Double.isFinite(value)).count();
    if (left > 0 && left < windows.length) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d windows left out: a source is silent or without error",
              left,
              windows.length));
    }
    return info.score(median, notes);
  }

  /** Which source the pair is; by its reference, for one mixture may be the estimate of all. */
  private static int index(Sources sources, SignalPair pair) {
    int index = sources.references().indexOf(pair.reference());
    if (index < 0 || sources.estimates().get(index) != pair.estimate()) {
      throw new IllegalArgumentException("the pair is not one of its sources");
    }
    return index;
  }

  /** The windows of one source alone. */
  private record OfPair(BlockTransform transform) implements Derivation<SignalPair, FrameRatios> {
    @Override
    public FrameRatios from(SignalPair pair) {
      return new FrameSeparation(FrameOptions.museval(pair.sampleRate()), transform)
          .evaluate(
              List.of(SourceImage.of(pair.reference())), List.of(SourceImage.of(pair.estimate())));
    }
  }

  /** The windows of all sources. */
  private record OfSources(BlockTransform transform, int sampleRate)
      implements Derivation<Sources, FrameRatios> {
    @Override
    public FrameRatios from(Sources sources) {
      return new FrameSeparation(FrameOptions.museval(sampleRate), transform)
          .evaluate(
              sources.references().stream().map(SourceImage::of).toList(),
              sources.estimates().stream().map(SourceImage::of).toList());
    }
  }

  /** The median of the finite values, of an even number the mean of the two in the middle. */
  static double median(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (finite.length > 0) {
      return 0.5 * (finite[(finite.length - 1) / 2] + finite[finite.length / 2]);
    }
    double[] infinite = Arrays.stream(values).filter(Double::isInfinite).distinct().toArray();
    if (infinite.length == 1) {
      return infinite[0];
    }
    throw new UndefinedScoreException(
        Reason.OUT_OF_DOMAIN,
        String.format(
            Locale.ROOT, "a source is silent in each of the windows, %d of 1 s", values.length));
  }
}
