package sqe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.scoring.NothingToScoreException;
import sqe.table.Counted;
import sqe.table.IoMessages;
import sqe.table.ToolVersion;

/** {@code sqe selftest}: does sqe give here what it gave where it was built? */
@Command(
    name = "selftest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Score the pairs that come with sqe, and compare each score to the last bit.",
    footer = {
      "",
      "Run it first on a new machine, and begin a bug report with what it prints.",
      "",
      "Exit codes: 0 all scores are as expected; 1 some are not; 3 it could not run."
    })
final class SelftestCommand implements Callable<Integer> {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final long MEBIBYTE = 1 << 20;

  @Mixin private Invocation invocation = new Invocation();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    MetricCatalog catalog = MetricCatalog.load();
    Terminal out = Terminal.ofOut(invocation.out());
    try {
      machine().forEach(out::line);
      out.line("models      " + models(catalog));
      SelfTest.Result result = SelfTest.run(catalog);
      List<SelfTest.Score> wrong = result.scores().stream().filter(s -> !s.same()).toList();
      if (!result.missing().isEmpty()) {
        out.line("not here    " + String.join(" ", result.missing()));
      }
      for (SelfTest.Score score : wrong) {
        out.line(
            "%s of %s is %s, expected %s"
                .formatted(
                    score.metric(), score.system(), or(score.found()), or(score.expected())));
      }
      out.line(
          wrong.isEmpty()
              ? "PASS: "
                  + Counted.of(result.scores().size(), "score", "scores")
                  + " as expected, to the last bit"
              : "FAIL: %s of %s are not as expected: please report this, with all lines above"
                  .formatted(wrong.size(), Counted.of(result.scores().size(), "score", "scores")));
      return wrong.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE, "the self-test cannot run: " + IoMessages.describe(e), e);
    } catch (NothingToScoreException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private static String or(String score) {
    return score.isEmpty() ? "undefined" : score;
  }

  private static List<String> machine() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        "sqe         " + ToolVersion.build(),
        "Java        %s, %s, %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vendor")),
        "system      %s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        "processor   %s, %s"
            .formatted(
                processor(),
                Counted.of(runtime.availableProcessors(), "core for sqe", "cores for sqe")),
        "memory      at most %s MiB".formatted(runtime.maxMemory() / MEBIBYTE),
        "language    %s, file names in %s"
            .formatted(
                String.valueOf(System.getenv().getOrDefault("LC_ALL", System.getenv("LANG"))),
                System.getProperty("sun.jnu.encoding")));
  }

  /** Its name where the system has a file that says it. */
  private static String processor() throws IOException {
    if (!Files.isReadable(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /** The families of networks, and those whose model the user has to bring and has not. */
  private static String models(MetricCatalog catalog) {
    Set<String> present = new TreeSet<>();
    Set<String> wanted = new TreeSet<>();
    for (Metric metric : catalog.metrics()) {
      MetricInfo info = metric.info();
      if (info.decimals().isPresent()) {
        boolean missing = info.needs().contains(MetricInfo.Need.MODEL);
        (missing ? wanted : present).add(info.family());
      }
    }
    List<String> words = new ArrayList<>(present);
    wanted.forEach(family -> words.add("(no " + family + ")"));
    return words.isEmpty() ? "none" : String.join(" ", words);
  }
}
