package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;
import sqe.metrics.MetricSummary;

class RunMetadataTest {

  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

  private static final Map<String, MetricSummary> DESCRIBED =
      Map.of(
          "own", new MetricSummary("dB", new Range(-1, 1), Direction.LOWER_IS_BETTER, 0.5),
          "other",
              new MetricSummary(
                  "",
                  new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                  Direction.HIGHER_IS_BETTER,
                  null));

  @TempDir private Path folder = Path.of("");

  private Path table() {
    return folder.resolve("t.csv");
  }

  private static RunMetadata running(Map<String, String> policies, Map<String, String> signatures) {
    return new RunMetadata(
        "1.2", List.of("score", "a b"), STARTED, null, policies, signatures, null, DESCRIBED);
  }

  private static RunMetadata running() {
    return running(Map.of("length", "error"), Map.of("own", "own|rev:1", "snr", "snr|rev:2"));
  }

  @Test
  void aRunThatGoesOnHasNotEnded() throws IOException {
    running().write(table());
    RunMetadata.Stored stored = RunMetadata.read(table());
    assertThat(stored)
        .isEqualTo(
            new RunMetadata.Stored(
                Map.of("length", "error"),
                Map.of("own", "own|rev:1", "snr", "snr|rev:2"),
                STARTED,
                false));
    assertThat(Files.readString(folder.resolve("t.csv.meta.json")))
        .doesNotContain("wall_seconds", "data_signature");
  }

  @Test
  void whatIsWrittenIsWhatATableIsSignedWith() throws Exception {
    Files.writeString(table(), "id,own\na,1\n");
    running().finished(2.5, new RunMetadata.Data("abc", 3)).write(table());
    assertThat(RunMetadata.read(table()).ended()).isTrue();
    assertThat(Files.readString(folder.resolve("t.csv.meta.json")))
        .contains("\"wall_seconds\"", "2.5");
    TableSignatures signatures = ScoreTableReader.read(table()).signatures();
    assertThat(signatures)
        .isEqualTo(
            new TableSignatures(
                Map.of("own", "own|rev:1", "snr", "snr|rev:2"),
                "abc",
                DESCRIBED,
                new TableSignatures.Run("1.2", List.of("score", "a b"))));
  }

  @Test
  void rowsOfAnotherWayToScoreAreNotGoneOnWith() throws IOException {
    running().write(table());
    RunMetadata.Stored stored = RunMetadata.read(table());
    Map<String, String> policies = Map.of("length", "error");
    assertThat(running().agreesWith(stored)).isTrue();
    assertThat(running(policies, Map.of("snr", "snr|rev:2")).agreesWith(stored))
        .as("columns that are there already")
        .isTrue();
    assertThat(running(policies, Map.of("snr", "snr|rev:3")).agreesWith(stored)).isFalse();
    assertThat(running(policies, Map.of("stoi", "stoi|rev:1")).agreesWith(stored)).isFalse();
    assertThat(running(policies, Map.of("own", "own|rev:1", "snr", "x")).agreesWith(stored))
        .isFalse();
    assertThat(running(Map.of("length", "trim"), Map.of("snr", "snr|rev:2")).agreesWith(stored))
        .isFalse();
  }

  @Test
  void withoutMetadataNothingIsKnown() throws IOException {
    assertThat(RunMetadata.read(table()))
        .isEqualTo(new RunMetadata.Stored(Map.of(), Map.of(), Instant.MIN, false));
  }

  @Test
  void metadataOfAnotherProgramAreNotTakenForOurs() throws IOException {
    for (String foreign : List.of("{}", "{\"started\": \"yesterday\"}", "[1]", "{")) {
      Files.writeString(folder.resolve("t.csv.meta.json"), foreign);
      assertThatThrownBy(() -> RunMetadata.read(table()))
          .as(foreign)
          .isInstanceOf(ForeignMetadataException.class);
    }
  }

  /** What others wrote there may be any JSON; it signs a table where it is as ours. */
  @Test
  void onlyWholeSignaturesSignATable() throws Exception {
    Files.writeString(table(), "id,stoi\na,1\n");
    for (String unsigned :
        List.of(
            "{}",
            "{\"signatures\": 5}",
            "{\"signatures\": {\"stoi\": \"x\"}}",
            "{\"signatures\": {\"stoi\": {\"short\": \"x\"}}}")) {
      Files.writeString(folder.resolve("t.csv.meta.json"), unsigned);
      assertThat(ScoreTableReader.read(table()).signatures()).as(unsigned).isNull();
    }
    Files.writeString(
        folder.resolve("t.csv.meta.json"),
        """
        {"signatures": {"stoi": {"long": "stoi|rev:1"}}, "data_signature": {"references": 3},
         "version": "1", "command": "score",
         "metrics": {"a": 1, "b": {"better": "sideways"}, "c": {"better": "higher_is_better",
         "minimum": "x", "unit": null}}}
        """);
    assertThat(ScoreTableReader.read(table()).signatures())
        .isEqualTo(
            new TableSignatures(
                Map.of("stoi", "stoi|rev:1"),
                null,
                Map.of(
                    "c",
                    new MetricSummary(
                        "",
                        new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                        Direction.HIGHER_IS_BETTER,
                        null)),
                null));
  }

  @Test
  void keptMetadataSayWhatTheirFileSays() throws Exception {
    Files.writeString(table(), "id,own\na,1\n");
    running().finished(2.5, new RunMetadata.Data("abc", 3)).write(table());
    assertThat(ScoreTableReader.read("run 1", StoredTable.read(table())).signatures())
        .isEqualTo(ScoreTableReader.read(table()).signatures());
  }

  @Test
  void twoSignaturesDifferInTheKeysThatAreNamed() {
    assertThat(TableSignatures.differences("stoi|rev:1|a:x", "stoi|rev:2|a:x|b:y"))
        .containsExactly(Map.entry("rev", "1, 2"), Map.entry("b", "-, y"));
    assertThat(TableSignatures.differences("stoi|a:x", "estoi"))
        .containsExactly(Map.entry("id", "stoi, estoi"), Map.entry("a", "x, -"));
    assertThat(TableSignatures.differences("stoi|a:", "stoi|a:")).isEmpty();
    assertThat(TableSignatures.keys("stoi|rev:1")).containsExactly("id", "rev");
    assertThat(TableSignatures.parts("stoi|url:a:b|:c"))
        .isEqualTo(Map.of("id", "stoi", "url", "a:b", "", "c"));
  }
}
