package sqe.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cut of some bands into strips, all combinations of which are cells.
 *
 * <p>A point in strip s of a band goes to s and to s − 1. Of two that are no further apart than a
 * strip is wide, in strips s and s or s and s + 1, both are in s, where at least one of them is at
 * home; in no other cell is that so in all bands.
 *
 * @param bands which bands are cut
 * @param width of a strip, in dB
 */
record Strips(List<Integer> bands, double width) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A point goes to two cells for each band that is cut. */
  private static final int MOST_BANDS = 5;

  /** So many standard deviations are about as wide as what most points lie in. */
  private static final double WIDE = 3;

  /** Strips are a little wider than the distance: differences are rounded. */
  private static final double MARGIN = 1 + 1e-6;

  /** One cell for all. */
  static Strips none(double distance) {
    return new Strips(List.of(), distance * MARGIN);
  }

  /**
   * Cuts as many bands, the widest first, as it takes to have fewer points in a cell than a crowd.
   *
   * @param spread standard deviation of each band, in dB
   * @param distance how far apart in any band two that are compared may be, in dB
   */
  static Strips of(double[] spread, double distance, long points, int crowd) {
    List<Integer> widest =
        IntStream.range(0, spread.length)
            .boxed()
            .sorted(Comparator.comparingDouble(band -> -spread[band]))
            .toList();
    List<Integer> bands = new ArrayList<>();
    double inCell = points;
    while (inCell >= crowd && bands.size() < Math.min(MOST_BANDS, spread.length)) {
      int band = widest.get(bands.size());
      inCell /= Math.max(1, WIDE * spread[band] / distance);
      bands.add(band);
    }
    return new Strips(List.copyOf(bands), distance * MARGIN);
  }

  /**
   * A cell that a point goes to.
   *
   * @param home a bit for each band that is cut: whether the point is in that strip itself
   */
  record Place(String cell, int home) {}

  /** The cells that a point goes to. */
  List<Place> places(float[] levels) {
    List<Place> places = new ArrayList<>();
    for (int home = 0; home < 1 << bands.size(); home++) {
      StringBuilder cell = new StringBuilder();
      for (int b = 0; b < bands.size(); b++) {
        long strip = (long) Math.floor(levels[bands.get(b)] / width);
        cell.append((home >> b & 1) == 1 ? strip : strip - 1).append(' ');
      }
      places.add(new Place(cell.toString(), home));
    }
    return places;
  }

  /** Whether this is the one cell, of those in which two points are, that compares them. */
  boolean areComparedHere(int home, int otherHome) {
    return (home | otherHome) == (1 << bands.size()) - 1;
  }
}
