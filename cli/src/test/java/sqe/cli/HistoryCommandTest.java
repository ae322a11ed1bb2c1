package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sqe history}, and gates on it. */
class HistoryCommandTest {

  private static final int FILES = 30;

  @TempDir private Path folder = Path.of("");

  /** Scores of a system this much better than none. */
  private Path table(String name, double better) throws IOException {
    StringBuilder text = new StringBuilder("id,si_sdr,stoi\n");
    for (int i = 0; i < FILES; i++) {
      double noise = 0.3 * StrictMath.sin(12.9898 * i * (1 + better));
      text.append(
          String.format(
              Locale.ROOT, "f%02d,%s,%s\n", i, 10 + i % 7 + better + noise, 0.5 + 0.01 * (i % 7)));
    }
    Files.writeString(
        folder.resolve(name + ".meta.json"),
        "{\"signatures\": {\"si_sdr\": {\"short\": \"s\", \"long\": \"si_sdr|rev:1\"},"
            + " \"stoi\": {\"short\": \"t\", \"long\": \"stoi|rev:1\"}},"
            + " \"data_signature\": {\"sha256\": \"d\", \"references\": 30}}\n");
    return Files.writeString(folder.resolve(name), text);
  }

  private SqeCall sqe(String words) {
    return SqeCall.runIn(folder, (Object[]) words.replace("DB", folder + "/db.sqlite").split(" "));
  }

  private SqeCall done(String words) {
    SqeCall call = sqe(words);
    assertThat(call.exitCode()).as(words + "\n" + call.err()).isZero();
    return call;
  }

  @Test
  void aTableIsAddedListedShownAndExportedAsItWas() throws IOException {
    Path table = table("a.csv", 0);
    SqeCall added =
        done("history add a.csv --db DB --branch main --commit abcdef0123456 --label v1");
    assertThat(added.out()).isEqualTo("1\n");
    assertThat(added.err())
        .isEqualTo(
            "db.sqlite: run 1 added, a.csv, 30 rows, commit abcdef0123456, branch main, label v1\n");
    assertThat(done("history list --db DB").out()).contains("abcdef01 ", " main ", " v1");
    assertThat(done("history list --db DB --branch side").out()).isEqualTo("no such runs\n");
    assertThat(done("history list --db DB --format csv").out())
        .startsWith("run,added,commit,branch,verdict,labels,table,rows\n1,20")
        .endsWith("Z,abcdef0123456,main,,v1,a.csv,30\n");
    assertThat(done("history show label=v1 --db DB").out())
        .contains("commit abcdef0123456", "si_sdr  30");
    assertThat(done("history export 1 --db DB").out()).isEqualTo(Files.readString(table));
    Path copy = folder.resolve("copy.csv");
    SqeCall.run("history", "export", "1", "--db", folder + "/db.sqlite", "-o", copy);
    assertThat(copy).hasSameBinaryContentAs(table);
    assertThat(folder.resolve("copy.csv.meta.json"))
        .hasSameBinaryContentAs(folder.resolve("a.csv.meta.json"));
  }

  @Test
  void aGateTakesTheLastRunThatPassedAndAddsItself() throws IOException {
    table("a.csv", 0);
    table("better.csv", 0.5);
    table("worse.csv", -2);
    done("history add a.csv --db DB --branch main --verdict pass -q");
    String gate = " -b history:branch=main --db DB -m si_sdr:0.2 --add --branch main";
    SqeCall passed = done("gate better.csv" + gate + " --commit c2");
    assertThat(flat(passed)).contains("better.csv against run 1 of ").endsWith(" PASS");
    assertThat(passed.err())
        .contains("db.sqlite: run 2 added, better.csv, 30 rows, commit c2, branch main, PASS");
    SqeCall failed = sqe("gate worse.csv" + gate);
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(flat(failed)).contains("worse.csv against run 2 of ");
    assertThat(flat(sqe("gate a.csv" + gate))).as("not run 3").contains("against run 2 of ");
    assertThat(
            done("history list --db DB --format csv")
                .out()
                .lines()
                .map(HistoryCommandTest::verdict))
        .containsExactly("verdict", "PASS", "PASS", "FAIL", "FAIL");
  }

  /** What was printed, without the line breaks that a long path moves. */
  private static String flat(SqeCall call) {
    return call.out().replaceAll("\\s+", " ").strip();
  }

  private static String verdict(String line) {
    return line.split(",", -1)[4];
  }

  /** What a gate prints, and its reports, but for the name of the baseline. */
  @Test
  void aGateOnARunSaysWhatOneOnItsFileSays() throws IOException {
    table("a.csv", 0);
    table("b.csv", -0.1);
    done("history add a.csv --db DB --verdict pass");
    SqeCall file = sqe("gate b.csv -b a.csv --json " + folder + "/file.json");
    SqeCall run = sqe("gate b.csv -b history: --db DB --json " + folder + "/run.json");
    assertThat(flat(run).replace("run 1 of db.sqlite", "a.csv")).isEqualTo(flat(file));
    assertThat(run.exitCode()).isEqualTo(file.exitCode());
    assertThat(
            Files.readString(folder.resolve("run.json"))
                .replace("run 1 of " + folder + "/db.sqlite", folder + "/a.csv"))
        .isEqualTo(Files.readString(folder.resolve("file.json")));
  }

  /** Each step is within the margin, and their sum is not. */
  @Test
  void theFixedBaselineCatchesWhatTheLastRunLetsPass() throws IOException {
    table("v1.csv", 0);
    done("history add v1.csv --db DB --branch main --verdict pass --label v1 -q");
    String gate = " -b history:branch=main --db DB -m si_sdr:0.5 --add --branch main";
    for (int step = 1; step <= 4; step++) {
      table("step" + step + ".csv", -0.25 * step);
      done("gate step" + step + ".csv" + gate);
    }
    table("now.csv", -1.25);
    done("gate now.csv -b history:branch=main --db DB -m si_sdr:0.5");
    SqeCall fixed =
        sqe("gate now.csv" + gate + " --fixed history:label=v1 --junit " + folder + "/gate.xml");
    assertThat(fixed.exitCode()).isEqualTo(1);
    assertThat(flat(fixed))
        .contains("now.csv against run 5 of ", "now.csv against run 1 of ")
        .endsWith(
            "note: PASS against run 5 of db.sqlite, FAIL against run 1 of db.sqlite, which stays:"
                + " small losses have added up");
    assertThat(folder.resolve("gate.xml")).content().contains("<failure");
    assertThat(done("history show 6 --db DB").out()).contains("verdict FAIL");
    assertThat(done("history trend si_sdr --db DB --fixed label=v1").out())
        .contains("against the fixed baseline, run 1: -1.2");
  }

  @Test
  void aTrendShowsMeansIntervalsAndTheChange() throws IOException {
    for (int run = 0; run < 12; run++) {
      table("r.csv", (run < 7 ? 0 : -1) + 0.01 * (run % 3));
      done("history add r.csv --db DB --branch main -q");
    }
    String text = done("history trend si_sdr --db DB --branch main").out();
    assertThat(text)
        .contains("si_sdr in dB, higher is better", "●", "change of level: ")
        .containsPattern(
            "(?m)^ +8  20.*\\n +change of level: 12\\.\\d+ before, 11\\.\\d+ from here");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(done("history trend stoi --db DB").out()).doesNotContain("change of level:");
    String csv = done("history trend si_sdr --db DB --format csv").out();
    assertThat(csv.lines()).hasSize(13);
    assertThat(csv.lines().skip(8).findFirst().orElseThrow().split(",")).hasSize(15);
    assertThat(done("history trend si_sdr --db DB --format markdown").out()).contains("| run |");
    table("now.csv", -1);
    SqeCall gate =
        sqe(
            "gate now.csv -b history:run=1 --db DB --add --branch main --report "
                + folder
                + "/p.html");
    assertThat(gate.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("p.html")).content().contains("95 % interval, low: ", "mean: ");
  }

  @Test
  void pruningListsWhatItRemoves() throws IOException {
    table("a.csv", 0);
    for (int run = 0; run < 4; run++) {
      done("history add a.csv --db DB -q");
    }
    SqeCall dry = done("history prune --keep 2 --db DB --dry-run");
    assertThat(done("history list --db DB --format csv").out().lines()).hasSize(5);
    assertThat(done("history prune --keep 2 --db DB").out()).isEqualTo(dry.out());
    assertThat(done("history list --db DB --format csv").out().lines()).hasSize(3);
    assertThat(done("history prune --keep 2 --db DB").out()).isEqualTo("no such runs\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate a.csv -b history: | a baseline of a history needs --db FILE: which history",
        "gate a.csv -b a.csv --add | --add needs --db FILE: which history",
        "gate a.csv -b a.csv --db DB | --db needs --baseline history:branch=NAME, or --add: nothing else reads a history",
        "gate a.csv -b history:branch=main --db DB --commit x | --commit needs --add: it is of the run that is added",
        "gate a.csv --lock x --add --db DB | --add needs --baseline: a lock alone compares nothing",
        "gate a.csv -b history:tag=x --db DB | --baseline is 'tag=x' selects no run: write run=17, commit=1a2b3c, branch=main or label=v1, with commas between",
        "history | give a command: add, list, show, trend, export or prune",
        "history lost | unknown command 'lost'",
        "history add a.csv | --db needs a value: --db FILE",
        "history add --db DB | give TABLE: a score table or a lock file",
        "history add a.csv --db DB --verdict good | --verdict is pass, undecided or fail, not 'good'",
        "history show main --db DB | 'main' selects no run: write run=17, commit=1a2b3c, branch=main or label=v1, with commas between",
        "history prune --keep 0 --db DB | --keep is 1 or more",
        "history trend stoi --alpha 2 --db DB | --alpha is between 0 and 1",
      })
  void wrongUsageIsExplained(String words, String message) throws IOException {
    table("a.csv", 0);
    done("history add a.csv --db DB -q");
    SqeCall call = sqe(words);
    assertThat(call.err()).startsWith("error: " + message + "\n");
    assertThat(call.exitCode()).isEqualTo(2);
  }

  /** A typed branch that nobody has must not pass. */
  @Test
  void aHistoryWithoutSuchARunCannotBeGatedOn() throws IOException {
    table("a.csv", 0);
    done("history add a.csv --db DB --branch main -q");
    SqeCall call = sqe("gate a.csv -b history:branch=main --db DB --json " + folder + "/gate.json");
    assertThat(call.exitCode()).isEqualTo(3);
    assertThat(call.err())
        .isEqualTo(
            "error: db.sqlite has no run that passed with branch=main: of its 1 run none passed,"
                + " branches are main\n");
    assertThat(folder.resolve("gate.json")).content().contains("has no run that passed");
  }

  @Test
  void aVerdictIsNotLostWhereTheRunCannotBeAdded() throws IOException {
    table("a.csv", 0);
    SqeCall call = sqe("gate a.csv -b a.csv --add --db " + folder + "/nowhere/db.sqlite");
    assertThat(call.exitCode()).isEqualTo(3);
    assertThat(call.err())
        .startsWith("error: the verdict is PASS, but the run was not added: ")
        .contains("the folder nowhere does not exist: make it");
  }
}
