package sqe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.FilePlan;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.MetricRule;
import sqe.judge.stats.Power;
import sqe.metrics.MetricCatalog;
import sqe.report.PlanDocument;
import sqe.table.NotComparableException;
import sqe.table.PolicyException;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;

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

  @Option(names = "--margin", paramLabel = "X", description = "The loss to be found.")
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

  @Mixin private GateOptions options = new GateOptions();

  /** Read where errors are printed. */
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private Verbosity verbosity = new Verbosity();

  @Override
  public Integer call() {
    try {
      GatePolicy policy = options.policy();
      requireUsage();
      List<FilePlan> plans = scores == null ? List.of(fromFigures(policy)) : fromTables(policy);
      invocation.print(PlanDocument.of(plans, power, policy.alpha()));
      return ExitCode.DONE;
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (NotComparableException e) {
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
    if (baseline != null && scores == null) {
      throw invocation.usage("--baseline needs a score table to be compared with");
    }
    if (scores != null && (correlation != null || clusterSize != null)) {
      throw invocation.usage(
          "--icc and --cluster-size go with --sd: of a score table they are measured");
    }
    if (or(correlation, 0) > 0 && clusterSize == null) {
      throw invocation.usage("--icc needs --cluster-size: how many files are of one cluster");
    }
  }

  private static double or(@Nullable Double given, double otherwise) {
    return given == null ? otherwise : given;
  }

  private FilePlan fromFigures(GatePolicy policy) {
    return FilePlan.of(
        "",
        Objects.requireNonNull(sd),
        Objects.requireNonNull(margin),
        or(correlation, 0),
        or(clusterSize, 1),
        policy.alpha(),
        power,
        "");
  }

  private List<FilePlan> fromTables(GatePolicy policy)
      throws NotComparableException, PolicyException {
    MetricCatalog catalog = MetricCatalog.load();
    ScoreTable table = policy.named(ScoreTableReader.read(Objects.requireNonNull(scores)));
    ScoreTable other = baseline == null ? null : policy.named(ScoreTableReader.read(baseline));
    List<FilePlan> plans = new ArrayList<>();
    for (var entry : policy.rulesFor(table, catalog).entrySet()) {
      MetricRule rule = entry.getValue();
      MetricFacts facts = MetricFacts.of(entry.getKey(), rule.direction(), catalog);
      Double wanted = rule.margin() != null ? rule.margin() : margin;
      Double used = wanted != null ? wanted : facts.usualMargin();
      if (used == null || used <= 0) {
        throw invocation.usage(
            "no margin for " + entry.getKey() + ": --metric " + entry.getKey() + ":MARGIN");
      }
      plans.add(FilePlan.of(facts, used, table, other, policy, power));
    }
    return plans;
  }
}
