package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.report.figure.Curves;
import sqe.report.inspect.BandErrors;

/** A pair by band as curves over the logarithm of frequency. */
final class BandFigure {

  private BandFigure() {}

  static Curves of(BandErrors bands) {
    return new Curves(
        "By band of a third octave",
        new Curves.Scale("frequency in Hz", true),
        new Curves.Scale("dB", false),
        List.of(
            line("SNR", bands.centres(), bands.snrDb()),
            line("estimate less reference", bands.centres(), bands.levelDb())));
  }

  private static Curves.Line line(String name, double[] x, double[] y) {
    List<Curves.Point> points = new ArrayList<>();
    for (int k = 0; k < x.length; k++) {
      if (!Double.isNaN(y[k])) {
        points.add(new Curves.Point(x[k], y[k]));
      }
    }
    return new Curves.Line(name, points);
  }
}
