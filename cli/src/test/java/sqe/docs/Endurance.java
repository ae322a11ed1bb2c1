package sqe.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqe.report.figure.Curves;
import sqe.report.figure.CurvesSvg;
import sqe.testing.SharedFolder;

/** Memory and throughput over a long batch, as {@code bench/endurance.sh} last measured them. */
final class Endurance {

  /** Columns {@code pairs,seconds,resident_mib,open_files}. */
  private static final String FIGURES = "docs/endurance.csv";

  private Endurance() {}

  static String figure() {
    List<Curves.Point> memory = new ArrayList<>();
    List<Curves.Point> speed = new ArrayList<>();
    long[] before = {0, 0};
    for (long[] row : rows()) {
      memory.add(new Curves.Point(row[0], row[2]));
      speed.add(new Curves.Point(row[0], (double) (row[0] - before[0]) / (row[1] - before[1])));
      before = row;
    }
    return CurvesSvg.of(
        new Curves(
            "100,000 pairs of 2 s in one process at -Xmx512m",
            new Curves.Scale("pairs scored", false),
            new Curves.Scale("MiB, pairs a second", false),
            List.of(
                new Curves.Line("resident memory in MiB", memory),
                new Curves.Line("pairs a second", speed))));
  }

  private static List<long[]> rows() {
    try {
      return Files.readAllLines(SharedFolder.project(FIGURES)).stream()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",", -1)).mapToLong(Long::parseLong).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
