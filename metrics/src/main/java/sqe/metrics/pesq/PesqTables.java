package sqe.metrics.pesq;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.FrameTransform;
import sqe.dsp.spectrum.Windows;

/**
 * What does not depend on the signals at one sample rate: sizes, tables, windows and transform
 * plans. Shared by the metrics that are made together; safe for use by several threads.
 *
 * <p>Plans for files up to about a minute are kept, larger ones are made for each use.
 */
final class PesqTables {

  private static final int LARGEST_KEPT = 1 << 20;

  private final Sizes sizes;
  private final BarkBands bands;
  private final Loudness loudness;
  private final Cascade alignmentCascade;
  private final double[] frameWindow;
  private final double[] fineWindow;
  private final FrameTransform frameTransform;
  private final FrameTransform fineTransform;
  private final Map<Integer, Fft> transforms = new ConcurrentHashMap<>();
  private final Map<Integer, SectionFilter> filters = new ConcurrentHashMap<>();

  PesqTables(int sampleRate) {
    this.sizes = Sizes.of(sampleRate);
    this.bands = BarkBands.at(sampleRate);
    this.loudness = new Loudness(bands);
    this.alignmentCascade = Cascade.alignmentAt(sampleRate);
    this.frameWindow = Windows.periodicHann(sizes.frame());
    this.fineWindow = Windows.periodicHann(sizes.fineLength());
    this.frameTransform = new FrameTransform(sizes.frame());
    this.fineTransform = new FrameTransform(sizes.fineLength());
  }

  Sizes sizes() {
    return sizes;
  }

  BarkBands bands() {
    return bands;
  }

  Loudness loudness() {
    return loudness;
  }

  Cascade alignmentCascade() {
    return alignmentCascade;
  }

  /** Hann window of the perceptual model; not to be changed. */
  double[] frameWindow() {
    return frameWindow;
  }

  /** Hann window of the fine delay search; not to be changed. */
  double[] fineWindow() {
    return fineWindow;
  }

  /** The transform of the frames of the perceptual model. */
  FrameTransform frameTransform() {
    return frameTransform;
  }

  /** The transform of the frames of the fine delay search. */
  FrameTransform fineTransform() {
    return fineTransform;
  }

  /** A transform of a power of two. */
  Fft transform(int length) {
    return length > LARGEST_KEPT ? new Fft(length) : transforms.computeIfAbsent(length, Fft::new);
  }

  /** The filters for a file of {@code samples} samples. */
  SectionFilter sectionFilter(int samples) {
    int length = Sizes.powerOfTwo(SectionFilter.sectionLength(samples, sizes));
    return length > LARGEST_KEPT
        ? new SectionFilter(length, sizes.sampleRate(), false)
        : filters.computeIfAbsent(length, m -> new SectionFilter(m, sizes.sampleRate(), true));
  }

  /** Tables of one rate are equal, so that what is derived with one is found with another. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PesqTables tables && sizes.equals(tables.sizes);
  }

  @Override
  public int hashCode() {
    return sizes.hashCode();
  }

  /** Whether a file is so long that nothing derived from it should be kept, about a minute. */
  boolean isLong(int samples) {
    return SectionFilter.sectionLength(samples, sizes) > LARGEST_KEPT;
  }
}
