package sqe.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/** Which system is meant of tables that hold several. */
final class SystemChoice {

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Which system of the table, where it has several.")
  private @Nullable String system;

  @Option(
      names = "--baseline-system",
      paramLabel = "NAME",
      description = "Which system of the baseline, where it has several.")
  private @Nullable String baselineSystem;

  /** The system under test; null where none was named. */
  @Nullable String current() {
    return system;
  }

  /** Whether a system of the baseline was named. */
  boolean ofBaseline() {
    return baselineSystem != null;
  }

  /** Reads what is to be locked: one system, or all there are. */
  ScoreTable readToLock(Path file, GatePolicy policy) throws TableException, PolicyException {
    return TableReading.read(file, policy, system);
  }

  /** Reads the table under test. */
  ScoreTable readCurrent(Path file, GatePolicy policy) throws TableException, PolicyException {
    return ofOne(TableReading.read(file, policy, system), "--system");
  }

  /** The baseline that was read already. */
  ScoreTable ofBaseline(ScoreTable table, GatePolicy policy)
      throws TableException, PolicyException {
    return ofOne(TableReading.read(table, policy, baselineSystem), "--baseline-system");
  }

  /** Reads the baseline. */
  ScoreTable readBaseline(Path file, GatePolicy policy) throws TableException, PolicyException {
    return ofOne(TableReading.read(file, policy, baselineSystem), "--baseline-system");
  }

  private static ScoreTable ofOne(ScoreTable table, String option) throws PolicyException {
    List<String> systems = table.distinct("system");
    if (systems.size() > 1) {
      throw new PolicyException(
          "%s has %s systems: %s; choose one with %s"
              .formatted(table.source(), systems.size(), String.join(", ", systems), option));
    }
    return table;
  }
}
