package sqe.report.figure;

import java.util.Comparator;
import java.util.List;

/**
 * The changes of all files, the worst first, so that the few that carry a mean stand out.
 *
 * @param title what it is of
 * @param axis the name of the scale, with its unit
 * @param changes a file each, positive where it became better; finite
 * @param margin δ, drawn on both sides of zero; 0 where there is none
 */
public record SortedChanges(String title, String axis, List<Change> changes, double margin) {

  /** What became of one file. */
  public record Change(String file, double change) {}

  /** Sorts the changes, those of one size by the file's name. */
  public SortedChanges {
    changes =
        changes.stream()
            .sorted(Comparator.comparingDouble(Change::change).thenComparing(Change::file))
            .toList();
  }
}
