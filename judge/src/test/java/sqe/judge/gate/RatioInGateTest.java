package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;

/** A metric whose value for a set is a sum of errors over a sum of words. */
class RatioInGateTest {

  private static final int FILES = 60;

  private static int words(int file) {
    return file % 3 == 0 ? 30 : 3;
  }

  private static Tables tables(String source, IntUnaryOperator errors) {
    return new Tables(source, FILES)
        .signed(null)
        .text("speaker", i -> "speaker" + i % 12)
        .text("length", i -> words(i) == 30 ? "long" : "short")
        .number("wer", i -> errors.applyAsInt(i) / (double) words(i))
        .number("word_errors", errors::applyAsInt)
        .number("words", RatioInGateTest::words);
  }

  private static GateReport report(ScoreTable before, ScoreTable now, String... groups)
      throws Exception {
    GatePolicy policy =
        GatePolicy.builder()
            .metric("wer", MetricRule.plain().toBuilder().margin(0.01).build())
            .groups(List.of(groups))
            .unsignedOk(true)
            .build();
    return new Gate(policy, MetricCatalog.load()).run(before, now);
  }

  @Test
  void meansAreTheRatesOfTheSet() throws Exception {
    ScoreTable before = tables("a", i -> 1).table();
    ScoreTable now = tables("b", i -> words(i) == 30 ? 4 : 1).table();
    GateReport report = report(before, now, "length");
    ScoreChanges all = report.metrics().get(0).changes();
    assertThat(all.baselineMean()).isCloseTo(60 / 720.0, within(1e-12));
    assertThat(all.currentMean()).isCloseTo(120 / 720.0, within(1e-12));
    MetricResult ofLong =
        report.groups().stream()
            .filter(group -> group.question().group().equals("length=long"))
            .findFirst()
            .orElseThrow();
    assertThat(ofLong.changes().baselineMean()).isCloseTo(1 / 30.0, within(1e-12));
    assertThat(ofLong.changes().currentMean()).isCloseTo(4 / 30.0, within(1e-12));
  }

  @Test
  void aLostRowLeavesTheOthersAsTheyAre() throws Exception {
    ScoreTable before = tables("a", i -> 2).table();
    ScoreTable now =
        tables("b", i -> 2)
            .text("word_errors", i -> i == 0 ? "" : "2")
            .text("words", i -> i == 0 ? "" : String.valueOf(words(i)))
            .text("wer", i -> i == 0 ? "" : String.valueOf(2.0 / words(i)))
            .table();
    ScoreChanges changes = report(before, now).metrics().get(0).changes();
    assertThat(changes.lost()).hasSize(1);
    assertThat(changes.currentMean()).isEqualTo(changes.baselineMean());
    assertThat(changes.currentMean()).isCloseTo(118 / 690.0, within(1e-12));
  }

  @Test
  void otherTextsAreNotCompared() {
    ScoreTable before = tables("a", i -> 1).table();
    ScoreTable now = tables("b", i -> 1).number("words", i -> words(i) + 1).table();
    assertThatThrownBy(() -> report(before, now))
        .isInstanceOf(NotComparableException.class)
        .hasMessageContaining("score both with the same texts");
  }

  @Test
  void withoutCountsTheMeanOfTheRowsIsComparedAndANoteSaysSo() throws Exception {
    ScoreTable table =
        new Tables("a", FILES).signed(null).number("wer", i -> 1.0 / words(i)).table();
    MetricResult found = report(table, table).metrics().get(0);
    assertThat(found.changes().baselineMean())
        .isCloseTo(20 / 60.0 / 30 + 40 / 60.0 / 3, within(1e-12));
    assertThat(found.notes()).anyMatch(note -> note.contains("the mean of the rows"));
  }

  /** Errors of which half are insertions, so that what they are divided by grows with them. */
  private static ScoreTable matches(String source, IntUnaryOperator errors) {
    return new Tables(source, FILES)
        .signed(null)
        .number("mer", i -> errors.applyAsInt(i) / (words(i) + errors.applyAsInt(i) / 2.0))
        .number("wil", i -> errors.applyAsInt(i) / (2.0 * words(i)))
        .number("word_errors", errors::applyAsInt)
        .number("aligned_words", i -> words(i) + errors.applyAsInt(i) / 2.0)
        .table();
  }

  private static MetricResult ofMatches(IntUnaryOperator before, IntUnaryOperator now, String id)
      throws Exception {
    GatePolicy policy =
        GatePolicy.builder()
            .metric(id, MetricRule.plain().toBuilder().margin(0.01).build())
            .unsignedOk(true)
            .build();
    return new Gate(policy, MetricCatalog.load())
        .run(matches("a", before), matches("b", now))
        .metrics()
        .get(0);
  }

  @Test
  void aDenominatorThatVariesWithTheSystemIsPartOfTheRatio() throws Exception {
    MetricResult found = ofMatches(i -> 1, i -> words(i) == 30 ? 4 : 1, "mer");
    assertThat(found.changes().baselineMean()).isCloseTo(60 / (720.0 + 30), within(1e-12));
    assertThat(found.changes().currentMean()).isCloseTo(120 / (720.0 + 60), within(1e-12));
    assertThat(found.notes()).anyMatch(note -> note.contains("over that of aligned_words"));
  }

  @Test
  void aRateThatIsNoRatioIsTheMeanOfTheRowsAndSaysSo() throws Exception {
    MetricResult found = ofMatches(i -> 1, i -> 1, "wil");
    assertThat(found.changes().baselineMean())
        .isCloseTo(20 / 60.0 / 60 + 40 / 60.0 / 6, within(1e-12));
    assertThat(found.notes()).anyMatch(note -> note.startsWith("wil: the mean of the rows"));
  }

  /**
   * The variance of the shares is that of the ratio over samples, within what 4000 of them tell.
   */
  @Test
  void sharesVaryAsTheRatioDoes() {
    var random = new Random(1);
    int rows = 50;
    double squares = 0;
    double sum = 0;
    double told = 0;
    int samples = 4000;
    for (int s = 0; s < samples; s++) {
      double[] e = new double[rows];
      double[] w = new double[rows];
      for (int i = 0; i < rows; i++) {
        double inserted = random.nextInt(4);
        w[i] = 3 + random.nextInt(20) + inserted;
        e[i] = inserted + random.nextInt(3);
      }
      var parts = new RatioParts(e, w, false);
      RatioParts.Whole whole = parts.whole(IntStream.range(0, rows).toArray());
      double[] shares = IntStream.range(0, rows).mapToDouble(i -> parts.share(i, whole)).toArray();
      double mean = Arrays.stream(shares).average().orElseThrow();
      assertThat(mean).isCloseTo(whole.rate(), within(1e-12));
      told += Arrays.stream(shares).map(x -> (x - mean) * (x - mean)).sum() / (rows - 1) / rows;
      sum += mean;
      squares += mean * mean;
    }
    double variance = squares / samples - sum / samples * (sum / samples);
    assertThat(told / samples).isCloseTo(variance, within(0.1 * variance));
  }
}
