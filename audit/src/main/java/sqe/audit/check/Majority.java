package sqe.audit.check;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import sqe.audit.feature.FileFeatures;

/** What most files of a set are like. */
final class Majority {

  private Majority() {}

  /** The most frequent value, the largest of several; 0 without files. */
  static int of(List<FileFeatures> files, ToIntFunction<FileFeatures> property) {
    var counts = new TreeMap<Integer, Integer>();
    files.forEach(file -> counts.merge(property.applyAsInt(file), 1, Integer::sum));
    int most = 0;
    for (var entry : counts.entrySet()) {
      most = entry.getValue() >= counts.getOrDefault(most, 0) ? entry.getKey() : most;
    }
    return most;
  }
}
