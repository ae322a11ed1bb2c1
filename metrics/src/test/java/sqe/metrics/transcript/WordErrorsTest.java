package sqe.metrics.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class WordErrorsTest {

  @Test
  void alignmentsAndRatesAreThoseOfJiwer() {
    GoldenTable golden = GoldenTable.read(SharedFolder.project("testdata/golden/word_errors.csv"));
    assertThat(golden.rows()).hasSize(32);
    for (CSVRecord row : golden.rows()) {
      Tokens tokens = row.get("level").equals("word") ? Tokens.JIWER_WORDS : Tokens.CHARACTERS;
      List<Alignment> alignments = alignments(tokens, row.get("references"), row.get("hypotheses"));
      assertThat(alignments.stream().map(Alignment::toString).collect(Collectors.joining("|")))
          .as(row.toString())
          .isEqualTo(row.get("alignment"));
      EditCounts counts = EditCounts.pooled(alignments.stream().map(Alignment::counts).toList());
      assertThat(counts)
          .isEqualTo(
              new EditCounts(count(row, "C"), count(row, "S"), count(row, "D"), count(row, "I")));
      assertRate(row, "rate", counts.errorRateOrCount());
      assertRate(row, "mer", counts.matchErrorRate());
      assertRate(row, "wip", counts.informationPreserved());
      assertRate(row, "wil", counts.informationLost());
    }
  }

  private static List<Alignment> alignments(Tokens tokens, String references, String hypotheses) {
    String[] r = references.split("\\|", -1);
    String[] h = hypotheses.split("\\|", -1);
    assertThat(h).hasSameSizeAs(r);
    List<Alignment> alignments = new ArrayList<>();
    for (int i = 0; i < r.length; i++) {
      alignments.add(Alignment.of(tokens.of(r[i]), tokens.of(h[i])));
    }
    return alignments;
  }

  private static long count(CSVRecord row, String column) {
    return Long.parseLong(row.get(column));
  }

  private static void assertRate(CSVRecord row, String column, double actual) {
    double expected = Double.parseDouble(row.get(column));
    assertThat(actual)
        .as(row + " " + column)
        .isCloseTo(expected, within(1e-11 * Math.abs(expected)));
  }

  @Test
  void pooledRatesAreNotTheMeanOfTheSentences() {
    List<EditCounts> sentences =
        alignments(Tokens.WORDS, "hello world|good night moon", "hello duck|good moon").stream()
            .map(Alignment::counts)
            .toList();
    assertThat(EditCounts.pooled(sentences).errorRate()).hasValue(0.4);
    double mean =
        sentences.stream()
            .mapToDouble(each -> each.errorRate().orElseThrow())
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(0.416666666667, within(1e-12));
    assertThat(EditCounts.sentenceErrorRate(sentences)).hasValue(1);
    assertThat(EditCounts.sentenceErrorRate(List.of())).isEmpty();
  }

  @Test
  void anEmptyReferenceHasNoRate() {
    EditCounts counts = Alignment.of(List.of(), List.of("X", "Y")).counts();
    assertThat(counts.errorRate()).isEmpty();
    assertThat(counts.errorRateOrCount()).isEqualTo(2);
    assertThat(Alignment.of(List.of(), List.of()).counts().errorRate()).hasValue(0);
    assertThatThrownBy(() -> new EditCounts(0, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Random texts against a plain distance table, reversal and exchange of the two texts. */
  @Test
  void theNumberOfErrorsIsTheEditDistanceInEitherDirection() {
    var random = new Random(1);
    for (int trial = 0; trial < 500; trial++) {
      List<String> r = text(random);
      List<String> h = text(random);
      EditCounts counts = Alignment.of(r, h).counts();
      assertThat(counts.reference()).isEqualTo(r.size());
      assertThat(counts.hypothesis()).isEqualTo(h.size());
      assertThat(counts.errors()).isEqualTo(distance(r, h));
      assertThat(Alignment.of(h, r).counts().errors()).isEqualTo(counts.errors());
      Collections.reverse(r);
      Collections.reverse(h);
      assertThat(Alignment.of(r, h).counts().errors()).isEqualTo(counts.errors());
    }
  }

  private static List<String> text(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static int distance(List<String> r, List<String> h) {
    int[][] d = new int[r.size() + 1][h.size() + 1];
    for (int i = 0; i <= r.size(); i++) {
      for (int j = 0; j <= h.size(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
        } else {
          int replaced = d[i - 1][j - 1] + (r.get(i - 1).equals(h.get(j - 1)) ? 0 : 1);
          d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        }
      }
    }
    return d[r.size()][h.size()];
  }

  @Test
  void aTabSeparatesWordsButNotThoseOfJiwer() {
    assertThat(Tokens.WORDS.of(" two  spaces\tand\u3000tab\n"))
        .containsExactly("two", "spaces", "and", "tab");
    assertThat(Tokens.JIWER_WORDS.of(" two  spaces\tand tab\n"))
        .containsExactly("two", "spaces\tand", "tab");
    assertThat(Tokens.WORDS.of(" ")).isEmpty();
    assertThat(Tokens.CHARACTERS.of(" a \uD83D\uDE00e\u0301 ")).hasSize(5);
  }

  @Test
  void normalisersAreThoseOfWhisper() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/text_normalisers.csv"));
    assertThat(golden.rows()).hasSize(26);
    for (CSVRecord row : golden.rows()) {
      assertText(row, "basic", Normaliser.WHISPER_BASIC);
      assertText(row, "basic_no_diacritics", Normaliser.WHISPER_BASIC_NO_DIACRITICS);
      assertText(
          row,
          "english_without_numbers_and_spelling",
          Normaliser.WHISPER_ENGLISH_WITHOUT_NUMBERS_AND_SPELLING);
    }
  }

  private static void assertText(CSVRecord row, String column, Normaliser normaliser) {
    assertThat(normaliser.apply(row.get("input")))
        .as(row + " " + column)
        .isEqualTo(row.get(column));
  }

  @Test
  void jiwersStandardFormWritesContractionsOutWhereverTheyStand() {
    assertThat(Normaliser.JIWER_STANDARDIZE.apply("Won't [noise] he'd\tSAY <unk>it's'll"))
        .isEqualTo("will not  he would say it is will");
    assertThat(Normaliser.WHISPER_BASIC_LETTERS.apply("Ab c")).isEqualTo("a b c");
    assertThat(Normaliser.NONE.apply(" A")).isEqualTo(" A");
  }
}
