package sqe.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.PolicyColumns;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.PolicyReader;
import sqe.metrics.MetricCatalog;
import sqe.report.GateFormat;
import sqe.table.DataSignature;
import sqe.table.Decimal;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/** {@code gate}: is a table worse than its baseline, as by {@code sqe gate}. */
final class GateMethod implements Method {

  private static final List<String> KNOWN =
      List.of("current", "baseline", "policy", "system", "baseline_system");

  private static final List<String> OF_TABLE =
      List.of("name", "columns", "rows", "signatures", "digests");

  private final MetricCatalog catalog;

  GateMethod(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException {
    params.requireOnly(KNOWN);
    try {
      GatePolicy policy = policy(params);
      ScoreTable baseline = table(params, "baseline", "baseline_system", policy);
      ScoreTable current = table(params, "current", "system", policy);
      GateReport report = new Gate(policy, catalog).run(baseline, current);
      Map<String, @Nullable Object> result = GateFormat.values(report);
      result.put("text", GateFormat.TEXT.write(report));
      return result;
    } catch (NotInTableException e) {
      throw Failures.of(e);
    } catch (PolicyException e) {
      throw Failures.of(e);
    } catch (TableException e) {
      throw Failures.of(e);
    }
  }

  private static GatePolicy policy(Params params) throws RequestException, PolicyException {
    if (params.value("policy") instanceof String text) {
      return PolicyReader.read(Sounds.path("params.policy", text));
    }
    return PolicyReader.of(params.object("policy").values());
  }

  private static ScoreTable table(Params params, String name, String system, GatePolicy policy)
      throws RequestException, PolicyException, TableException {
    params.required(name);
    ScoreTable table =
        params.value(name) instanceof String text
            ? ScoreTableReader.read(Sounds.path(params.path() + name, text))
            : inMemory(params.object(name), name);
    ScoreTable renamed = PolicyColumns.renamed(table, policy);
    String chosen = params.text(system);
    return chosen == null ? renamed : renamed.only("system", chosen);
  }

  private static ScoreTable inMemory(Params table, String usualName) throws RequestException {
    table.requireOnly(OF_TABLE);
    table.required("columns");
    List<String> columns = table.texts("columns");
    List<List<String>> rows = new ArrayList<>();
    for (Object row : table.list("rows")) {
      rows.add(cells(table, row, columns.size()));
    }
    if (rows.isEmpty()) {
      throw RequestException.params(table.path() + "rows is empty");
    }
    return new ScoreTable(table.text("name", usualName), columns, rows, signatures(table));
  }

  private static List<String> cells(Params table, @Nullable Object row, int columns)
      throws RequestException {
    if (!(row instanceof List<?> list) || list.size() != columns) {
      throw table.wrong("rows", "a list of lists with %s cells each".formatted(columns));
    }
    List<String> cells = new ArrayList<>();
    for (Object cell : list) {
      if (cell == null) {
        cells.add("");
      } else if (cell instanceof Double number) {
        cells.add(Decimal.of(number));
      } else if (cell instanceof Number || cell instanceof String) {
        cells.add(cell.toString());
      } else {
        throw table.wrong("rows", "a list of rows of numbers, texts and null");
      }
    }
    return cells;
  }

  private static @Nullable TableSignatures signatures(Params table) throws RequestException {
    Map<String, String> signatures = new LinkedHashMap<>();
    Params given = table.object("signatures");
    for (String id : given.values().keySet()) {
      signatures.put(id, given.text(id, ""));
    }
    DataSignature data = new DataSignature();
    Params digests = table.object("digests");
    for (String id : digests.values().keySet()) {
      data.add(id, digests.text(id, ""));
    }
    return signatures.isEmpty()
        ? null
        : new TableSignatures(signatures, data.references() == 0 ? null : data.sha256());
  }
}
