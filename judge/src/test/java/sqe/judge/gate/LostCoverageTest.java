package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LostCoverageTest {

  @Test
  void reasonsThatDifferInNumbersOnlyAreOneSentence() {
    assertThat(
            LostCoverage.sentences(
                List.of(
                    new LostScores("stoi 1.005 is outside -1 to 1", List.of("a")),
                    new LostScores("stoi -8.2e-5 is outside -1 to 1", List.of("b")),
                    new LostScores("estimate is missing", List.of("c", "d")))))
        .containsExactly(
            "lost coverage: 2 files had a score and have none now: stoi 1.005 is outside -1 to 1,"
                + " and other numbers (a, b)",
            "lost coverage: 2 files had a score and have none now: estimate is missing (c, d)");
  }

  @Test
  void manyKindsOfReasonsAreToldByThoseOfMostFilesAndCounted() {
    List<LostScores> lost =
        IntStream.range(0, 9)
            .mapToObj(
                kind ->
                    new LostScores(
                        "reason " + (char) ('a' + kind),
                        IntStream.rangeClosed(0, kind)
                            .mapToObj(file -> kind + "_" + file)
                            .toList()))
            .toList();
    List<String> sentences = LostCoverage.sentences(lost);
    assertThat(sentences).hasSize(6);
    assertThat(sentences.get(0)).startsWith("lost coverage: 9 files").contains("reason i");
    assertThat(sentences.get(5))
        .isEqualTo(
            "lost coverage: 10 files had a score and have none now, for 4 other reasons: 3_0, 3_1,"
                + " 3_2 and 7 more");
  }
}
