package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sqe.judge.stats.SeededRandom;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/** Score tables made of formulas. */
final class Tables {

  static final TableSignatures SIGNED =
      new TableSignatures(Map.of("si_sdr", "si_sdr|zero_mean:no|rev:1"), "d");

  private Tables() {}

  /**
   * A table of SI-SDR around 10 dB, moved by {@code change} plus noise.
   *
   * @param name stands before each id and group
   */
  static ScoreTable siSdr(String source, String name, int files, double change) {
    var base = new SeededRandom(17, "base", 0);
    var own = new SeededRandom(17, source, 0);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      double score = 10 + 3 * base.nextGaussian() + change + 0.1 * own.nextGaussian();
      rows.add(List.of(name + i, name + "snr" + i % 2, String.valueOf(score)));
    }
    return new ScoreTable(source, List.of("id", "snr", "si_sdr"), rows, SIGNED);
  }

  /** Three systems in one table: two that differ by noise only, and one 1 dB better. */
  static ScoreTable ofSystems(String name) {
    List<List<String>> rows = new ArrayList<>();
    var random = new SeededRandom(3, "test", 0);
    for (int i = 0; i < 60; i++) {
      double base = 10 + 4 * random.nextGaussian();
      for (String system : List.of("old_a", "old_b", "new")) {
        double score = base + (system.equals("new") ? 1 : 0) + 0.3 * random.nextGaussian();
        String group = name + (i % 2 == 0 ? "0" : "10");
        rows.add(List.of("f" + i, name + system, group, String.valueOf(score)));
      }
    }
    return ofSystems(rows);
  }

  /** A table of the columns id, system, snr and si_sdr. */
  static ScoreTable ofSystems(List<List<String>> rows) {
    return new ScoreTable("t.csv", List.of("id", "system", "snr", "si_sdr"), rows, SIGNED);
  }
}
