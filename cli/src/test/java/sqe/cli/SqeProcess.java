package sqe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs sqe in a process of its own, as a user does. */
record SqeProcess(int exitCode, String out, String err) {

  private static final int LONGEST_SECONDS = 120;

  static SqeProcess run(Object... arguments) throws IOException, InterruptedException {
    return runIn(Path.of(""), arguments);
  }

  /** Runs sqe from a folder. */
  static SqeProcess runIn(Path folder, Object... arguments)
      throws IOException, InterruptedException {
    return run(folder, Map.of(), arguments);
  }

  /** Runs sqe with further variables of the environment. */
  static SqeProcess runWith(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    return run(Path.of(""), environment, arguments);
  }

  private static SqeProcess run(Path folder, Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("sqe", ".out");
    Path err = Files.createTempFile("sqe", ".err");
    Process process = start(folder, environment, out, err, List.of(), arguments);
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + LONGEST_SECONDS + " s");
    }
    return new SqeProcess(process.exitValue(), take(out), take(err));
  }

  /** Starts sqe and returns at once. */
  static Process start(Path out, Path err, List<String> jvmOptions, Object... arguments)
      throws IOException {
    return start(Path.of(""), Map.of(), out, err, jvmOptions, arguments);
  }

  private static Process start(
      Path folder,
      Map<String, String> environment,
      Path out,
      Path err,
      List<String> jvmOptions,
      Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "sqe.cli.Sqe"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().putAll(environment);
    return process.start();
  }

  private static String take(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
