package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.metrics.MetricCatalog;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.RunMetadata;
import sqe.table.TableFormat;

/** A run with real files: five pairs, of which the third lacks its estimate. */
class ScoreRunTest {

  private static final ScoreSpec SPEC = ScoreSpec.of("snr");
  private static final PairScorer SCORER = PairScorer.of(SPEC);

  @TempDir private Path folder;
  private final List<Pair> pairs = new ArrayList<>();

  @BeforeEach
  void writePairs() throws Exception {
    for (int p = 0; p < 5; p++) {
      if (p == 2) {
        pairs.add(new Pair("p2", "net", null, null, null, Map.of(), "no estimate: lost"));
      } else {
        pairs.add(
            new Pair(
                "p" + p,
                "net",
                file("r" + p, p, 0.5),
                file("e" + p, p, 0.25),
                null,
                Map.of(),
                null));
      }
    }
  }

  private Path file(String name, int frequency, double gain) throws Exception {
    double[] x = new double[800];
    for (int i = 0; i < x.length; i++) {
      x[i] = gain * StrictMath.sin(i * (0.1 + frequency));
    }
    Path file = folder.resolve(name + ".wav");
    WavWriter.writeFloat32(file, new double[][] {x}, 8000);
    return file;
  }

  /** Writes down what it is told and cancels after so many pairs. */
  private static final class Witness implements ScoreRun.Observer {
    private final List<String> done = new ArrayList<>();
    private final int enough;
    private int kept;

    Witness(int enough) {
      this.enough = enough;
    }

    @Override
    public void pairDone(PairResult result) {
      done.add(result.pair().id());
    }

    @Override
    public void pairsKept(int count) {
      kept = count;
    }

    @Override
    public boolean isCancelled() {
      return done.size() >= enough;
    }
  }

  private ScoreRun.Outcome toFile(Path table, boolean resume, boolean failFast, Witness witness)
      throws Exception {
    RunMetadata metadata = SPEC.metadata(MetricCatalog.load(), List.of("sqe"), "");
    TableFile file =
        TableFile.of(table, TableFormat.CSV, SCORER.columns(), metadata, RemedyWords.NONE);
    try (TableFile sink = resume ? file.resuming() : file) {
      return new ScoreRun(SCORER, 2, failFast).into(sink, pairs, witness);
    }
  }

  @Test
  void aWholeRunHasEveryPairAndItsMetadata() throws Exception {
    Path table = folder.resolve("t.csv");
    Witness witness = new Witness(99);
    ScoreRun.Outcome outcome = toFile(table, false, false, witness);
    assertThat(outcome.ending()).isEqualTo(ScoreRun.Ending.COMPLETE);
    assertThat(outcome.summary().failed()).isEqualTo(1);
    assertThat(witness.done).containsExactly("p0", "p1", "p2", "p3", "p4");
    assertThat(Files.readAllLines(table)).hasSize(6);
    assertThat(RunMetadata.fileOf(table)).exists();
    assertThat(TableFile.partOf(table)).doesNotExist();
  }

  @Test
  void theStreamHasTheSameBytesAsTheFile() throws Exception {
    Path table = folder.resolve("t.csv");
    toFile(table, false, false, new Witness(99));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    new ScoreRun(SCORER, 2, false)
        .into(
            new StreamSink(stream, TableFormat.CSV, SCORER.columns(), RemedyWords.NONE),
            pairs,
            new Witness(99));
    assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(table));
  }

  @Test
  void failFastStopsAtTheFirstRowThatIsNotScored() throws Exception {
    Witness witness = new Witness(99);
    ScoreRun.Outcome outcome = toFile(folder.resolve("t.csv"), false, true, witness);
    assertThat(outcome.ending()).isEqualTo(ScoreRun.Ending.STOPPED_AT_FAILURE);
    assertThat(witness.done).containsExactly("p0", "p1", "p2");
  }

  @Test
  void aCancelledRunIsResumedToTheSameBytes() throws Exception {
    Path whole = folder.resolve("whole.csv");
    toFile(whole, false, false, new Witness(99));
    Path table = folder.resolve("t.csv");
    ScoreRun.Outcome cancelled = toFile(table, false, false, new Witness(3));
    assertThat(cancelled.ending()).isEqualTo(ScoreRun.Ending.CANCELLED);
    assertThat(table).doesNotExist();
    Witness second = new Witness(99);
    ScoreRun.Outcome resumed = toFile(table, true, false, second);
    assertThat(resumed.ending()).isEqualTo(ScoreRun.Ending.COMPLETE);
    // the last pair might lack a channel: it is scored again, and so is what failed
    assertThat(second.kept).isEqualTo(2);
    assertThat(second.done).containsExactly("p2", "p3", "p4");
    assertThat(table).hasSameBinaryContentAs(whole);
    assertThat(resumed.summary().rows()).isEqualTo(5);
  }
}
