package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.judge.compare.Comparison;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/** Columns such as a level, of which neither a high nor a low value is better. */
class FactsTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();
  private static final TableSignatures SIGNED =
      new TableSignatures(
          Map.of("si_sdr", Tables.SI_SDR, "active_level", "active_level|rev:1"), "data1");

  @TempDir private Path folder;

  private static ScoreTable table(String source, double levelChange) {
    double[] noise = Tables.noise(source, 60);
    return new Tables(source, 60)
        .number("si_sdr", i -> 10 + 0.1 * noise[i])
        .number("active_level", i -> -26 + levelChange + 0.1 * noise[i])
        .signed(SIGNED)
        .table();
  }

  private GateReport gate(String policy) throws Exception {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(file, policy);
    return new Gate(PolicyReader.read(file), CATALOG).run(table("old", 0), table("new", -3));
  }

  @Test
  void gateAndComparisonLeaveThemOut() throws Exception {
    assertThat(gate("alpha: 0.05\n").metrics())
        .extracting(MetricResult::name)
        .containsExactly("si_sdr");
    assertThat(
            new Comparison(GatePolicy.defaults(), CATALOG)
                .run(List.of(table("old", 0), table("new", -3)))
                .systems())
        .extracting(line -> line.facts().column())
        .containsOnly("si_sdr");
  }

  @Test
  void oneThatIsAskedForNeedsADirection() {
    assertThatThrownBy(() -> gate("metrics: {active_level: 1}\n"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("active_level")
        .hasMessageContaining("direction");
  }

  @ParameterizedTest
  @CsvSource({"higher, FAIL", "lower, IMPROVED"})
  void oneWithADirectionIsJudged(String direction, Verdict verdict) throws Exception {
    GateReport report =
        gate("metrics: {active_level: {margin: 1, direction: %s}}\n".formatted(direction));
    assertThat(report.metrics()).hasSize(1);
    assertThat(report.metrics().get(0).verdict()).isEqualTo(verdict);
  }
}
