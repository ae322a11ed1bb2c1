package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqe.dsp.linear.BlockSpectra;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.AnalysedSignal;

/**
 * The filters that bring some channels of the references closest to an image, one for each of them
 * and each channel of the image; fitted once, applied to windows.
 *
 * <p>A channel that is silent, or equal to one before it as in mono stored twice, adds nothing to
 * what filters can make of the others and only makes the equations singular: it is left out. One
 * channel alone is solved by Levinson, as for {@link Sdr}, several by Cholesky.
 */
final class ImageFilters {

  private final BlockTransform transform;
  private final List<Integer> channels;
  private final double[][][] taps; // [channel of the image][channel of the references][tap]
  private final double guard;

  private ImageFilters(
      BlockTransform transform, List<Integer> channels, double[][][] taps, double guard) {
    this.transform = transform;
    this.channels = channels;
    this.taps = taps;
    this.guard = guard;
  }

  /**
   * Fits filters.
   *
   * @param all the channels of all references
   * @param from the first of those that are filtered
   * @param end the one after the last
   * @param image what they are to come close to
   */
  static ImageFilters fit(
      BlockTransform transform, List<AnalysedSignal> all, int from, int end, SourceImage image) {
    List<Integer> channels = independent(all, from, end);
    if (channels.isEmpty()) {
      throw Domain.silentReference("a source has too little energy to compare with");
    }
    double[][][] taps = new double[image.channels().size()][][];
    double guard = 0;
    for (int c = 0; c < taps.length; c++) {
      AnalysedSignal channel = image.channels().get(c);
      if (channel.derive(new Samples.Of(false)).silent()) {
        taps[c] = new double[channels.size()][transform.lags()];
      } else if (channels.size() == 1) {
        var space = all.get(channels.get(0)).derive(new ShiftSpace.Of(transform, false));
        var filter = channel.derive(new DistortionFilter.Of(space, 0));
        taps[c] = new double[][] {filter.taps()};
        guard = Math.max(guard, filter.guard());
      } else {
        var joint = joint(transform, channels.stream().map(all::get).toList());
        taps[c] = channel.derive(new JointFilter.Of(joint)).taps();
        guard = Math.max(guard, joint.guard());
      }
    }
    return new ImageFilters(transform, channels, taps, guard);
  }

  private static JointSpace joint(BlockTransform transform, List<AnalysedSignal> references) {
    return JointSpace.of(
        references, transform, ProjectionOptions.bssEval().withFilterLength(transform.lags()));
  }

  private static List<Integer> independent(List<AnalysedSignal> all, int from, int end) {
    List<Integer> found = new ArrayList<>();
    for (int i = from; i < end; i++) {
      double[] samples = all.get(i).samples();
      if (!all.get(i).derive(new Samples.Of(false)).silent()
          && found.stream().noneMatch(j -> Arrays.equals(all.get(j).samples(), samples))) {
        found.add(i);
      }
    }
    return found;
  }

  /** Loading a solver had to add of itself, 0 if none. */
  double guard() {
    return guard;
  }

  /**
   * What the filters make of a window.
   *
   * @param window the channels of all references within it
   * @param samples its length
   * @param channel of the image
   * @return {@code samples + L − 1} samples, a new array
   */
  double[] apply(List<BlockSpectra> window, int samples, int channel) {
    double[] sum = new double[samples + transform.lags() - 1];
    for (int i = 0; i < channels.size(); i++) {
      window
          .get(channels.get(i))
          .convolve(
              taps[channel][i],
              (from, block, length) -> {
                for (int n = 0; n < length; n++) {
                  sum[from + n] += block[n];
                }
              });
    }
    return sum;
  }
}
