package sqe.cli;

import picocli.CommandLine.Command;

/** {@code sqe history}: tables of earlier runs in one file; its subcommands do the work. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Keep the tables of runs in one SQLite file, and see what changed over them.",
    subcommands = {
      HistoryAddCommand.class,
      HistoryListCommand.class,
      HistoryShowCommand.class,
      HistoryTrendCommand.class,
      HistoryExportCommand.class,
      HistoryPruneCommand.class
    },
    footer = {
      "",
      "A run is named by its number, or by branch=main, label=v1 or commit=1a2b3c, with",
      "commas between: the last one that fits. With a branch alone, or nothing, it is",
      "the last that passed.",
      "",
      "Examples:",
      "  sqe history add scores.csv --db history.sqlite --branch main --verdict pass",
      "  sqe gate new.csv -b history:branch=main --db history.sqlite --add",
      "  sqe history trend si_sdr --db history.sqlite --branch main"
    })
final class HistoryCommand {}
