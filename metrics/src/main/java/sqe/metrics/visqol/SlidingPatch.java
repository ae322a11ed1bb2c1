package sqe.metrics.visqol;

import java.util.Arrays;

/**
 * The patch of an estimate at any column, for a search over many.
 *
 * <p>What a patch looks like inside does not depend on where it starts; its first and its last
 * column do, for they are smoothed without the columns beyond them. So means and deviations of
 * every column are worked out three times, and a patch is put together by copying. Beyond the end
 * everything is 0.
 *
 * <p>Holds the patch that it fills; not for use by several threads.
 */
final class SlidingPatch {

  private final Patch inside;
  private final Patch first;
  private final Patch last;
  private final Patch current;

  /** A patch of so many columns over a grid. */
  SlidingPatch(Grid grid, int columns) {
    int stride = grid.stride();
    int total = grid.columns() + columns;
    double[] cells = Arrays.copyOf(grid.cells(), total * stride);
    double[] squares = Patch.squares(cells);
    this.inside =
        new Patch(grid.bands(), cells, new double[cells.length], new double[cells.length]);
    this.first = Patch.empty(grid.bands(), total);
    this.last = Patch.empty(grid.bands(), total);
    this.current = Patch.empty(grid.bands(), columns);
    for (int c = 0; c < total; c++) {
      int at = c * stride;
      int before = Math.max(0, at - stride);
      int after = Math.min(at + stride, (total - 1) * stride);
      inside.describe(cells, squares, before, at, after);
      first.describe(cells, squares, at, at, after);
      last.describe(cells, squares, before, at, at);
    }
  }

  /** The patch that starts at a column; good until the next call. */
  Patch at(int column) {
    int stride = current.stride();
    int length = current.cells().length;
    int from = column * stride;
    int tail = length - stride;
    System.arraycopy(inside.cells(), from, current.cells(), 0, length);
    System.arraycopy(first.means(), from, current.means(), 0, stride);
    System.arraycopy(inside.means(), from + stride, current.means(), stride, tail - stride);
    System.arraycopy(last.means(), from + tail, current.means(), tail, stride);
    System.arraycopy(first.deviations(), from, current.deviations(), 0, stride);
    System.arraycopy(
        inside.deviations(), from + stride, current.deviations(), stride, tail - stride);
    System.arraycopy(last.deviations(), from + tail, current.deviations(), tail, stride);
    return current;
  }
}
