package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

/**
 * Whenever and however a run is ended, what it writes is whole or not there, its exit code says
 * that it was ended, and the next run gives the bytes of one that was left in peace.
 */
@Tag("one-jdk")
@DisabledOnOs(OS.WINDOWS)
class KillPointsTest {

  private static final int PAIRS = 24;
  private static final int FEW_POINTS = 6;
  private static final int MANY_POINTS = 200;
  private static final List<String> SIGNALS = List.of("TERM", "INT", "KILL");
  private static final int SIGKILL = 137;

  /** What a process that SIGTERM or SIGINT has ended says, sqe's own answer first. */
  private static final List<Integer> ENDED = List.of(ExitCode.INTERRUPTED, 143);

  @TempDir private Path folder = Path.of("");

  private Path whole = Path.of("");
  private long milliseconds;

  /** Commands and the file that each writes; {@code {out}} is that file. */
  private enum Call {
    SCORE("t.csv", "score --manifest {folder}/m.csv -m snr,stoi -o {out} -q -j 2 --resume"),
    AUDIT("a.json", "audit {data} --format json -o {out}"),
    LOCK("l.lock", "gate {folder}/table.csv --lock {out}"),
    REPORT("r.html", "report {folder}/table.csv -o {out}");

    private final String file;
    private final String words;

    Call(String file, String words) {
      this.file = file;
      this.words = words;
    }
  }

  private Object[] words(Call call, Path in) {
    return Arrays.stream(
            call.words
                .replace("{folder}", folder.toString())
                .replace("{data}", SharedFolder.project("testdata/clean").toString())
                .replace("{out}", in.resolve(call.file).toString())
                .split(" "))
        .toArray();
  }

  @BeforeEach
  void undisturbed() throws IOException {
    Files.writeString(folder.resolve("m.csv"), manifest());
    Object[] table = {"score", "--manifest", folder.resolve("m.csv"), "-m", "snr,stoi", "-q", "-o"};
    Object[] call = Arrays.copyOf(table, table.length + 1);
    call[table.length] = folder.resolve("table.csv");
    assertThat(SqeCall.run(call).exitCode()).isZero();
    whole = Files.createDirectories(folder.resolve("whole"));
    for (Call each : Call.values()) {
      SqeCall.run(words(each, whole));
      assertThat(whole.resolve(each.file)).exists();
    }
  }

  private static String manifest() {
    List<String> names = List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl");
    StringBuilder text = new StringBuilder("id,reference,estimate\n");
    for (int i = 0; i < PAIRS; i++) {
      String name = names.get(i % names.size());
      Path reference = SharedFolder.project("testdata/clean/" + name + ".wav");
      Path estimate = SharedFolder.project("testdata/enhanced_rnnoise/" + name + ".wav");
      text.append(String.format(Locale.ROOT, "%03d,%s,%s%n", i, reference, estimate));
    }
    return text.toString();
  }

  @Test
  void aFewPoints() throws Exception {
    points(FEW_POINTS, List.of(Call.SCORE, Call.LOCK));
  }

  @Test
  @Tag("fuzz")
  void manyPoints() throws Exception {
    points(Integer.getInteger("sqe.fuzz.points", MANY_POINTS), List.of(Call.values()));
  }

  private void points(int count, List<Call> calls) throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    List<String> differences = new ArrayList<>();
    int ended = 0;
    milliseconds = duration();
    for (int point = 0; point < count; point++) {
      Call call = calls.get(point % calls.size());
      String signal = SIGNALS.get(point / calls.size() % SIGNALS.size());
      Path in = Files.createDirectories(folder.resolve("point" + point));
      boolean killed = disturbed(call, signal, in, random.nextLong(milliseconds));
      ended += killed ? 1 : 0;
      difference(call, in)
          .forEach(text -> differences.add("%s at SIG%s: %s".formatted(call, signal, text)));
    }
    System.out.printf("%d points, %d ended by the signal%n", count, ended);
    assertThat(differences).isEmpty();
    assertThat(ended).isGreaterThan(count / 4);
  }

  /** How long a run takes here and now, so that points lie all over it. */
  private long duration() throws IOException, InterruptedException {
    Path in = Files.createDirectories(folder.resolve("timed"));
    long start = System.nanoTime();
    run(Call.SCORE, in).waitFor();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private Process run(Call call, Path in) throws IOException {
    return SqeProcess.start(in.resolve("stdout"), in.resolve("stderr"), List.of(), words(call, in));
  }

  private boolean disturbed(Call call, String signal, Path in, long after) throws Exception {
    Process process = run(call, in);
    if (!process.waitFor(after, TimeUnit.MILLISECONDS)) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", call).isTrue();
    int code = process.exitValue();
    boolean killed = code == SIGKILL || ENDED.contains(code);
    assertThat(killed || code == ExitCode.DONE || code == ExitCode.INCOMPLETE)
        .as("exit code %s of %s: %s", code, call, Files.readString(in.resolve("stderr")))
        .isTrue();
    return killed;
  }

  /** What is not as in an undisturbed run, now and after another run. */
  private List<String> difference(Call call, Path in) throws Exception {
    List<String> differences = new ArrayList<>();
    Path file = in.resolve(call.file);
    if (Files.exists(file) && !same(call, in)) {
      differences.add("half a file under its name");
    }
    SqeCall again = SqeCall.run(words(call, in));
    if (!same(call, in)) {
      differences.add("other bytes the second time: " + again.err());
    }
    try (Stream<Path> left = Files.list(in)) {
      left.map(path -> path.getFileName().toString())
          .filter(name -> name.contains(".part"))
          .forEach(differences::add);
    }
    return differences;
  }

  private boolean same(Call call, Path in) throws IOException {
    return content(whole, call).equals(content(in, call));
  }

  /** Without what says when and by which call it was made. */
  private static String content(Path in, Call call) throws IOException {
    return Files.readString(in.resolve(call.file), StandardCharsets.UTF_8)
        .replace(in.toString(), "")
        .replaceAll("\"(started|seconds|wall_time_s)\": [^,\n]*", "");
  }
}
