package sqe.serve;

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
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;

/** {@code gate}: is a table worse than its baseline, as by {@code sqe gate}. */
final class GateMethod implements Method {

  private static final List<String> KNOWN =
      List.of("current", "baseline", "policy", "system", "baseline_system");

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
            : RequestedTable.of(params.object(name), name);
    ScoreTable renamed = PolicyColumns.renamed(table, policy);
    String chosen = params.text(system);
    return chosen == null ? renamed : renamed.only("system", chosen);
  }
}
