package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told of a call that cannot be understood. */
class UsageMessageTest {

  private static List<String> errors(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(words);
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    return err.toString().lines().toList();
  }

  private static String[] words(String call) {
    return Arrays.stream(call.split(" ")).toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "gate a -b b --inconclusive maybe | --inconclusive is pass, warn or fail, not 'maybe'",
        "gate a -b b --test student | --test is permutation or wilcoxon, not 'student'",
        "compare a --format xls | --format is text, markdown, latex, csv or json, not 'xls'",
        "compare a --ids line | --ids is path, name or stem, not 'line'",
        "score a b --length long | --length is trim, pad or strict, not 'long'",
        "audit a --fail-on x | --fail-on is error, warning or never, not 'x'",
        "score a b --jobs x | --jobs is a whole number, not 'x'",
        "score a b -j 1.5 | --jobs is a whole number, not '1.5'",
        "serve --jobs x | --jobs is a whole number, not 'x'",
        "serve --jobs 0 | --jobs is at least 1",
        "identify a b --value x | --value is a number, not 'x'",
        "score a b --profile x | --profile is urgent2025, dns or voicebank, not 'x'",
        "loss l1 a b --sample-rate x | --sample-rate is a whole number, not 'x'",
        "gate a -b b --seed one | --seed is a whole number, not 'one'",
        "gate a -b b --alpha few | --alpha is a number, not 'few'",
        "plan --sd wide | --sd is a number, not 'wide'",
        "gate a -b b --strict=yes | --strict takes no value, and is given 'yes'",
        "gate a -b b --column id | --column id: write NAME=COLUMN, such as id=filename",
        "score a b --resample x | --resample is error, reference or a rate in Hz, not 'x'",
        "score a b --resample 5 | --resample is a rate between 1000 and 768000 Hz, not 5",
        "score a b --channels x | --channels is each, mean, sources or a channel's number, not 'x'",
        "score a b --jobs | --jobs needs a value: --jobs N",
        "gate a -b --strict | --baseline needs a value: --baseline FILE",
        "inspect | give REFERENCE: the clean file",
        "inspect a b c | unknown argument 'c'",
        "inspect a b | there is no file a",
        "gate a -b b --audio 3 | --audio needs --report FILE: it is of the page",
        "compare a --audio 3 | --audio needs --report FILE: it is of the page",
        "score a b --report x.html | --report needs --output FILE: the page is made of that table",
        "gate | give CURRENT: the table of scores under test",
        "compare | give TABLE: score tables or lock files",
        "gate a -b b -b c | --baseline is given twice: give it once",
        "plan a b | unknown argument 'b': plan takes one table; the other goes after --baseline",
        "gate a b | unknown argument 'b': gate takes one table; the other goes after --baseline",
        "audit a b | unknown argument 'b': audit takes one folder; the other goes after --pair-with",
        "gate a --jobs=5 | unknown option '--jobs'",
        "audit a --list | --list lists, and does nothing with DIR: leave out one of them",
        "audit --list -o x.md | --list lists, and does nothing with --output: leave out one of them",
        "audit --list -j 2 | --list lists, and does nothing with --jobs: leave out one of them",
        "loss --list --beta 1 | --list lists, and does nothing with --beta: leave out one of them",
        "loss l1 a b --list | --list lists, and does nothing with PREDICTION TARGET: leave out one of them",
        "loss mse a b --sample-rate 16000 | --sample-rate is for metrics; mse takes its arrays as they are: leave it out",
      })
  void theMessageIsInTheWordsOfUsers(String call, String message) {
    String command = call.split(" ")[0];
    assertThat(errors(words(call)))
        .containsExactly("error: " + message, "`sqe " + command + " --help` tells more");
  }

  @ParameterizedTest
  @CsvSource({
    "gte, unknown command 'gte', gate",
    "help gte, unknown command 'gte', gate",
    "scor a b, unknown command 'scor', score",
    "score a b --lenght pad, unknown option '--lenght', --length",
    "gate a --basline=b, unknown option '--basline', --baseline"
  })
  void oneWordIsSuggestedWhereOneIsLikeIt(String call, String message, String meant) {
    assertThat(errors(words(call)))
        .startsWith("error: " + message, "did you mean '" + meant + "'?")
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"frobnicate", "help frobnicate", "x"})
  void nothingIsSuggestedWhereNothingIsLikeIt(String call) {
    assertThat(errors(words(call))).hasSize(2).last().isEqualTo("`sqe --help` tells more");
  }

  @Test
  void metricsAndLossesThatNothingIsLikeAreJustUnknown() {
    assertThat(errors("metrics", "nosuch"))
        .startsWith("error: unknown metric 'nosuch'; `sqe metrics` lists them all");
    assertThat(errors("metrics", "si-sdr"))
        .startsWith(
            "error: unknown metric 'si-sdr': did you mean 'si_sdr'? `sqe metrics` lists them all");
    assertThat(errors("loss", "nosuch", "a", "b"))
        .startsWith("error: unknown loss 'nosuch'; `sqe loss --list` lists them all");
    assertThat(errors("gate", "a", "-b", "b", "-m", ""))
        .startsWith("error: --metric names no metric: leave it out to compare all");
  }

  @Test
  void withoutACommandTheyAreNamed() {
    assertThat(errors())
        .startsWith(
            "error: give a command: score, pairs, audit, metrics, gate, compare, report, inspect, plan, loss, identify, history, selftest or serve",
            "`sqe --help` tells more");
  }
}
