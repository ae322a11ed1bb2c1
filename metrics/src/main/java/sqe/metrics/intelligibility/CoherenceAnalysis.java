package sqe.metrics.intelligibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sqe.dsp.UnitPeak;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.FrameTransform;
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
    var bands = new CoherenceBands(pair.sampleRate(), transform.length());
    var batches = new Batches(x, y, Windows.openHann(length), transform);
    return Stream.of(LevelClass.values())
        .map(level -> index(batches, starts(classes, level, length / HOPS_PER_FRAME), bands))
        .toList();
  }

  /** Where the frames of a class begin. */
  private static int[] starts(LevelClass[] classes, LevelClass level, int hop) {
    return IntStream.range(0, classes.length)
        .filter(t -> classes[t] == level)
        .map(t -> t * hop)
        .toArray();
  }

  private static Index index(Batches batches, int[] starts, CoherenceBands bands) {
    var coherence = new ClassCoherence(batches.x.transform().length() / 2);
    List<double[][]> powers = new ArrayList<>();
    for (int first = 0; first < starts.length; first += FrameBatch.FRAMES) {
      int end = Math.min(first + FrameBatch.FRAMES, starts.length);
      batches.load(Arrays.copyOfRange(starts, first, end));
      coherence.add(batches.x, batches.y, end - first);
      powers.add(batches.powersOfEstimate());
    }
    double[][] shared = bands.sharedOut(coherence.coherence());
    double sum = 0;
    for (int b = 0; b < powers.size(); b++) {
      int count = Math.min(FrameBatch.FRAMES, starts.length - b * FrameBatch.FRAMES);
      sum += bands.sumOfIndices(shared, powers.get(b), count);
    }
    return new Index(starts.length, sum / starts.length);
  }

  /** Frames of both signals at the same places. */
  private static final class Batches {
    private final double[] ofX;
    private final double[] ofY;
    private final double[] window;
    private final FrameBatch x;
    private final FrameBatch y;

    Batches(double[] ofX, double[] ofY, double[] window, FrameTransform transform) {
      this.ofX = ofX;
      this.ofY = ofY;
      this.window = window;
      this.x = new FrameBatch(transform);
      this.y = new FrameBatch(transform);
    }

    void load(int[] starts) {
      x.load(ofX, starts, starts.length, window);
      y.load(ofY, starts, starts.length, window);
      x.spectra();
      y.spectra();
    }

    /** {@code [bin][frame]}; the estimate's spectra are gone afterwards. */
    double[][] powersOfEstimate() {
      y.squares();
      double[][] powers = new double[y.transform().length() / 2][];
      Arrays.setAll(powers, k -> y.power(k).clone());
      return powers;
    }
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

  /**
   * The index of one class.
   *
   * @throws UndefinedScoreException when the reference is silent or too short
   */
  static double index(SignalPair pair, LevelClass level, CoherenceAnalysis analysis) {
    if (UnitPeak.isSilent(pair.reference().samples()) && pair.length() > 0) {
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
