package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Scores against published ones and those of reference implementations. */
class PesqReferenceTest {

  /** Published scores have three decimals. */
  private static final double CONFORMANCE = 0.0006;

  /**
   * The reference read these 24-bit files rounded to 16 bits; its raw score has no tolerance for
   * that, the mapped one has.
   */
  private static final String ROUNDED = "enhanced_rnnoise_jitsi/d17_austen";

  private final MetricCatalog catalog = new MetricCatalog(new PesqProvider().metrics());

  private Metric metric(String id) {
    return catalog.find(id).orElseThrow();
  }

  @Test
  void conformancePairsScoreAsPublished() {
    GoldenTable pairs = GoldenTable.read(SharedFolder.require("reference/itu/pairs.csv"));
    GoldenTable expected = GoldenTable.read(SharedFolder.require("reference/expected/itu.csv"));
    for (CSVRecord row : pairs.rows()) {
      SignalPair pair =
          GoldenCase.Recordings.pair(
              "reference/itu/" + row.get("reference"), "reference/itu/" + row.get("estimate"));
      double published = Double.parseDouble(expected.row("id", row.get("id")).get("value"));
      double score = metric("pesq_nb_raw").score(pair).value();
      assertThat(score).as(row.get("id")).isCloseTo(published, within(CONFORMANCE));
    }
  }

  @Test
  void filesAsTheyAreScoreAsTheReferenceProgramToSixDecimals() {
    GoldenTable pairs = GoldenTable.read(SharedFolder.require("reference/itu/pairs.csv"));
    GoldenTable expected =
        GoldenTable.read(SharedFolder.require("specs/pesq/tables/conformance_8khz_test2b.csv"));
    for (CSVRecord row : pairs.rows()) {
      Signal reference = GoldenCase.Recordings.read("reference/itu/" + row.get("reference"));
      Signal estimate = GoldenCase.Recordings.read("reference/itu/" + row.get("estimate"));
      double program =
          Double.parseDouble(
              expected.row("degraded", row.get("id") + ".wav").get("reference_build_raw"));
      assertThat(DifferentLengths.raw(reference, estimate, Mode.NARROWBAND))
          .as(row.get("id"))
          .isCloseTo(program, within(5e-6));
    }
  }

  @Test
  void realSystemsScoreAsTheReferenceImplementationsSay() {
    GoldenTable expected =
        GoldenTable.read(SharedFolder.require("reference/expected/dev.csv"))
            .where(row -> row.get("metric").startsWith("pesq_"));
    Map<String, AnalysedSignal> references = new HashMap<>();
    Map<String, SignalPair> pairs = new HashMap<>();
    for (CSVRecord row : expected.rows()) {
      String name = row.get("system") + "/" + row.get("id");
      SignalPair pair = pairs.computeIfAbsent(name, key -> pair(key, row, references));
      double tolerance =
          name.equals(ROUNDED) && row.get("metric").equals("pesq_nb_raw")
              ? 0.01
              : Double.parseDouble(row.get("tolerance"));
      assertThat(metric(row.get("metric")).score(pair).value())
          .as(name + " " + row.get("metric"))
          .isCloseTo(Double.parseDouble(row.get("value")), within(tolerance));
    }
  }

  /** A trimmed pair; trimmed references of one length are shared, as in a batch. */
  private static SignalPair pair(
      String name, CSVRecord row, Map<String, AnalysedSignal> references) {
    SignalPair pair =
        GoldenCase.Recordings.pair(
            "reference/dev/clean/" + row.get("id") + ".wav", "reference/dev/" + name + ".wav");
    AnalysedSignal reference =
        references.computeIfAbsent(row.get("id") + " " + pair.length(), key -> pair.reference());
    return new SignalPair(reference, pair.estimate(), null);
  }

  @Test
  void speechInBabbleScoresAsShippedWithTheReferences() {
    SignalPair pair = GoldenCase.Recordings.speech();
    Map<String, Double> expected =
        Map.of(
            "pesq_nb_raw", 1.96862,
            "pesq_nb", 1.607208,
            "pesq_wb", 1.083234,
            "pesq_wb_c2", 1.512804);
    expected.forEach(
        (id, value) ->
            assertThat(metric(id).score(pair).value()).as(id).isCloseTo(value, within(1e-5)));
  }

  @Test
  void derivedPairsScoreAsTheReferenceProgram() {
    SharedFolder.require("reference/itu/wav");
    GoldenTable expected =
        GoldenTable.read(SharedFolder.project("testdata/golden/pesq/derived_pairs.csv"));
    for (DerivedPair pair : DerivedPair.all()) {
      List<CSVRecord> rows = expected.where(row -> row.get("id").equals(pair.id())).rows();
      assertThat(rows).as(pair.id()).isNotEmpty();
      for (CSVRecord row : rows) {
        assertThat(pair.reference()).hasSize(Integer.parseInt(row.get("reference_samples")));
        assertThat(pair.degraded()).hasSize(Integer.parseInt(row.get("degraded_samples")));
        assertThat(pair.mosLqo(row.get("mode")))
            .as(pair.id() + " " + row.get("mode"))
            .isCloseTo(Double.parseDouble(row.get("mos_lqo")), within(2e-5));
      }
    }
  }
}
