package sqe.judge.gate;

import org.jspecify.annotations.Nullable;
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
   * @return null without a margin, or where nothing varies
   */
  static @Nullable FilesNeeded of(Evidence evidence, double margin, double alpha) {
    if (!(evidence.sd() > 0) || !(margin > 0)) {
      return null;
    }
    FilesNeeded forMargin = toShow(margin, evidence, alpha);
    double distance = Math.abs(evidence.mean() + margin);
    if (forMargin.files() > evidence.files() || distance == 0) {
      return forMargin.atLeast(evidence.files() + 1);
    }
    return toShow(Math.min(distance, margin), evidence, alpha).atLeast(evidence.files() + 1);
  }

  private static FilesNeeded toShow(double effect, Evidence evidence, double alpha) {
    if (!evidence.clustered()) {
      return new FilesNeeded(
          Math.max(Evidence.FEWEST, Power.filesNeeded(evidence.sd(), effect, alpha, Power.USUAL)),
          0);
    }
    double correlation = Math.max(0, evidence.correlation());
    long clusters =
        Power.clustersNeeded(
            evidence.sd(), effect, correlation, evidence.clusterSize(), alpha, Power.USUAL);
    return new FilesNeeded((long) Math.ceil(clusters * evidence.clusterSize()), clusters);
  }

  private FilesNeeded atLeast(long least) {
    return files >= least ? this : new FilesNeeded(least, clusters);
  }
}
