package sqe.metrics.intelligibility;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sqe.dsp.UnitPeak;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.FrameTransform;
import sqe.dsp.spectrum.PackedSpectra;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The coherence speech intelligibility index of each class of frames (Kates and Arehart 2005).
 *
 * <ol>
 *   <li>Frames of 30 ms, three quarters overlapping, are put into classes by the reference's level.
 *   <li>Over the frames of a class, the coherence γ² of reference and estimate says for each bin
 *       which part of the estimate's power is linear in the reference ({@link ClassCoherence}).
 *   <li>In each frame and band that part is signal and the rest is distortion; the audible share of
 *       their ratio, weighted by the band's importance, is the frame's index.
 *   <li>The index of a class is the mean over its frames.
 * </ol>
 *
 * <p>The last whole frame is not used, as in the program that this follows. Cost: two transforms a
 * frame, and the estimate's power through 16 bands twice; its power spectra are kept in between.
 * All classes are worked out at once.
 */
record CoherenceAnalysis() implements Derivation<SignalPair, List<CoherenceAnalysis.Index>> {

  private static final double FRAME_SECONDS = 0.03;
  private static final int HOPS_PER_FRAME = 4;

  /**
   * Of a class.
   *
   * @param frames how many it has
   * @param value the mean of their indices; of fewer than two frames it says nothing
   */
  record Index(int frames, double value) {}

  @Override
  public List<Index> from(SignalPair pair) {
    double[] x = UnitPeak.scaled(pair.reference().samples());
    double[] y = UnitPeak.scaled(pair.estimate().samples());
    int length = (int) Math.rint(FRAME_SECONDS * pair.sampleRate());
    LevelClass[] classes = classes(x, length);
    var transform = new FrameTransform(Integer.highestOneBit(2 * length - 1) << 1);
    int points = transform.length();
    ClassCoherence[] coherences = new ClassCoherence[LevelClass.values().length];
    Arrays.setAll(coherences, level -> new ClassCoherence(points));
    double[] window = Windows.openHann(length);
    FrameBatch batch = new FrameBatch(transform);
    double[] spectraX = new double[FrameBatch.FRAMES * points];
    double[] spectraY = new double[FrameBatch.FRAMES * points];
    double[][] power = new double[classes.length][transform.bins()];
    for (int t = 0; t < classes.length; t++) {
      int place = t % FrameBatch.FRAMES;
      if (place == 0) {
        int count = Math.min(FrameBatch.FRAMES, classes.length - t);
        int hop = length / HOPS_PER_FRAME;
        transform(x, t * hop, hop, count, window, batch, spectraX);
        transform(y, t * hop, hop, count, window, batch, spectraY);
      }
      PackedSpectra.power(spectraY, place * points, points, power[t]);
      coherences[classes[t].ordinal()].add(spectraX, spectraY, place * points, power[t]);
    }
    CoherenceBands bands = new CoherenceBands(pair.sampleRate(), points);
    return Stream.of(LevelClass.values())
        .map(
            level -> {
              double[] coherence = coherences[level.ordinal()].coherence();
              return index(level, classes, bands.indexOf(coherence), power);
            })
        .toList();
  }

  private static LevelClass[] classes(double[] x, int length) {
    int hop = length / HOPS_PER_FRAME;
    int frames = x.length < length ? 0 : (x.length - length) / hop;
    double overall = Reductions.energy(x) / x.length;
    LevelClass[] classes = new LevelClass[frames];
    for (int t = 0; t < frames; t++) {
      double own = Reductions.dot(x, t * hop, x, t * hop, length) / length;
      classes[t] = LevelClass.of(own / overall);
    }
    return classes;
  }

  private static void transform(
      double[] x,
      int from,
      int hop,
      int count,
      double[] window,
      FrameBatch batch,
      double[] spectra) {
    batch.load(x, from, hop, count, window);
    batch.spectra();
    batch.storeSpectra(spectra, 0, count);
  }

  private static Index index(
      LevelClass level,
      LevelClass[] classes,
      ToDoubleFunction<double[]> ofFrame,
      double[][] power) {
    int frames = 0;
    double sum = 0;
    for (int t = 0; t < classes.length; t++) {
      if (classes[t] == level) {
        frames++;
        sum += ofFrame.applyAsDouble(power[t]);
      }
    }
    return new Index(frames, sum / frames);
  }

  /**
   * The index of one class.
   *
   * @throws UndefinedScoreException when the reference is silent or too short
   */
  static double index(SignalPair pair, LevelClass level, CoherenceAnalysis analysis) {
    if (UnitPeak.of(pair.reference().samples()) == 0 && pair.length() > 0) {
      throw new UndefinedScoreException(Reason.SILENT_REFERENCE, "it has no energy");
    }
    Index index = pair.derive(analysis).get(level.ordinal());
    if (index.frames() < 2) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs two frames in which the reference is %s, has %d",
              level.range(),
              index.frames()));
    }
    return index.value();
  }
}
