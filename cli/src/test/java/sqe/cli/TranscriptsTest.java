package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Error rates of what a recogniser has heard, from the manifest to the gate. */
@Tag("one-jdk")
class TranscriptsTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");

  private static final List<String> FILES =
      List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl");

  @TempDir private Path folder = Path.of("");

  /** A manifest of these texts and what was heard, a row a recording. */
  private Path manifest(String name, String... texts) throws Exception {
    StringBuilder rows = new StringBuilder("id,reference,estimate,text,hypothesis\n");
    for (int i = 0; i < texts.length; i++) {
      Path file = CLEAN.resolve(FILES.get(i) + ".wav");
      rows.append("%s,%s,%s,%s\n".formatted(FILES.get(i), file, file, texts[i]));
    }
    return Files.writeString(folder.resolve(name), rows);
  }

  private Path five(String name) throws Exception {
    return manifest(
        name,
        "the cat sat on the mat,the cat sat on mat",
        "\"Hello, World!\",hello world",
        ",X Y",
        "<not-available>,what",
        "a b,b a");
  }

  private GoldenTable scored(Path manifest, String... more) {
    Path table = folder.resolve("scores.csv");
    Object[] call = new Object[more.length + 6];
    Object[] first = {"score", "--manifest", manifest, "-o", table, "-q"};
    System.arraycopy(first, 0, call, 0, 6);
    System.arraycopy(more, 0, call, 6, more.length);
    SqeCall.run(call);
    return GoldenTable.read(table);
  }

  @Test
  void ratesAndCountsOfEveryRecording() throws Exception {
    GoldenTable table = scored(five("pairs.csv"), "-m", "transcript");
    CSVRecord cat = table.row("id", "s01_engb");
    assertThat(Double.parseDouble(cat.get("wer"))).isEqualTo(1 / 6.0);
    assertThat(Double.parseDouble(cat.get("cer"))).isEqualTo(4 / 22.0);
    assertThat(List.of(cat.get("word_errors"), cat.get("words"), cat.get("aligned_words")))
        .containsExactly("1.0", "6.0", "6.0");
    CSVRecord swapped = table.row("id", "s07_nl");
    assertThat(Double.parseDouble(swapped.get("wer"))).isEqualTo(1);
    assertThat(Double.parseDouble(swapped.get("mer"))).isEqualTo(2 / 3.0);
    assertThat(Double.parseDouble(swapped.get("wil"))).isEqualTo(0.75);
    CSVRecord empty = table.row("id", "s03_de");
    assertThat(empty.get("wer")).isEmpty();
    assertThat(empty.get("message")).contains("the text is empty, the hypothesis has 2 words");
    assertThat(empty.get("word_errors")).isEqualTo("2.0");
    assertThat(table.row("id", "s04_fr").get("message")).contains("needs a transcript");
  }

  @Test
  void aNormaliserIsPartOfTheSignature() throws Exception {
    GoldenTable table = scored(five("pairs.csv"), "-m", "wer", "--normaliser", "whisper_basic");
    assertThat(table.row("id", "s02_enus").get("wer")).isEqualTo("0.0");
    assertThat(Files.readString(folder.resolve("scores.csv.meta.json")))
        .contains("wer|tokens:words|normaliser:whisper_basic|")
        .contains("\"normaliser\" : \"whisper_basic\"");
    SqeCall wrong = SqeCall.run("score", CLEAN, CLEAN, "--normaliser", "whisper");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--normaliser is none, jiwer_standardize, whisper_basic,");
  }

  @Test
  void theSummaryHasTheRateOfTheSet() throws Exception {
    SqeCall run = SqeCall.run("score", "--manifest", five("pairs.csv"), "-m", "wer,mer");
    // 1 + 2 + 2 + 2 errors, 6 + 2 + 0 + 2 words, and 6 + 2 + 2 + 3 aligned
    assertThat(run.err()).contains("of the set 0.700 (7 of 10)", "of the set 0.538 (7 of 13)");
  }

  @Test
  void aReportHasTheRateOfTheSet() throws Exception {
    Path page = folder.resolve("page.html");
    Path table = folder.resolve("reported.csv");
    SqeCall run =
        SqeCall.run(
            "score",
            "--manifest",
            five("pairs.csv"),
            "-m",
            "wer,mer",
            "-o",
            table,
            "--report",
            page);
    assertThat(page).as(run.err()).exists();
    assertThat(Files.readString(page))
        .contains("of the set 0.700 (7 of 10)", "of the set 0.538 (7 of 13)");
  }

  @Test
  void theUrgentProfileHasThemOfNormalisedTexts() throws Exception {
    GoldenTable table =
        scored(manifest("one.csv", "\"Hello, World!\",hello world"), "--profile", "urgent2025");
    assertThat(table.row("id", "s01_engb").get("wer")).isEqualTo("0.0");
    assertThat(table.row("id", "s01_engb").get("cer")).isEqualTo("0.0");
  }

  @Test
  void withoutTextsTheyAreLeftOutOfAll() {
    Path file = CLEAN.resolve("s01_engb.wav");
    SqeCall run = SqeCall.run("score", file, file, "-m", "transcript,snr");
    assertThat(run.out()).doesNotContain("wer");
    assertThat(run.err()).contains("(need a manifest's columns text and hypothesis)");
  }

  @Test
  void theGateComparesTheRatesOfTheSets() throws Exception {
    StringBuilder before = new StringBuilder("id,wer,word_errors,words\n");
    StringBuilder after = new StringBuilder(before);
    for (int i = 0; i < 40; i++) {
      int words = i % 2 == 0 ? 2 : 20;
      int errors = i % 2 == 0 ? 1 : 2;
      int more = i % 2 == 0 ? 0 : 4;
      before.append("f%s,%s,%s,%s\n".formatted(i, errors / (double) words, errors, words));
      after.append(
          "f%s,%s,%s,%s\n".formatted(i, (errors + more) / (double) words, errors + more, words));
    }
    Path old = Files.writeString(folder.resolve("old.csv"), before);
    Path now = Files.writeString(folder.resolve("new.csv"), after);
    SqeCall gate = SqeCall.run("gate", now, "-b", old, "-m", "wer:0.01", "--unsigned-ok");
    assertThat(gate.exitCode()).as(gate.out() + gate.err()).isEqualTo(1);
    // 60 and 140 errors of 440 words; the means of the rows' rates are 0.3 and 0.4
    assertThat(gate.out()).contains("0.136", "0.318").contains("the sum of word_errors");
    SqeCall compared =
        SqeCall.run("compare", old, now, "-m", "wer", "--unsigned-ok", "--format", "csv");
    assertThat(compared.out()).as(compared.err()).contains("0.136", "0.318");
    Path other =
        Files.writeString(
            folder.resolve("other.csv"), after.toString().replace("f3,0.3,6,20", "f3,0.3,6,21"));
    SqeCall refused = SqeCall.run("gate", other, "-b", old, "-m", "wer", "--unsigned-ok");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("words of", "score both with the same texts");
  }
}
