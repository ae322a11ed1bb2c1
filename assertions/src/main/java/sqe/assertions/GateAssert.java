package sqe.assertions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.PolicyReader;
import sqe.metrics.MetricCatalog;
import sqe.report.GateSentences;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/**
 * Says in a test that a system is not worse than its baseline, file by file:
 *
 * <pre>{@code
 * assertThat(Path.of("scores.csv")).against(Path.of("baseline.lock")).metric("si_sdr", 0.2).passes();
 * }</pre>
 *
 * <p>It is the gate of {@link sqe.judge.gate.Gate}: a regression, lost coverage or a broken
 * guardrail fail, and too few data where the policy says so. The message is what the gate says.
 */
public final class GateAssert {

  /** Where a table comes from. */
  private interface Source {
    ScoreTable table() throws TableException;
  }

  /** Where a policy comes from. */
  private interface Rules {
    GatePolicy policy() throws PolicyException;
  }

  private final Source current;
  private @Nullable Source baseline;
  private @Nullable String system;
  private @Nullable String baselineSystem;
  private Rules rules = GatePolicy::defaults;
  private final List<Consumer<GatePolicy.Builder>> said = new ArrayList<>();

  private GateAssert(Source current) {
    this.current = current;
  }

  /** Asserts on a table of scores. */
  public static GateAssert assertThat(ScoreTable scores) {
    return new GateAssert(() -> scores);
  }

  /** Asserts on a file that holds a table of scores, or a lock. */
  public static GateAssert assertThat(Path scores) {
    return new GateAssert(() -> ScoreTableReader.read(scores));
  }

  /** What the scores are compared with. */
  public GateAssert against(ScoreTable scores) {
    baseline = () -> scores;
    return this;
  }

  /** What the scores are compared with: a file that holds a table or a lock. */
  public GateAssert against(Path scores) {
    baseline = () -> ScoreTableReader.read(scores);
    return this;
  }

  /** Which system of the table under test, where it has several. */
  public GateAssert system(String name) {
    system = name;
    return this;
  }

  /** Which system of the baseline, where it has several. */
  public GateAssert baselineSystem(String name) {
    baselineSystem = name;
    return this;
  }

  /** What is accepted; all else that is said here goes before it. */
  public GateAssert policy(GatePolicy policy) {
    rules = () -> policy;
    return this;
  }

  /** What is accepted, from a file in YAML or JSON; all else that is said here goes before it. */
  public GateAssert policy(Path file) {
    rules = () -> PolicyReader.read(file);
    return this;
  }

  /** A metric to compare, besides those of the policy; its margin is the usual one. */
  public GateAssert metric(String id) {
    return say(p -> p.metric(id, p.metrics().getOrDefault(id, MetricRule.plain())));
  }

  /**
   * A metric to compare, besides those of the policy.
   *
   * @param margin the largest loss of the mean that is accepted, in the metric's unit; at least 0
   * @throws IllegalArgumentException when it is not
   */
  public GateAssert metric(String id, double margin) {
    MetricRule alone = MetricRule.ofMargin(margin);
    return say(
        p -> p.metric(id, p.metrics().getOrDefault(id, alone).toBuilder().margin(margin).build()));
  }

  /** Fails where there are too few data to decide. */
  public GateAssert decided() {
    return say(p -> p.inconclusive(GatePolicy.Effect.FAIL));
  }

  /**
   * Lets nothing doubtful pass: too few data, new notes of silence or clipping, infinite changes
   * either way, tables without signatures.
   */
  public GateAssert strict() {
    return say(p -> p.strict(true));
  }

  /** Compares all the same what differs in a key of the signatures; {@code data}: other files. */
  public GateAssert allow(String key) {
    return say(p -> p.allow(Set.of(key)));
  }

  /** Takes tables without signatures on trust, such as those of other tools. */
  public GateAssert trustUnsigned() {
    return say(p -> p.unsignedOk(true));
  }

  /** Takes files as independent of each other, whatever speakers the tables name. */
  public GateAssert noClusters() {
    return say(GatePolicy.Builder::noClusters);
  }

  private GateAssert say(Consumer<GatePolicy.Builder> sentence) {
    said.add(sentence);
    return this;
  }

  /**
   * The gate passes.
   *
   * @return what it found
   * @throws AssertionError when it does not, with what it says; when the tables cannot be read or
   *     compared, with the reason and what helps
   * @throws IllegalArgumentException when what was asked makes no sense, such as a column that is
   *     not there
   * @throws IllegalStateException when there is nothing to compare with
   */
  public GateReport passes() {
    if (baseline == null) {
      throw new IllegalStateException("say what the scores are compared with: against(…)");
    }
    GateReport report = report(baseline);
    if (report.exitCode() != GateReport.PASSED) {
      throw new AssertionError(GateSentences.of(report));
    }
    return report;
  }

  private GateReport report(Source with) {
    try {
      GatePolicy.Builder policy = rules.policy().toBuilder();
      said.forEach(sentence -> sentence.accept(policy));
      return new Gate(policy.build(), MetricCatalog.load())
          .run(of(baselineSystem, with.table()), of(system, current.table()));
    } catch (TableException e) {
      throw new AssertionError(e.getMessage() + e.remedy().map(GateAssert::help).orElse(""), e);
    } catch (PolicyException e) {
      throw new IllegalArgumentException(
          e.getMessage() + e.remedy().map(GateAssert::help).orElse(""), e);
    }
  }

  private static ScoreTable of(@Nullable String system, ScoreTable table) {
    return system == null ? table : table.only("system", system);
  }

  private static String help(TableRemedy remedy) {
    return "; "
        + switch (remedy.kind()) {
          case ALLOW -> "allow(\"" + remedy.value() + "\") compares them all the same";
          case LEAVE_OUT_FILES -> "allow(\"" + GatePolicy.DATA + "\") compares the others";
          case JOIN_IDS ->
              "a policy with ids(RowIds."
                  + remedy.value().toUpperCase(Locale.ROOT)
                  + ") joins them";
          case TAKE_ON_TRUST -> "trustUnsigned() takes them on trust";
          case CHOOSE_SYSTEM -> "choose one with system(…) or baselineSystem(…)";
          case CHOOSE_METRICS -> "metric(…) chooses what is compared";
          case NAME_METRICS -> "name them with metric(…)";
          case GIVE_MARGIN -> "metric(\"" + remedy.value() + "\", margin) gives one";
          case NO_CLUSTERS -> "noClusters() takes files as independent";
          case WRITE_LOCK -> "write it again";
        };
  }
}
