package sqe.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyColumns;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.RowIds;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;

/** How tables are read, and how far they may differ in what they say of themselves. */
final class TableReading implements PolicyPart {

  @Option(
      names = "--allow",
      paramLabel = "KEY",
      split = ",",
      description = "Signature keys that may differ; 'data': other ids and references.")
  private List<String> allow = List.of();

  @Option(
      names = "--unsigned-ok",
      description = "Take tables without FILE.meta.json on trust, such as those of other tools.")
  private boolean unsignedOk;

  @Option(
      names = "--ids",
      paramLabel = "path|name|stem",
      description = "What of an id counts: all of it (default), the file's name, or its stem.")
  private @Nullable RowIds ids;

  @Option(
      names = "--column",
      paramLabel = "NAME=COLUMN",
      description = "What another tool calls a column: --column id=filename.")
  private Map<String, String> columns = Map.of();

  @Override
  public void addTo(GatePolicy.Builder policy) {
    policy.allow(new LinkedHashSet<>(allow)).columns(columns);
    if (unsignedOk) {
      policy.unsignedOk(true);
    }
    if (ids != null) {
      policy.ids(ids);
    }
  }

  /**
   * Reads the table of one system.
   *
   * @param policy says what its columns are called
   * @param system which, where there are several; null: there is one
   */
  static ScoreTable read(Path file, GatePolicy policy, @Nullable String system)
      throws TableException, PolicyException {
    return read(ScoreTableReader.read(file), policy, system);
  }

  /** The same of a table that was read already. */
  static ScoreTable read(ScoreTable read, GatePolicy policy, @Nullable String system)
      throws TableException, PolicyException {
    ScoreTable table = PolicyColumns.renamed(read, policy);
    try {
      return system == null ? table : table.only("system", system);
    } catch (NotInTableException e) {
      throw new PolicyException(e);
    }
  }
}
