package sqe.audit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/**
 * The groups {@code pairs} and {@code audit} of the hostile inputs: every row of their manifest
 * gets the answer it asks for, and nothing else is an error. Of {@code audit}, some files and many
 * counterparts are kept elsewhere, so the same set is also made here from our own speech.
 */
class HostileCasesTest {

  @TempDir private Path folder = Path.of("");

  /** Checks that must find something, by case. */
  private static final Map<String, Set<String>> PAIRS =
      Map.ofEntries(
          entry("ok", Set.of()),
          entry("identical", Set.of("identical")),
          entry("identical_scaled", Set.of("pair-gain")),
          entry("scaled_1e-6_float", Set.of("pair-gain")),
          entry("polarity_flipped", Set.of("polarity")),
          entry("delayed_37ms", Set.of("delay")),
          entry("delayed_half_sample", Set.of()),
          entry("delayed_1s", Set.of("delay", "pair-length")),
          entry("drift_200ppm", Set.of("drift")),
          entry("short_10ms", Set.of("pair-length")),
          entry("short_half", Set.of("pair-length")),
          entry("long_1s_tail", Set.of("pair-length")),
          entry("rate_mismatch_48k", Set.of("pair-rate")),
          entry("rate_header_lie", Set.of("pair-rate")),
          entry("rate_lie_both", Set.of()),
          entry("stereo_ok", Set.of()),
          entry("stereo_swapped", Set.of("swapped")),
          entry("stereo_dead_right", Set.of("channels")),
          entry("enhanced_silent", Set.of("constant")),
          entry("both_silent", Set.of("constant")),
          entry("enhanced_dc", Set.of("dc-offset", "constant")),
          entry("enhanced_inf", Set.of("nonfinite")),
          entry("wrong_utterance", Set.of("wrong-pair")),
          entry("reversed", Set.of("wrong-pair")),
          entry("clipped", Set.of("hard-clip")),
          entry("packet_loss", Set.of()),
          entry("dc_offset", Set.of("dc-offset")),
          entry("tiny_100ms", Set.of("duration-domain", "active-speech", "edge-silence")),
          entry("speech_0.3s_rest_silence", Set.of("active-speech")));

  @Test
  void everyPairGetsTheAnswerItAsksFor() throws Exception {
    Path hostile = SharedFolder.require("hostile");
    List<String> missing = new ArrayList<>();
    int answered = 0;
    for (CSVRecord row : rows(hostile, "pairs")) {
      String file = row.get("file_percent_encoded");
      String id = file.substring("pairs/".length());
      Path pair = hostile.resolve(file);
      if (!Files.exists(pair.resolve("clean.wav"))) {
        missing.add(id);
        continue;
      }
      AuditResult result =
          run(AuditRequest.ofPairs(pair.resolve("clean.wav"), pair.resolve("enhanced.wav")));
      Set<String> errors = new TreeSet<>();
      Set<String> all = new TreeSet<>();
      for (Finding finding : result.findings()) {
        all.add(finding.check());
        if (finding.severity() == Severity.ERROR) {
          errors.add(finding.check());
        }
      }
      assertThat(PAIRS).as("an answer is known").containsKey(id);
      Set<String> wanted = Objects.requireNonNull(PAIRS.get(id));
      assertThat(all).as(id).containsAll(wanted);
      errors.removeAll(wanted);
      assertThat(errors).as(id + ": errors beside the answer").isEmpty();
      answered++;
    }
    System.out.printf("hostile pairs: %d answered, missing: %s%n", answered, missing);
    assertThat(answered).isEqualTo(PAIRS.size());
  }

  /**
   * A file of the set.
   *
   * @param needs other files without which the defect cannot be seen
   */
  private record Case(String check, String message, List<String> needs) {

    static Case of(String check, String message, String... needs) {
      return new Case(check, message, List.of(needs));
    }
  }

  private static final Map<String, Case> SET =
      Map.ofEntries(
          entry(
              "test/clean/leak_exact.wav",
              Case.of("leakage", "the same samples", "train/clean/u0.wav")),
          entry(
              "test/clean/leak_gain.wav",
              Case.of("leakage", "again, at another level", "train/clean/u1.wav")),
          entry(
              "test/clean/leak_shift.wav",
              Case.of("leakage", "again, at another level or place", "train/clean/u2.wav")),
          entry(
              "test/noisy/leak_samenoise.wav",
              Case.of(
                  "leakage",
                  "the same noise",
                  "test/clean/leak_samenoise.wav",
                  "train/clean/u0.wav",
                  "train/noisy/u0.wav")),
          entry("train/clean/unpaired.wav", Case.of("orphan", "")),
          entry("train/noisy/orphan.wav", Case.of("orphan", "")),
          entry("train/clean/swapped.wav", Case.of("swapped", "", "train/noisy/swapped.wav")),
          entry(
              "train/clean/clean_is_noisy.wav",
              Case.of("identical", "", "train/noisy/clean_is_noisy.wav")),
          entry("train/clean/rate8k.wav", Case.of("sample-rate", "8000 Hz")),
          entry("train/clean/upsampled.wav", Case.of("bandwidth", "")),
          entry(
              "train/clean/Case.wav",
              Case.of("orphan", "upper and lower case", "train/noisy/case.wav")),
          entry("train/clean/clipped.wav", Case.of("hard-clip", "")),
          entry("train/clean/silent.wav", Case.of("constant", "")),
          entry(
              "train/clean/mislength.wav",
              Case.of("pair-length", "", "train/noisy/mislength.wav")));

  @Test
  void everyFileOfTheSetGetsTheAnswerItAsksFor() throws Exception {
    Path hostile = SharedFolder.require("hostile");
    Path set = hostile.resolve("audit");
    AuditResult result = run(AuditRequest.ofFolder(set));
    List<String> without = new ArrayList<>();
    int answered = 0;
    for (CSVRecord row : rows(hostile, "audit")) {
      String file = row.get("file_percent_encoded").substring("audit/".length());
      assertThat(SET).as("an answer is known").containsKey(file);
      Case wanted = Objects.requireNonNull(SET.get(file));
      List<String> absent = new ArrayList<>(wanted.needs());
      absent.add(file);
      absent.removeIf(name -> Files.exists(set.resolve(name)));
      if (absent.isEmpty()) {
        requireFound(result, file, wanted);
        answered++;
      } else {
        without.add(file + " (without " + absent + ")");
      }
    }
    System.out.printf("hostile set: %d answered; cannot be seen: %s%n", answered, without);
    assertThat(answered + without.size()).isEqualTo(SET.size());
  }

  @Test
  void theSameSetMadeFromOurSpeechGetsEveryAnswer() throws Exception {
    new SpeechSet(folder).make();
    AuditResult result = run(AuditRequest.ofFolder(folder));
    SET.forEach((file, wanted) -> requireFound(result, file, wanted));
    Set<String> leaks = new TreeSet<>();
    for (Finding finding : result.findings()) {
      if (finding.check().equals("leakage") || finding.check().equals("near-duplicate")) {
        leaks.add(folder.relativize(Path.of(finding.file())).toString());
      }
    }
    assertThat(leaks)
        .containsExactlyInAnyOrder(
            "test/clean/leak_exact.wav",
            "test/clean/leak_gain.wav",
            "test/clean/leak_shift.wav",
            "test/noisy/leak_samenoise.wav");
    List<String> swapped =
        result.findings().stream()
            .filter(f -> f.check().equals("swapped"))
            .map(f -> String.valueOf(Path.of(f.file()).getFileName()))
            .toList();
    assertThat(swapped).containsExactly("swapped.wav");
  }

  private static void requireFound(AuditResult result, String file, Case wanted) {
    String id = file.substring(0, file.lastIndexOf('.'));
    String name = file.substring(file.lastIndexOf('/') + 1);
    String plain = name.substring(0, name.lastIndexOf('.'));
    assertThat(result.findings())
        .as(file)
        .anyMatch(
            f ->
                f.check().equals(wanted.check())
                    && f.message().contains(wanted.message())
                    && (f.file().endsWith(name)
                        || f.file().endsWith(plain)
                        || f.file().equals(id)));
  }

  private static List<CSVRecord> rows(Path hostile, String group) throws IOException {
    return GoldenTable.read(hostile.resolve("manifest.csv")).rows().stream()
        .filter(row -> row.get("group").equals(group))
        .toList();
  }

  private static AuditResult run(AuditRequest request) throws Exception {
    return Audit.run(request.withJobs(2), done -> {});
  }
}
