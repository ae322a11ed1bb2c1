package sqe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import sqe.metrics.MetricCatalog;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.PairResult;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * Scores the pairs that come with sqe, a sentence made by a speech synthesiser with noise and
 * denoised, and compares each score with the one it had where sqe was built: to the last bit, for
 * tables promise the same bytes everywhere.
 */
final class SelfTest {

  private static final List<String> SYSTEMS = List.of("noisy", "enhanced_rnnoise");
  private static final String REFERENCE = "clean";
  private static final String EXPECTED = "expected.csv";
  private static final String SENTENCE = "s01_engb.wav";

  private SelfTest() {}

  /**
   * A score.
   *
   * @param system which version of the sentence
   * @param expected as text, empty where it is undefined
   * @param found likewise
   */
  record Score(String system, String metric, String expected, String found) {

    boolean same() {
      return expected.equals(found);
    }
  }

  /**
   * What came out.
   *
   * @param scores all that are expected and could be computed
   * @param missing metrics that are expected and are not on the class path
   */
  record Result(List<Score> scores, List<String> missing) {}

  /** Runs the test with the metrics there are. */
  static Result run(MetricCatalog catalog) throws IOException, NothingToScoreException {
    Map<String, Map<String, String>> expected = expected();
    Set<String> known = Objects.requireNonNull(expected.get(SYSTEMS.get(0))).keySet();
    List<String> present = known.stream().filter(id -> catalog.find(id).isPresent()).toList();
    List<String> missing = known.stream().filter(id -> catalog.find(id).isEmpty()).toList();
    List<Score> scores = new ArrayList<>();
    scores(present, catalog)
        .forEach(
            (system, found) ->
                found.forEach(
                    (metric, score) ->
                        scores.add(
                            new Score(
                                system,
                                metric,
                                Objects.requireNonNull(expected.get(system))
                                    .getOrDefault(metric, ""),
                                score))));
    return new Result(scores, missing);
  }

  /** The scores of each system as text, by metric. */
  static Map<String, Map<String, String>> scores(List<String> metrics, MetricCatalog catalog)
      throws IOException, NothingToScoreException {
    Path folder = Files.createTempDirectory("sqe-selftest");
    try {
      List<Pair> pairs = new ArrayList<>();
      Path reference = unpacked(folder, REFERENCE);
      for (String system : SYSTEMS) {
        pairs.addAll(PairFinder.find(reference, unpacked(folder, system)).pairs());
      }
      ScoringOptions options = ScoringOptions.defaults().with(ScoringOptions.Align.INTEGER);
      PairScorer scorer = new PairScorer(ScoreSpec.of(metrics).with(options), catalog);
      List<PairResult> results = scorer.score(pairs);
      Map<String, Map<String, String>> scores = new LinkedHashMap<>();
      for (int i = 0; i < results.size(); i++) {
        scores.put(SYSTEMS.get(i), byMetric(results.get(i).rows().get(0), metrics));
      }
      return scores;
    } finally {
      remove(folder);
    }
  }

  private static Map<String, String> byMetric(ScoreRow row, List<String> metrics) {
    List<String> cells = TableFormat.texts(row, RemedyWords.NONE);
    Map<String, String> scores = new LinkedHashMap<>();
    for (String metric : metrics) {
      scores.put(metric, cells.get(row.columns().all().indexOf(metric)));
    }
    return scores;
  }

  private static Path unpacked(Path folder, String system) throws IOException {
    Path own = Files.createDirectory(folder.resolve(system));
    try (InputStream stream = resource(system + "/" + SENTENCE)) {
      Files.copy(stream, own.resolve(SENTENCE));
    }
    return own;
  }

  private static void remove(Path folder) throws IOException {
    for (String name : List.of(REFERENCE, SYSTEMS.get(0), SYSTEMS.get(1))) {
      Files.deleteIfExists(folder.resolve(name).resolve(SENTENCE));
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = SelfTest.class.getResourceAsStream("selftest/" + name);
    if (stream == null) {
      throw new IOException("this sqe is not whole: it lacks " + name + " of its self-test");
    }
    return stream;
  }

  /** What is expected of each system, by metric. */
  private static Map<String, Map<String, String>> expected() throws IOException {
    Map<String, Map<String, String>> expected = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource(EXPECTED), StandardCharsets.UTF_8))) {
      lines.readLine(); // the header
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        expected.computeIfAbsent(cells[0], system -> new LinkedHashMap<>()).put(cells[1], cells[2]);
      }
    }
    return expected;
  }
}
