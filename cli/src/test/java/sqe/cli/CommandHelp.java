package sqe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help a command prints, for the documentation. */
public final class CommandHelp {

  private CommandHelp() {}

  /**
   * What {@code sqe NAME --help} prints, such as {@code history add}; the name {@code sqe} is the
   * command itself.
   */
  public static String of(String name) {
    PrintWriter unused = new PrintWriter(new StringWriter());
    CommandLine root = Sqe.commandLine(unused, unused);
    CommandLine command = root;
    for (String word : name.equals("sqe") ? List.<String>of() : List.of(name.split(" "))) {
      command = command.getSubcommands().get(word);
      if (command == null) {
        throw new AssertionError("there is no command '" + name + "'");
      }
    }
    return command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n");
  }
}
