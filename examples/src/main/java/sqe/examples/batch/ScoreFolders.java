package sqe.examples.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.ScoreRun;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoreSummary;
import sqe.scoring.ScoringOptions;

/**
 * Scores folders of enhanced files, each a system, against one of clean files:
 *
 * <pre>{@code ScoreFolders scores.csv clean/ rnnoise/ dtln/}</pre>
 *
 * <p>The table and its metadata are written, and the mean of each metric and system is printed.
 */
public final class ScoreFolders {

  private ScoreFolders() {}

  /** Table, clean folder, enhanced folders. */
  public static void main(String[] arguments) throws IOException, NothingToScoreException {
    List<Path> paths = List.of(arguments).stream().map(Path::of).toList();
    ScoreSummary summary = score(paths.get(0), paths.get(1), paths.subList(2, paths.size()));
    for (String system : summary.systems()) {
      summary
          .distributions(system)
          .forEach(
              (metric, scores) ->
                  System.out.printf("%-12s %-8s %.3f%n", system, metric, scores.mean()));
    }
  }

  static ScoreSummary score(Path table, Path clean, List<Path> systems)
      throws IOException, NothingToScoreException {
    PairFinder.Found found = PairFinder.find(clean, systems, null);
    found.warnings().forEach(System.err::println);
    ScoreSpec spec =
        ScoreSpec.of("si_sdr", "stoi", "pesq_wb")
            .with(ScoringOptions.defaults().with(ScoringOptions.Align.INTEGER));
    return ScoreRun.of(spec).toFile(found.pairs(), table).summary();
  }
}
