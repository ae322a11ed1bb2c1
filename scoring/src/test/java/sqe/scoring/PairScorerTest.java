package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.metrics.MetricCatalog;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;

/** From pairs to rows, and what a specification of that says. */
class PairScorerTest {

  private static final double[] SPEECH = WrittenPairs.noise(WrittenPairs.RATE, 1);
  private static final double[] OTHER = WrittenPairs.noise(WrittenPairs.RATE, 2);
  private static final ScoreSpec SPEC = ScoreSpec.of("active_level", "snr");

  @TempDir private Path folder;
  private WrittenPairs files = new WrittenPairs(Path.of(""));

  @BeforeEach
  void prepare() {
    files = new WrittenPairs(folder);
  }

  private static ScoreRow only(ScoreSpec spec, Pair pair) {
    List<PairResult> results = PairScorer.of(spec).score(List.of(pair));
    assertThat(results).hasSize(1);
    assertThat(results.get(0).rows()).hasSize(1);
    return results.get(0).rows().get(0);
  }

  private static Pair withoutReference(Pair pair) {
    return new Pair(pair.id(), pair.system(), null, pair.estimate(), pair.noisy(), Map.of(), null);
  }

  @Test
  void aMissingReferenceIsAReasonInTheCellsThatNeedOne() throws Exception {
    ScoreRow row = only(SPEC, withoutReference(files.pair("a", SPEECH, OTHER)));
    assertThat(row.status()).isEqualTo(ScoreRow.Status.PARTIAL);
    assertThat(row.scores().get(0)).isInstanceOf(Cell.Scored.class);
    assertThat(row.message(RemedyWords.NONE))
        .isEqualTo("snr: needs a reference: the pair has none");
    assertThat(row.sampleRate()).isEqualTo(WrittenPairs.RATE);
    assertThat(row.duration()).isEqualTo(1.0);
  }

  @Test
  void aLateMixtureIsAlignedByItsOwnDelay() throws Exception {
    ScoringOptions aligned = ScoringOptions.defaults().with(ScoringOptions.Align.INTEGER);
    ScoreSpec spec = ScoreSpec.of("snr").with(aligned).withDelta(true);
    double[] reference = WrittenPairs.noise(2 * WrittenPairs.RATE, 1);
    Arrays.fill(reference, reference.length - 320, reference.length, 0);
    double[] noise = WrittenPairs.scaled(WrittenPairs.noise(reference.length, 2), 0.25);
    Arrays.fill(noise, noise.length - 320, noise.length, 0);
    double[] mixture = WrittenPairs.sum(reference, noise);
    double[] late = WrittenPairs.delayed(mixture, 320);
    double[] better = WrittenPairs.sum(reference, WrittenPairs.scaled(noise, 0.25));
    ScoreRow onTime = only(spec, files.pair("a", reference, better, mixture));
    ScoreRow delayed = only(spec, files.pair("b", reference, better, late));
    assertThat(delayed.scores()).isEqualTo(onTime.scores());
    assertThat(delayed.message(RemedyWords.NONE)).contains("mixture aligned by 320 samples");
    assertThat(only(spec, files.pair("c", reference, late, late)).scores().get(1))
        .isEqualTo(new Cell.Scored(0));
  }

  @Test
  void aScoreOfTheEstimateAloneIsTheSameWithAReference() throws Exception {
    Pair pair = files.pair("a", SPEECH, OTHER);
    assertThat(only(SPEC, withoutReference(pair)).scores().get(0))
        .isEqualTo(only(SPEC, pair).scores().get(0));
  }

  @Test
  void withoutReferenceThereIsStillADifferenceToTheMixture() throws Exception {
    Pair pair = files.pair("a", SPEECH, OTHER, WrittenPairs.scaled(OTHER, 0.5));
    ScoreRow row = only(ScoreSpec.of("active_level").withDelta(true), withoutReference(pair));
    assertThat(row.scores().get(1))
        .isInstanceOfSatisfying(
            Cell.Scored.class,
            difference -> assertThat(difference.value()).isCloseTo(6.0206, within(0.01)));
  }

  @Test
  void withoutReferenceTheDiagnosisSaysNothing() throws Exception {
    ScoreRow row = only(SPEC.withDiagnosis(true), withoutReference(files.pair("a", SPEECH, OTHER)));
    assertThat(row.diagnosis())
        .hasSameSizeAs(row.columns().diagnosis())
        .containsOnly(new Cell.Absent());
  }

  @Test
  void aDiagnosisThatIsNotFiniteIsAReasonAndCostsNoScore() throws Exception {
    double huge = 1.7e308;
    List<double[]> signals = new ArrayList<>();
    signals.add(new double[] {huge, huge});
    signals.add(WrittenPairs.scaled(SPEECH, 4 * huge));
    signals.add(WrittenPairs.scaled(SPEECH, 1e200));
    double[] constant = new double[WrittenPairs.RATE];
    Arrays.fill(constant, -huge);
    signals.add(constant);
    for (double[] reference : signals) {
      for (double[] estimate : signals) {
        Pair pair = WrittenPairs.of("a", doubles("r", reference), doubles("e", estimate), null);
        ScoreSpec spec = SPEC.with(ScoringOptions.defaults().withMaxLengthDifference(10));
        ScoreRow row = only(spec.withDiagnosis(true), pair);
        assertThat(row.problem()).isNull();
        assertThat(row.scores()).isEqualTo(only(spec, pair).scores());
        assertThat(row.message(RemedyWords.NONE)).doesNotContain("internal error");
        assertThat(row.diagnosis())
            .hasSameSizeAs(row.columns().diagnosis())
            .allMatch(
                cell -> !(cell instanceof Cell.Scored scored) || Double.isFinite(scored.value()));
      }
    }
    Pair pair =
        WrittenPairs.of("a", doubles("r", signals.get(0)), doubles("e", signals.get(0)), null);
    assertThat(only(SPEC.withDiagnosis(true), pair).message(RemedyWords.NONE))
        .endsWith("no dc: not finite: the samples are too large to be added up");
  }

  /** Writes a file of 64-bit floats. */
  private Path doubles(String name, double[] samples) throws IOException {
    int size = Double.BYTES * samples.length;
    ByteBuffer bytes = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(36 + size);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16);
    bytes.putShort((short) 3).putShort((short) 1).putInt(WrittenPairs.RATE);
    bytes.putInt(8 * WrittenPairs.RATE).putShort((short) 8).putShort((short) 64);
    bytes.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt(size);
    bytes.asDoubleBuffer().put(samples);
    return Files.write(folder.resolve(name + ".wav"), bytes.array());
  }

  @Test
  void aFailedRowSaysWhatWasNoticedOfItsFiles() throws Exception {
    Pair pair = files.pair("a", SPEECH, OTHER);
    Path estimate = Objects.requireNonNull(pair.estimate());
    byte[] half = Files.readAllBytes(files.file("half", WrittenPairs.RATE, new double[4000]));
    Files.write(estimate, Arrays.copyOf(half, 2 * half.length));
    String message = only(SPEC, pair).message(RemedyWords.NONE);
    assertThat(message)
        .startsWith("lengths differ: ")
        .contains("; the length of the estimate is in doubt: write the file again")
        .contains("; estimate: at byte ")
        .contains("no chunk starts here");
  }

  @Test
  void pairsScoreTheSameTogetherAndApart() throws Exception {
    Pair first = files.pair("a", SPEECH, OTHER, WrittenPairs.sum(SPEECH, OTHER));
    List<Pair> pairs = new ArrayList<>(List.of(first));
    pairs.add(
        WrittenPairs.of(
            "b",
            Objects.requireNonNull(first.reference()),
            files.file("e", WrittenPairs.RATE, WrittenPairs.sum(SPEECH, OTHER)),
            Objects.requireNonNull(first.noisy())));
    pairs.add(files.pair("c", OTHER, SPEECH));
    PairScorer scorer = PairScorer.of(SPEC.withDelta(true).withDiagnosis(true));
    List<PairResult> apart = new ArrayList<>();
    pairs.forEach(pair -> apart.addAll(scorer.score(List.of(pair))));
    assertThat(scorer.score(pairs)).isEqualTo(apart);
  }

  @Test
  void aSpecificationSurvivesTheWayToAnotherMachine() throws Exception {
    ScoreSpec spec =
        SPEC.with(
                ScoringOptions.defaults()
                    .with(new ScoringOptions.Resample.ToRate(16000))
                    .with(new ScoringOptions.Channels.Only(2)))
            .withDelta(true);
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(spec);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(spec);
    }
  }

  @Test
  void columnsAndSignaturesComeFromTheSpecification() {
    ScoreSpec spec = ScoreSpec.of("snr").withDelta(true).withDiagnosis(true);
    assertThat(spec.columns().scores()).containsExactly("snr", "snr_delta");
    assertThat(spec.columns().diagnosis()).endsWith("wrong_pair", "snr_corrected");
    assertThat(spec.signatures(MetricCatalog.load()).get("snr"))
        .startsWith("snr|")
        .contains("|resample:error|length:trim0.1|align:none|channels:each|");
  }

  @Test
  void whatCannotBeComputedIsSaidBeforeAnythingIs() throws Exception {
    assertThatThrownBy(() -> PairScorer.of(ScoreSpec.of("snr", "snore")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no metric 'snore'");
    assertThatThrownBy(() -> ScoreSpec.of("snr", "snr"))
        .hasMessage("the metric 'snr' is asked for twice");
    Pair pair = files.pair("a", SPEECH, OTHER);
    Pair named =
        new Pair("a", "net", pair.reference(), pair.estimate(), null, Map.of("snr", "5"), null);
    assertThatThrownBy(() -> PairScorer.of(SPEC.carryingColumnsOf(List.of(named))))
        .hasMessage("the manifest's column 'snr' is also a column of the score table: rename it");
  }
}
