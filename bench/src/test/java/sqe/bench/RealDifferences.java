package sqe.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import sqe.judge.stats.Influence;
import sqe.judge.stats.Location;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SeededRandom;
import sqe.judge.stats.SignFlips;
import sqe.judge.stats.SignedRanks;
import sqe.testing.SharedFolder;

/**
 * Paired differences of real systems on real recordings, and how often tests of samples drawn from
 * them err. Samples are drawn with replacement from the differences less their centre, so that the
 * truth is 0.
 *
 * @param name as it stands in docs/gate.md
 * @param values of the files
 */
record RealDifferences(String name, List<Double> values) {

  private static final double ALPHA = 0.05;
  private static final int PERMUTATIONS = 999;

  /**
   * How often a test errs.
   *
   * @param fail says worse where nothing is; should be α
   * @param improved says better where nothing is, which is PASS at the margin, too; should be α
   */
  record Errors(double fail, double improved) {}

  /** All sets. */
  static List<RealDifferences> all() {
    Map<String, List<Double>> sets = new LinkedHashMap<>();
    try {
      List<String> lines =
          Files.readAllLines(SharedFolder.project("testdata/calibration/differences.csv"));
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(";", -1);
        sets.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(Double.valueOf(cells[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the differences are in testdata", e);
    }
    List<RealDifferences> all = new ArrayList<>();
    sets.forEach((name, values) -> all.add(new RealDifferences(name, values)));
    return all;
  }

  private double[] centred(boolean ranks) {
    double[] d = values.stream().mapToDouble(v -> v).toArray();
    PairedDifferences all = PairedDifferences.independent(d);
    double centre = ranks ? new SignedRanks(all).estimate() : all.mean();
    return IntStream.range(0, d.length).mapToDouble(i -> d[i] - centre).toArray();
  }

  /** The rates over many samples of so many files. */
  Errors errors(boolean ranks, int files, int trials, long seed) {
    double[] population = centred(ranks);
    LongAdder worse = new LongAdder();
    LongAdder better = new LongAdder();
    IntStream.range(0, trials)
        .parallel()
        .forEach(
            trial -> {
              SeededRandom random = new SeededRandom(seed, name + files, trial);
              double[] sample = new double[files];
              for (int i = 0; i < files; i++) {
                sample[i] = population[random.nextInt(population.length)];
              }
              PairedDifferences d = PairedDifferences.independent(sample);
              Location test = ranks ? new SignedRanks(d) : new SignFlips(d, PERMUTATIONS, trial);
              worse.add(test.pBelow(0) <= ALPHA ? 1 : 0);
              better.add(test.pAbove(0) <= ALPHA ? 1 : 0);
            });
    return new Errors(worse.sum() / (double) trials, better.sum() / (double) trials);
  }

  /** A row of the table in docs/gate.md. */
  String row(int files, Errors flips, Errors ranks) {
    double skewness = Influence.of(values.stream().mapToDouble(v -> v).toArray()).skewness();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %d | %.3f | %.3f | %.3f | %.3f |",
        name,
        skewness,
        files,
        flips.fail(),
        flips.improved(),
        ranks.fail(),
        ranks.improved());
  }
}
