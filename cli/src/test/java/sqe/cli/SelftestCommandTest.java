package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo.Need;
import sqe.testing.SharedFolder;

/** {@code sqe selftest}; with {@code -Dsqe.docs=write} its expectations are written anew. */
class SelftestCommandTest {

  private static final Path EXPECTED =
      SharedFolder.project("cli/src/main/resources/sqe/cli/selftest/expected.csv");

  private static boolean needsNoMore(Metric metric) {
    return List.of(Need.REFERENCE).containsAll(metric.info().needs());
  }

  /** What one jar lacks is listed, and fails nothing. */
  @Test
  void scoresAreAsExpected() throws Exception {
    if ("write".equals(System.getProperty("sqe.docs"))) {
      write();
      return;
    }
    SqeCall call = SqeCall.run("selftest");
    assertThat(call.exitCode()).as(call.out() + call.err()).isZero();
    assertThat(call.out())
        .startsWith("sqe         ")
        .containsPattern("(?m)^Java        .*\\R^system      .*\\R^processor   .*\\R^memory ")
        .contains("models      ", "dnsmos")
        .containsPattern("PASS: \\d{3} scores as expected, to the last bit\\R$");
  }

  @Test
  void everyMetricOfAPairIsExpected() throws Exception {
    assertThat(Files.readAllLines(EXPECTED).stream().map(line -> line.split(",")[1]))
        .containsAll(
            MetricCatalog.load().metrics().stream()
                .filter(SelftestCommandTest::needsNoMore)
                .map(metric -> metric.info().id())
                .toList());
  }

  @Test
  void whatIsNotHereIsListedAndFailsNothing() throws Exception {
    SelfTest.Result result =
        SelfTest.run(new MetricCatalog(List.of(MetricCatalog.load().find("si_sdr").orElseThrow())));
    assertThat(result.scores()).hasSize(2).allMatch(SelfTest.Score::same);
    assertThat(result.missing()).contains("stoi", "pesq_wb").doesNotContain("si_sdr");
  }

  @Test
  void aBitIsADifference() {
    assertThat(new SelfTest.Score("noisy", "snr", "1.0000000000000002", "1.0").same()).isFalse();
  }

  private static void write() throws Exception {
    MetricCatalog catalog = MetricCatalog.load();
    List<String> metrics =
        catalog.metrics().stream()
            .filter(SelftestCommandTest::needsNoMore)
            .map(metric -> metric.info().id())
            .toList();
    StringBuilder text = new StringBuilder("system,metric,value\n");
    SelfTest.scores(metrics, catalog)
        .forEach(
            (system, scores) ->
                scores.forEach(
                    (metric, score) ->
                        text.append(system)
                            .append(',')
                            .append(metric)
                            .append(',')
                            .append(score)
                            .append('\n')));
    Files.writeString(EXPECTED, text);
  }
}
