package sqe.bench;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs benchmarks with JMH's own options and prints what they gave as Markdown tables. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs the benchmarks the arguments name; lists and help are JMH's. */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions options = new CommandLineOptions(arguments);
    boolean measures =
        !options.shouldHelp()
            && !options.shouldList()
            && !options.shouldListWithParams()
            && !options.shouldListProfilers()
            && !options.shouldListResultFormats();
    if (!measures) {
      Main.main(arguments);
      return;
    }
    Collection<RunResult> results = new Runner(options).run();
    System.out.println();
    System.out.print(new MarkdownTables(results).render());
  }
}
