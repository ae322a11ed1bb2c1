package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the shell offers where {@code sqe generate-completion} was sourced. */
@Tag("one-jdk")
class CompletionTest {

  @TempDir private Path folder = Path.of("");

  private String script = "";

  @BeforeEach
  void generate() {
    StringWriter out = new StringWriter();
    Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(new StringWriter()))
        .execute("generate-completion");
    script = out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "score --format: csv jsonl",
        "score --channels: each mean sources",
        "score --resample: error reference",
        "score --align: none integer",
        "score --normaliser whisper_basic_: whisper_basic_letters whisper_basic_no_diacritics",
        "score --profile: urgent2025 dns voicebank",
        "identify -m al: aligned_words all",
        "score -m si_s: si_sdr si_snr si_sir si_sar si_sir_noise si_sar_noise",
        "score --metrics pesq-f: ",
        "score --metrics al: aligned_words all",
        "score --metrics sto: stoi stoi-family",
        "gate -m sto: stoi",
        "gate --inconclusive: pass warn fail",
        "gate --test: permutation wilcoxon",
        "compare --metric pmsqe_: pmsqe_mos",
        "compare --format: text markdown latex csv json",
        "compare --ids: path name stem",
        "plan -m huber: huber",
        "audit --profile: se tts asr pesq",
        "audit --fail-on: error warning never",
        "audit --format: csv json markdown",
        "loss --reduction: mean sum none batchmean",
        "loss hub: huber",
        "metrics wsd: wsdr",
        "gat: gate",
        "history tre: trend",
        "history list --format: text markdown csv",
        "history trend sto: stoi",
        "history add --verdict: pass undecided fail",
      })
  void aWordIsCompleted(String typed, String offered) throws Exception {
    assumeThat(Path.of("/bin/bash")).exists();
    assertThat(completions(typed.strip())).isEqualTo(offered == null ? "" : offered);
  }

  /** What bash would offer at the end of a line; after an option, for its value. */
  private String completions(String typed) throws Exception {
    String[] words = ("sqe " + typed).split(" ");
    boolean value = typed.contains(" -") && !typed.matches(".* -\\S+ .*");
    String array = "'" + String.join("' '", words) + "'" + (value ? " ''" : "");
    Path call =
        Files.writeString(
            folder.resolve("call"),
            "%s\ncompopt() { :; }\nCOMP_WORDS=(%s); COMP_CWORD=%s; COMP_LINE='sqe %s'\n_complete_sqe\necho \"${COMPREPLY[*]}\"\n"
                .formatted(script, array, words.length - (value ? 0 : 1), typed));
    Path out = folder.resolve("out");
    Process bash =
        new ProcessBuilder("bash", call.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(out, StandardCharsets.UTF_8).strip();
  }

  @Test
  void noConstantIsOffered() {
    List<String> offered = script.lines().filter(line -> line.contains("_option_args=(")).toList();
    assertThat(offered).hasSizeGreaterThan(10).noneMatch(line -> line.matches(".*\"[A-Z]+\".*"));
  }

  /** What is offered comes from the label, which must not lag behind. */
  @Test
  void theLabelOfAnOptionNamesAllItsValues() {
    CommandLine line =
        Sqe.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    int checked = 0;
    for (CommandLine command : line.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.typeInfo().isEnum() && !option.longestName().equals("--normaliser")) {
          assertThat(List.of(option.paramLabel().split("\\|")))
              .as(option.longestName())
              .containsExactlyInAnyOrderElementsOf(EnumWords.of(option.type()));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(8);
  }

  @Test
  void helpSaysDefaultsAsTheyAreTyped() {
    assertThat(CommandHelp.of("audit")).contains("(default: error)");
  }
}
