package sqe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.judge.plan.FilePlan;
import sqe.judge.plan.FilePlanner;
import sqe.judge.plan.Spread;
import sqe.judge.stats.Power;
import sqe.metrics.MetricCatalog;
import sqe.report.PlanDocument;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/** {@code sqe plan}: how many files does a gate need? */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Say how many files (and speakers) a gate needs to find a loss of the margin.",
    footer = {
      "",
      "Examples:",
      "  sqe plan --sd 0.8 --margin 0.2",
      "  sqe plan --sd 0.8 --margin 0.2 --icc 0.1 --cluster-size 20",
      "  sqe plan new.csv --baseline old.csv --metric si_sdr:0.2 --cluster speaker"
    })
final class PlanCommand implements Callable<Integer> {

  /** Options that say how score tables are read and measured, in the order they are listed. */
  private static final String[] OF_TABLES = {
    "--baseline",
    "--system",
    "--baseline-system",
    "--metric",
    "--cluster",
    "--allow",
    "--unsigned-ok",
    "--column"
  };

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCORES",
      description = "A score table that shows how much scores vary.")
  private @Nullable Path scores;

  @Option(
      names = {"-b", "--baseline"},
      paramLabel = "FILE",
      description = "Another, so that differences show how much they vary.")
  private @Nullable Path baseline;

  @Option(names = "--sd", paramLabel = "X", description = "Standard deviation of the differences.")
  private @Nullable Double sd;

  @Option(
      names = "--margin",
      paramLabel = "X",
      description = "The loss to be found, of metrics without a margin of their own.")
  private @Nullable Double margin;

  @Option(
      names = "--icc",
      paramLabel = "R",
      description = "Correlation of differences within a cluster; default 0.")
  private @Nullable Double correlation;

  @Option(
      names = "--cluster-size",
      paramLabel = "M",
      description = "Files of one cluster; default 1.")
  private @Nullable Double clusterSize;

  @Option(
      names = "--power",
      paramLabel = "P",
      description = "Chance of finding the loss; default 0.8.")
  private double power = Power.USUAL;

  @Mixin private SystemChoice systems = new SystemChoice();

  @Mixin private PolicyFile policyFile = new PolicyFile();

  @Mixin private MetricMargins metrics = new MetricMargins();

  @Mixin private Independence independence = new Independence();

  @Mixin private FalseAlarms falseAlarms = new FalseAlarms();

  @Mixin private TableReading reading = new TableReading();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    requireUsage();
    try {
      requireMarginToBeUsed();
      GatePolicy policy = policy();
      List<FilePlan> plans = scores == null ? List.of(fromFigures(policy)) : fromTables(policy);
      invocation.print(PlanDocument.of(plans));
      return ExitCode.DONE;
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private void requireUsage() {
    if ((scores == null) == (sd == null)) {
      throw invocation.usage("give either --sd and --margin, or a score table");
    }
    if (sd != null && (margin == null || !(sd > 0))) {
      throw invocation.usage("--sd is above 0 and needs --margin");
    }
    if (margin != null && !(margin > 0)) {
      throw invocation.usage("--margin is above 0");
    }
    if (!(power > 0.5 && power < 1)) {
      throw invocation.usage("--power is above 0.5 and below 1");
    }
    if (!(or(correlation, 0) >= 0 && or(correlation, 0) <= 1) || !(or(clusterSize, 1) >= 1)) {
      throw invocation.usage("--icc is from 0 to 1 and --cluster-size at least 1");
    }
    requireNothingIgnored();
  }

  private void requireNothingIgnored() {
    if (scores == null) {
      invocation.refuse(
          invocation
              .given(OF_TABLES)
              .map(option -> option + " needs a score table: --sd says what one would show"));
    }
    if (scores != null && (correlation != null || clusterSize != null)) {
      throw invocation.usage(
          "--icc and --cluster-size go with --sd: of a score table they are measured");
    }
    if (baseline == null) {
      invocation.refuse(
          invocation
              .given("--baseline-system", "--allow")
              .map(option -> option + " needs --baseline: one table alone is compared with none"));
    }
    if (or(correlation, 0) > 0 && clusterSize == null) {
      throw invocation.usage("--icc needs --cluster-size: how many files are of one cluster");
    }
  }

  private void requireMarginToBeUsed() throws PolicyException {
    if (margin != null && metrics.sayAllMargins()) {
      throw invocation.usage("--margin says nothing: each --metric has its own");
    }
  }

  private static double or(@Nullable Double given, double otherwise) {
    return given == null ? otherwise : given;
  }

  private GatePolicy policy() throws PolicyException {
    return policyFile.with(metrics, this::addMarginTo, independence, falseAlarms, reading);
  }

  /** The margin for all goes before those of a policy file, not before those of single metrics. */
  private void addMarginTo(GatePolicy.Builder policy) throws PolicyException {
    if (margin != null) {
      for (var rule : Map.copyOf(policy.metrics()).entrySet()) {
        if (!metrics.sayMarginOf(rule.getKey())) {
          policy.metric(rule.getKey(), rule.getValue().toBuilder().margin(margin).build());
        }
      }
    }
  }

  private FilePlan fromFigures(GatePolicy policy) {
    return FilePlan.of(
        new Spread(Objects.requireNonNull(sd), or(correlation, 0), or(clusterSize, 1)),
        new FilePlan.Target(Objects.requireNonNull(margin), policy.alpha(), power));
  }

  private List<FilePlan> fromTables(GatePolicy policy) throws TableException, PolicyException {
    ScoreTable table = systems.readCurrent(Objects.requireNonNull(scores), policy);
    ScoreTable other = baseline == null ? null : systems.readBaseline(baseline, policy);
    return new FilePlanner(policy, MetricCatalog.load(), margin, power).plans(table, other);
  }
}
