package sqe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/**
 * Calibrates the gate by simulation and prints the tables that stand in docs/gate.md, with {@code
 * mvn -Pcalibration -pl bench -am verify}; other builds run one small simulation.
 *
 * <p>With 2,000 sets a row a rate of 0.05 is known to ±0.01, a coverage of 0.95 likewise. {@code
 * -Dcalibration.seed=N} takes another seed than the one the documentation quotes, {@code
 * -Dcalibration.trials=N} another number of sets.
 */
class GateCalibrationTest {

  /** The seed and number of sets of the table in docs/gate.md. */
  private static final long DOCUMENTED_SEED = 2026;

  private static final int DOCUMENTED_TRIALS = 2000;

  private static final long SEED = Long.getLong("calibration.seed", DOCUMENTED_SEED);
  private static final int TRIALS = Integer.getInteger("calibration.trials", DOCUMENTED_TRIALS);

  private static String documentation = "";

  @BeforeAll
  static void readDocumentation() throws IOException {
    documentation = Files.readString(SharedFolder.project("docs/gate.md"));
  }

  static Stream<Arguments> held() {
    return rows(CalibrationScenario.HELD);
  }

  static Stream<Arguments> harder() {
    return rows(CalibrationScenario.HARDER);
  }

  private static Stream<Arguments> rows(List<CalibrationScenario> scenarios) {
    return scenarios.stream()
        .flatMap(each -> IntStream.of(20, 50, 200).mapToObj(files -> Arguments.of(each, files)));
  }

  @Tag("calibration")
  @ParameterizedTest
  @MethodSource("held")
  void ratesPowerAndCoverageStayInTheirBands(CalibrationScenario scenario, int files) {
    CalibrationRates rates = simulated(scenario, files);
    requireInBands(
        rates, files >= scenario.rates(), scenario.power(), files >= 50 ? scenario.coverage() : 1);
    requireDocumented(rates.row(scenario.name(), files));
  }

  /** From tables to verdicts, through all of the gate. */
  @Tag("calibration")
  @ParameterizedTest
  @ValueSource(ints = {20, 50, 200})
  void verdictsOfMatchErrorRatesStayInTheirBands(int files) {
    CalibrationRates rates = MatchErrorSets.of(files, TRIALS, SEED);
    String row = rates.row(MatchErrorSets.NAME, files);
    System.out.println(row);
    requireInBands(rates, true, true, files >= 50 ? 0.02 : 1);
    requireDocumented(row);
  }

  private static void requireInBands(
      CalibrationRates rates, boolean falseAlarms, boolean power, double coverage) {
    SoftAssertions softly = new SoftAssertions();
    if (falseAlarms) {
      for (double rate : rates.falseAlarms()) {
        softly.assertThat(rate).as("a rate of false alarms").isBetween(0.03, 0.07);
      }
    }
    if (power) {
      softly.assertThat(rates.power()).as("power").isBetween(0.75, 0.85);
    }
    softly.assertThat(rates.coverage()).as("coverage").isCloseTo(0.95, within(coverage + 1e-12));
    softly.assertAll();
  }

  @Tag("calibration")
  @ParameterizedTest
  @MethodSource("harder")
  void harderCasesAreAsDocumented(CalibrationScenario scenario, int files) {
    CalibrationRates rates = simulated(scenario, files);
    assertThat(rates.power()).isGreaterThan(0.5);
    assertThat(rates.coverage()).isBetween(0.75, 0.99);
    requireDocumented(rates.row(scenario.name(), files));
  }

  static Stream<Arguments> real() {
    return RealDifferences.all().stream()
        .flatMap(each -> IntStream.of(38, 200).mapToObj(files -> Arguments.of(each, files)));
  }

  @Tag("calibration")
  @ParameterizedTest
  @MethodSource("real")
  void ratesOnRealDifferencesAreAsDocumented(RealDifferences differences, int files) {
    RealDifferences.Errors flips = differences.errors(false, files, TRIALS, SEED);
    RealDifferences.Errors ranks = differences.errors(true, files, TRIALS, SEED);
    String row = differences.row(files, flips, ranks);
    System.out.println(row);
    assertThat(List.of(flips.fail(), flips.improved(), ranks.fail(), ranks.improved()))
        .allMatch(rate -> rate < 0.3);
    requireDocumented(row);
  }

  private static CalibrationRates simulated(CalibrationScenario scenario, int files) {
    CalibrationRates rates = CalibrationRates.of(scenario, files, TRIALS, SEED);
    System.out.println(rates.row(scenario.name(), files));
    return rates;
  }

  private static void requireDocumented(String row) {
    if (SEED == DOCUMENTED_SEED && TRIALS == DOCUMENTED_TRIALS) {
      assertThat(documentation.contains(row)).as("docs/gate.md has the row %s", row).isTrue();
    }
  }

  @Test
  void aSmallSimulationOfMatchErrorRatesComesNearTheRates() {
    CalibrationRates rates = MatchErrorSets.of(50, 200, 5);
    for (double rate : rates.falseAlarms()) {
      assertThat(rate).isBetween(0.01, 0.11);
    }
    assertThat(rates.power()).isBetween(0.65, 0.95);
    assertThat(rates.coverage()).isBetween(0.89, 0.99);
  }

  @Test
  void aSmallSimulationComesNearTheRates() {
    CalibrationRates rates = CalibrationRates.of(CalibrationScenario.HELD.get(3), 50, 400, 5);
    for (double rate : rates.falseAlarms()) {
      assertThat(rate).isBetween(0.01, 0.10);
    }
    assertThat(rates.power()).isBetween(0.7, 0.9);
    assertThat(rates.coverage()).isBetween(0.91, 0.99);
  }
}
