package sqe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.table.Counted;
import sqe.table.ManifestText;
import sqe.table.Pair;
import sqe.table.TableFormat;

/** {@code sqe pairs}: the manifest that {@code sqe score} would use, to look at and to edit. */
@Command(
    name = "pairs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write the manifest that `sqe score` would use, without scoring anything.",
    footer = {
      "",
      "A folder laid out as VoiceBank-DEMAND, DNS, EARS, URGENT, LibriMix or WHAM is known, alone or"
          + " as REFERENCE.",
      "A list of files (.scp: a name and a path in each line) may stand for a folder.",
      "",
      "Examples:",
      "  sqe pairs clean/ enhanced/",
      "  sqe pairs clean/ enhanced/ --estimate-name '{id}_enhanced' -o pairs.csv",
      "  sqe score --manifest pairs.csv -o scores.csv"
    })
final class PairsCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Mixin private ScoreInput input = new ScoreInput();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the manifest goes (default, and -: stdout); paths are relative to it.")
  private @Nullable Path output;

  @Mixin private Verbosity verbosity = new Verbosity();

  @Override
  public Integer call() {
    Terminal terminal = invocation.terminal();
    if (output != null && TableFormat.of(output) != TableFormat.CSV) {
      throw invocation.usage("a manifest is written as CSV: name " + output + " with .csv");
    }
    invocation.refuse(
        input
            .mistake()
            .or(
                () ->
                    OutputFile.overwriting(
                        List.of(new OutputFile.Wanted("--output", output)), input.files())));
    List<Pair> pairs = input.pairs(terminal, verbosity.isQuiet());
    if (input.isWithoutReference() && !verbosity.isQuiet()) {
      terminal.note(
          input.files().get(0) + " is alone: estimates without references, which stand before it");
    }
    write(pairs);
    List<Pair> failed = pairs.stream().filter(pair -> pair.problem() != null).toList();
    if (!verbosity.isQuiet()) {
      failed.forEach(pair -> terminal.line(pair.id() + ": " + pair.problem()));
      terminal.line(
          Counted.of(pairs.size() - failed.size(), "pair", "pairs")
              + (failed.isEmpty() ? "" : ", " + failed.size() + " that cannot be scored"));
    }
    return failed.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void write(List<Pair> pairs) {
    if (output == null || OutputFile.isStream(output)) {
      Path stdout = output == null ? Path.of("-") : output;
      OutputFile.write(stdout, ManifestText.of(pairs, null), invocation.out());
      return;
    }
    Path folder = output.toAbsolutePath().normalize().getParent();
    OutputFile.write(output, ManifestText.of(pairs, folder), invocation.out());
  }
}
