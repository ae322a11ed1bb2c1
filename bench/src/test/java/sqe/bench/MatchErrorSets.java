package sqe.bench;

import java.util.ArrayList;
import java.util.List;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.Verdict;
import sqe.judge.stats.Interval;
import sqe.judge.stats.SeededRandom;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/**
 * How often the gate says what of a match error rate, from tables to verdicts. Its denominator,
 * words said or inserted, is another one in each table, so that the gate's linearised shares are
 * simulated with it.
 *
 * <p>Texts have 2 to 40 words. Each word is missed or misheard with a probability that a speaker
 * moves by up to 0.06 in each system, and followed by an invented one with another. A system that
 * is worse misses and invents more.
 */
final class MatchErrorSets {

  /** As it stands in docs/gate.md. */
  static final String NAME = "`mer`, tables of 10 speakers";

  private static final MetricCatalog CATALOG = MetricCatalog.load();
  private static final int SPEAKERS = 10;
  private static final double MISSED = 0.15;
  private static final double INVENTED = 0.05;
  private static final double BY_SPEAKER = 0.06;

  /** Of a change of the rate, the part by which more words are invented. */
  private static final double BY_INVENTION = 0.3;

  private static final double MARGIN = 0.04;
  private static final int PERMUTATIONS = 999;

  private MatchErrorSets() {}

  /** Simulates; the same seed gives the same rates with any number of threads. */
  static CalibrationRates of(int files, int trials, long seed) {
    return CalibrationRates.counted(trials, trial -> trial(files, seed, trial));
  }

  private static boolean[] trial(int files, long seed, int trial) {
    MetricResult same = judged(files, 0, 0, new SeededRandom(seed, NAME + files, trial), trial);
    String losing = NAME + " at the margin " + files;
    MetricResult atMargin =
        judged(files, MARGIN, MARGIN, new SeededRandom(seed, losing, trial), trial);
    // the same texts and chances: what these data would be, were the loss larger by what is printed
    double found = MARGIN + atMargin.evidence().detectable();
    MetricResult beyond =
        judged(files, found, MARGIN, new SeededRandom(seed, losing, trial), trial);
    Interval interval = same.evidence().interval();
    return new boolean[] {
      same.verdict() == Verdict.FAIL,
      same.verdict() == Verdict.IMPROVED,
      atMargin.verdict() == Verdict.FAIL,
      atMargin.verdict() != Verdict.FAIL && atMargin.verdict() != Verdict.INCONCLUSIVE,
      beyond.verdict() == Verdict.FAIL,
      interval != null && interval.low() <= 0 && interval.high() >= 0
    };
  }

  /** What the gate says of a system whose rate is higher by so much, on new texts. */
  private static MetricResult judged(
      int files, double loss, double margin, SeededRandom random, int seed) {
    int[] words = new int[files];
    for (int i = 0; i < files; i++) {
      words[i] = 2 + random.nextInt(39);
    }
    GatePolicy policy =
        GatePolicy.builder()
            .unsignedOk(true)
            .cluster("speaker")
            .resamples(PERMUTATIONS)
            .seed(seed)
            .metric("mer", MetricRule.ofMargin(margin))
            .build();
    try {
      return new Gate(policy, CATALOG)
          .run(table("baseline", words, 0, random), table("current", words, loss, random))
          .metrics()
          .get(0);
    } catch (TableException | PolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ScoreTable table(String name, int[] words, double loss, SeededRandom random) {
    double invented = INVENTED + BY_INVENTION * loss;
    double rate = (MISSED + INVENTED) / (1 + INVENTED) + loss;
    double missed = rate * (1 + invented) - invented;
    double[] bySpeaker = new double[SPEAKERS];
    for (int s = 0; s < SPEAKERS; s++) {
      bySpeaker[s] = missed + BY_SPEAKER * (2 * random.nextDouble() - 1);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      int inserted = drawn(words[i], invented, random);
      int errors = drawn(words[i], bySpeaker[i % SPEAKERS], random) + inserted;
      int aligned = words[i] + inserted;
      rows.add(
          List.of(
              "f" + i,
              "s" + i % SPEAKERS,
              String.valueOf((double) errors / aligned),
              String.valueOf(errors),
              String.valueOf(aligned)));
    }
    return new ScoreTable(
        name, List.of("id", "speaker", "mer", "word_errors", "aligned_words"), rows, null);
  }

  private static int drawn(int words, double probability, SeededRandom random) {
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += random.nextDouble() < probability ? 1 : 0;
    }
    return count;
  }
}
