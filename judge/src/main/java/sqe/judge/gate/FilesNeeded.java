package sqe.judge.gate;

import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Evidence.Sample;
import sqe.judge.stats.Power;

/**
 * How many files would have been enough.
 *
 * @param files for a power of 80 %
 * @param clusters they come from; 0 where files are independent
 */
public record FilesNeeded(long files, long clusters) {

  /**
   * Files that tell a change of the size of the margin from none or, where there are as many
   * already and the mean lies near the margin, files that tell the mean from the margin.
   *
   * @return null without a margin, of too few recordings, or where nothing varies
   */
  static @Nullable FilesNeeded of(Evidence evidence, double margin, double alpha) {
    Sample sample = evidence.sample();
    if (!(sample.sd() > 0) || !(margin > 0) || sample.isOfFewRecordings()) {
      return null;
    }
    FilesNeeded forMargin = toShow(margin, sample, alpha);
    double distance = Math.abs(sample.mean() + margin);
    if (forMargin.files() > sample.files() || distance == 0) {
      return forMargin.atLeast(sample.files() + 1);
    }
    return toShow(Math.min(distance, margin), sample, alpha).atLeast(sample.files() + 1);
  }

  private static FilesNeeded toShow(double effect, Sample sample, double alpha) {
    if (!sample.clustered()) {
      return new FilesNeeded(
          Math.max(Evidence.FEWEST, Power.filesNeeded(sample.sd(), effect, alpha, Power.USUAL)), 0);
    }
    double correlation = Math.max(0, sample.correlation());
    long clusters =
        Power.clustersNeeded(
            sample.sd(), effect, correlation, sample.clusterSize(), alpha, Power.USUAL);
    return new FilesNeeded((long) Math.ceil(clusters * sample.clusterSize()), clusters);
  }

  private FilesNeeded atLeast(long least) {
    return files >= least ? this : new FilesNeeded(least, clusters);
  }
}
