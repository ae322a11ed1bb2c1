package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long tables of pandas, results of the ITU's PESQ program, folders with a file a metric. */
class OtherToolsTablesTest {

  @TempDir private Path folder = Path.of("");

  private ScoreTable read(String name, String text) throws IOException, TableException {
    return ScoreTableReader.read(Files.writeString(folder.resolve(name), text));
  }

  private void refused(String name, String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThatThrownBy(() -> ScoreTableReader.read(file))
        .isInstanceOf(TableException.class)
        .hasMessage(file + message);
  }

  @Test
  void aLongTableGetsAColumnAMetric() throws Exception {
    ScoreTable table = read("t.csv", ",id,metric,value\n0,a,stoi,0.5\n1,a,snr,5\n2,b,snr,6\n");
    assertThat(table.columns()).containsExactly("id", "stoi", "snr");
    assertThat(table.rows()).containsExactly(List.of("a", "0.5", "5"), List.of("b", "", "6"));
    assertThat(table.lines()).containsExactly(2, 4);
    assertThat(read("t.csv", "value,variable,id\n0.5,stoi,a\n").rows())
        .containsExactly(List.of("a", "0.5"));
    assertThat(read("t.csv", "metric,score,id,system\nstoi,0.5,a,x\nstoi,0.6,a,y\n").rows())
        .containsExactly(List.of("a", "x", "0.5"), List.of("a", "y", "0.6"));
  }

  @Test
  void aTableWithOneOfTheTwoColumnsIsNoLongOne() throws Exception {
    assertThat(read("t.csv", "id,metric,stoi\na,x,0.5\n").columns())
        .containsExactly("id", "metric", "stoi");
    assertThat(read("t.csv", "id,value\na,0.5\n").columns()).containsExactly("id", "value");
  }

  @Test
  void twoValuesOfOneMetricAreNamed() throws Exception {
    refused(
        "t.csv",
        "id,metric,value\na,stoi,1\n\na,stoi,1\n",
        ", line 4: 'a' has a second value of stoi");
  }

  @Test
  void aLongTableThatWasNotReadFromAFileCountsItsRows() throws Exception {
    ScoreTable table =
        new ScoreTable(
            "t",
            List.of("id", "metric", "value"),
            List.of(List.of("a", "snr", "1"), List.of("b", "snr", "2")),
            null);
    assertThat(LongTable.pivoted(table).lines()).containsExactly(1, 2);
  }

  @Test
  void resultsOfThePesqProgramHaveTheScoresThatTheirModeSays() throws Exception {
    ScoreTable table =
        read(
            "pesq_results.txt",
            """

            REFERENCE\t DEGRADED\t PESQMOS\t MOSLQO\t SAMPLE_FREQ\t MODE
            r a.wav\t e a.wav\t 2.5\t 2.25\t 8000\t nb

            r b.wav\t e b.wav\t -1.000\t 3.5\t 16000\t WB
            """);
    assertThat(table.columns())
        .containsExactly("id", "reference", "pesq_nb_raw", "pesq_nb", "pesq_wb");
    assertThat(table.rows())
        .containsExactly(
            List.of("e a.wav", "r a.wav", "2.5", "2.25", ""),
            List.of("e b.wav", "r b.wav", "", "", "3.5"));
    assertThat(table.lines()).containsExactly(3, 5);
  }

  @Test
  void resultsWithoutAModeAreNarrowbandAndBlanksSeparateThemToo() throws Exception {
    ScoreTable table = read("r.txt", "Reference Degraded PESQMOS\nr.wav e.wav 2.5\n");
    assertThat(table.columns()).containsExactly("id", "reference", "pesq_nb_raw");
    assertThat(table.rows()).containsExactly(List.of("e.wav", "r.wav", "2.5"));
    refused(
        "r.txt",
        "REFERENCE DEGRADED PESQMOS\n\nr.wav e.wav\n",
        ", line 3: 2 cells stand under 3 titles");
    refused("r.txt", "REFERENCE DEGRADED PESQMOS\n", ": no rows");
  }

  private Path scores(String... namesAndTexts) throws IOException {
    Path scores = Files.createTempDirectory(folder, "scores");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      Files.writeString(scores.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
    }
    return scores;
  }

  private static void folderRefused(Path scores, String message) {
    assertThatThrownBy(() -> ScoreTableReader.read(scores))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith(scores.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aFolderWithAFileAMetricIsATable() throws Exception {
    Path scores =
        scores(
            "STOI_spk1", "b 0.5\n\na 0.25\n",
            "SNR.scp", "a inf\n",
            "SIR_spk1", "a 1\n",
            "SIR_spk2", "a 2\n",
            "wav.scp", "a /x/a.wav\nb /x/b.wav\n",
            "result.txt", "mean: 5\n");
    Files.createDirectory(scores.resolve("more"));
    Files.write(scores.resolve("x.wav"), new byte[] {'R', (byte) 0xFF});
    ScoreTable table = ScoreTableReader.read(scores);
    assertThat(table.columns()).containsExactly("id", "SIR_spk1", "SIR_spk2", "SNR", "STOI");
    assertThat(table.rows())
        .containsExactly(List.of("a", "1", "2", "inf", "0.25"), List.of("b", "", "", "", "0.5"));
  }

  @Test
  void whatIsWrongInAFolderOfScoresIsNamed() throws Exception {
    folderRefused(scores("wav.scp", "a /x/a.wav\n"), ": a folder in which no file holds scores");
    folderRefused(scores(), ": a folder in which no file holds scores");
    folderRefused(scores("snr", "a 1\nb 2\na 3\n"), "snr, line 3: the id 'a' stands twice");
    folderRefused(
        scores("snr", "a 1\n\nb 2\nc x\nd x\ne 1\n"),
        "snr, line 4: no id and number: correct the line");
    folderRefused(scores("snr.txt", "a 1\n", "snr.scp", "a 1\n"), ": two files hold scores of snr");
    folderRefused(
        scores("snr", "a 1\n", "snr_spk1", "a 1\n"),
        ": a metric has a file for one speaker and one without");
  }

  /** A file is one of scores if most of its lines are; the others are then mistakes. */
  @Test
  void aFileHalfOfWhichIsSomethingElseIsPassedOver() throws Exception {
    Path scores = scores("half", "a 1\nb x y\n", "snr", "a 1\n");
    assertThat(ScoreTableReader.read(scores).columns()).containsExactly("id", "snr");
  }
}
