package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;
import sqe.table.Segment;
import sqe.table.TableFormat;

/** A segment's scores are those of files that hold just the segment. */
class SegmentsTest {

  private static final int RATE = 16000;
  private static final int SEGMENT = 2 * RATE;

  @TempDir private Path folder;

  private static double[] sound(long seed, int length) {
    Random random = new Random(seed);
    double[] x = new double[length];
    double state = 0;
    for (int i = 0; i < length; i++) {
      state = 0.95 * state + random.nextGaussian();
      double envelope = 0.5 + 0.5 * StrictMath.sin(2 * Math.PI * 3 * i / RATE);
      x[i] = 0.05 * envelope * state;
    }
    return x;
  }

  private static double[] sum(double[] a, double[] b, double factor) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  private Path write(String name, double[]... channels) throws IOException {
    Path file = folder.resolve(name + ".wav");
    WavWriter.writePcm16(file, channels, RATE);
    return file;
  }

  /** A file that holds some samples of another. */
  private Path cut(Path file, int from, int to) throws IOException {
    double[][] channels = AudioReader.read(file).channels();
    double[][] parts =
        Arrays.stream(channels)
            .map(each -> Arrays.copyOfRange(each, from, to))
            .toArray(double[][]::new);
    String name = file.getFileName().toString().replace(".wav", "");
    return write(name + "_" + from, parts);
  }

  private static Pair pair(String id, Path reference, Path estimate, @Nullable Path noisy) {
    return new Pair(id, "system", reference, estimate, noisy, Map.of("speaker", "a"), null);
  }

  private static List<ScoreRow> rows(ScoreSpec spec, Pair pair) {
    return PairScorer.of(spec).score(List.of(pair)).get(0).rows();
  }

  private static ScoreSpec cut(ScoreSpec spec, double seconds, double hop) {
    return spec.with(spec.policies().with(new ScoringOptions.Segments(seconds, hop)));
  }

  private void requireThatOfCutFiles(
      ScoreSpec spec, Path reference, Path estimate, @Nullable Path noisy, int length, int hop)
      throws IOException {
    ScoreSpec segments = cut(spec, 2, (double) hop / RATE);
    List<ScoreRow> found = rows(segments, pair("x", reference, estimate, noisy));
    List<ScoreRow> expected = new ArrayList<>();
    List<Segment> places = new ArrayList<>();
    for (int from = 0; from + SEGMENT <= length; from += hop) {
      int to = from + SEGMENT;
      List<ScoreRow> ofPart =
          rows(
              spec,
              pair(
                  "x",
                  cut(reference, from, to),
                  cut(estimate, from, to),
                  noisy == null ? null : cut(noisy, from, to)));
      Segment place =
          new Segment(
              expected.size() / ofPart.size() + 1, (double) from / RATE, (double) to / RATE);
      expected.addAll(ofPart);
      ofPart.forEach(row -> places.add(place));
    }
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).scores()).isEqualTo(expected.get(i).scores());
      assertThat(found.get(i).channel()).isEqualTo(expected.get(i).channel());
      assertThat(found.get(i).message(RemedyWords.NONE))
          .isEqualTo(expected.get(i).message(RemedyWords.NONE));
      assertThat(found.get(i).segment()).isEqualTo(places.get(i));
    }
  }

  @Test
  void scoresAndNotesAreThoseOfCutFiles() throws IOException {
    double[] clean = sound(1, 6 * RATE);
    Path reference = write("r", clean);
    Path estimate = write("e", sum(clean, sound(2, clean.length), 0.3));
    requireThatOfCutFiles(
        ScoreSpec.of("si_sdr", "sdr", "stoi", "estoi", "pmsqe", "pesq_wb"),
        reference,
        estimate,
        null,
        clean.length,
        SEGMENT);
  }

  @Test
  void soAreThoseOfSeveralChannelsOverlappingAndWithTheirMixture() throws IOException {
    double[] left = sound(3, 5 * RATE);
    double[] right = sound(4, 5 * RATE);
    double[] noise = sound(5, 5 * RATE);
    Path reference = write("r", left, right);
    Path estimate = write("e", sum(left, noise, 0.2), sum(right, noise, 0.1));
    Path noisy = write("n", sum(left, noise, 1), sum(right, noise, 1));
    requireThatOfCutFiles(
        ScoreSpec.of("si_sdr", "stoi").withDelta(true).withDiagnosis(true),
        reference,
        estimate,
        noisy,
        left.length,
        RATE);
  }

  @Test
  void soAreThoseOfSeparatedSourcesAndOfAlignedSegments() throws IOException {
    double[] one = sound(6, 4 * RATE);
    double[] two = sound(7, 4 * RATE);
    Path reference = write("r", one, two);
    Path estimate = write("e", sum(two, one, 0.1), sum(one, two, 0.2));
    ScoreSpec sources = ScoreSpec.of("si_sdr", "sir");
    requireThatOfCutFiles(
        sources.with(
            ScoringOptions.defaults().with(new ScoringOptions.Channels.SeparatedSources())),
        reference,
        estimate,
        null,
        one.length,
        SEGMENT);
    requireThatOfCutFiles(
        ScoreSpec.of("si_sdr").with(ScoringOptions.defaults().with(ScoringOptions.Align.INTEGER)),
        reference,
        estimate,
        null,
        one.length,
        SEGMENT);
  }

  @Test
  void aSilentSegmentFailsAloneAndAShortRestIsSaidInTheLastRow() throws IOException {
    double[] clean = sound(8, 5 * RATE - RATE / 2);
    Arrays.fill(clean, 0, SEGMENT, 0);
    Path reference = write("r", clean);
    Path estimate = write("e", sum(clean, sound(9, clean.length), 0.3));
    List<ScoreRow> rows =
        rows(cut(ScoreSpec.of("si_sdr", "stoi"), 2, 2), pair("x", reference, estimate, null));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).status()).isEqualTo(ScoreRow.Status.FAILED);
    assertThat(rows.get(0).message(RemedyWords.NONE)).contains("silent");
    assertThat(rows.get(1).status()).isEqualTo(ScoreRow.Status.OK);
    assertThat(rows.get(0).message(RemedyWords.NONE)).doesNotContain("not scored: less");
    assertThat(rows.get(1).message(RemedyWords.NONE))
        .contains("the last 0.500 s are not scored: less than half a segment");
  }

  @Test
  void aShortLastSegmentHasItsTypedReason() throws IOException {
    double[] clean = sound(10, 400);
    Path reference = write("r", clean);
    List<ScoreRow> rows =
        rows(cut(ScoreSpec.of("pesq_wb", "stoi"), 2, 2), pair("x", reference, reference, null));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).scores()).allMatch(Cell.Undefined.class::isInstance);
    assertThat(rows.get(0).message(RemedyWords.NONE)).contains("too short: needs 0.25 s");
  }

  @Test
  void lengthsAreThoseOfWholeFiles() throws IOException {
    double[] clean = sound(11, 4 * RATE);
    Path reference = write("r", clean);
    Path shorter = write("e", Arrays.copyOf(clean, clean.length - 100));
    Path much = write("m", Arrays.copyOf(clean, 2 * RATE));
    ScoreSpec spec = cut(ScoreSpec.of("snr"), 1, 1);
    List<ScoreRow> rows = rows(spec, pair("x", reference, shorter, null));
    assertThat(rows).hasSize(4);
    assertThat(rows.get(3).duration()).isEqualTo((RATE - 100.0) / RATE);
    List<ScoreRow> padded =
        rows(
            spec.with(spec.policies().with(ScoringOptions.Length.PAD)),
            pair("x", reference, shorter, null));
    assertThat(padded.get(3).duration()).isEqualTo(1.0);
    List<ScoreRow> refused = rows(spec, pair("x", reference, much, null));
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).message(RemedyWords.NONE)).startsWith("lengths differ");
  }

  @Test
  void theDigestOfReferencesIsThatOfWholeFilesAndTableResumes() throws IOException {
    double[] clean = sound(12, 3 * RATE);
    Path reference = write("r", clean, sound(13, clean.length));
    Path estimate = write("e", clean, clean);
    Pair pair = pair("x", reference, estimate, null);
    ScoreSpec whole = ScoreSpec.of("snr").carryingColumnsOf(List.of(pair));
    ScoreSpec spec = cut(whole, 1, 1);
    PairResult result = PairScorer.of(spec).score(List.of(pair)).get(0);
    assertThat(result.referenceDigest())
        .isEqualTo(PairScorer.of(whole).score(List.of(pair)).get(0).referenceDigest())
        .hasSize(64);
    Path table = folder.resolve("table.csv");
    ScoreRun.of(spec).toFile(List.of(pair), table);
    String first = Files.readString(table);
    assertThat(first)
        .startsWith("id,segment,start_s,end_s,system,channel,")
        .contains("x,2,1.0,2.0");
    PairScorer scorer = PairScorer.of(spec);
    TableFile again =
        TableFile.of(
                table,
                TableFormat.CSV,
                scorer.columns(),
                scorer.metadata(List.of(), ""),
                RemedyWords.NONE)
            .resuming();
    List<ScoreRow> kept = new ArrayList<>();
    try (again) {
      assertThat(again.begin(List.of(pair), kept::add)).isEmpty();
      again.complete();
    }
    assertThat(kept).hasSize(6);
    assertThat(Files.readString(table)).isEqualTo(first);
    assertThat(Files.readString(table.resolveSibling("table.csv.meta.json")))
        .contains("segment:1|segment_hop:1");
  }
}
