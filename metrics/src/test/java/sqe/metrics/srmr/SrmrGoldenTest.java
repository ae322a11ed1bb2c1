package sqe.metrics.srmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.Signal;
import sqe.dsp.spectrum.HilbertTransforms;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.testing.GeneratedPair;
import sqe.testing.GoldenTable;
import sqe.testing.QualityRecordings;
import sqe.testing.SharedFolder;

/**
 * Values of SRMRpy, and of the MATLAB toolbox where a form follows that: of formulas, of the
 * specification's recordings, and of real systems.
 */
@Tag("one-jdk")
class SrmrGoldenTest {

  private static final double TOLERANCE = 1e-9;
  private static final List<Metric> METRICS = new SrmrProvider().metrics();

  private static SignalPair alone(double[] x, int rate) {
    return SignalPair.ofEstimate(new Signal(x, rate));
  }

  private static void assertScore(String id, SignalPair pair, double expected) {
    Metric metric =
        METRICS.stream().filter(m -> m.info().id().equals(id)).findFirst().orElseThrow();
    assertThat(metric.score(pair).value())
        .as(id)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, expected)));
  }

  @Test
  void valuesOfTheGeneratedPairAreMetAtBothRates() {
    SignalPair x = alone(GeneratedPair.reference(), 16000);
    assertScore("srmr", x, 3.05778113764);
    assertScore("srmr_norm", x, 7.82610019506);
    assertScore("srmr_fast", x, 3.58999302465);
    SignalPair y = alone(GeneratedPair.estimate(), 16000);
    assertScore("srmr", y, 2.13666192708);
    assertScore("srmr_norm", y, 3.90059016153);
    assertScore("srmr_fast", y, 1.89102630311);
    SignalPair x8 = alone(QualityRecordings.everySecond(GeneratedPair.reference()), 8000);
    assertScore("srmr", x8, 3.7141750735);
    assertScore("srmr_norm", x8, 8.14087127841);
    assertScore("srmr_fast", x8, 3.55596892608);
    SignalPair y8 = alone(QualityRecordings.everySecond(GeneratedPair.estimate()), 8000);
    assertScore("srmr", y8, 2.19243344069);
    assertScore("srmr_norm", y8, 3.13018094654);
    assertScore("srmr_fast", y8, 1.71837515915);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 108.13300046, 6, 3.46054861232",
    "400, 98.9707753109, 7, 3.23749049525",
    "600, 95.7425864007, 8, 3.25962399807",
    "1000, 95.7546986389, 8, 3.02598757953"
  })
  void valuesAndBandwidthsOfModulatedTonesAreMet(
      double frequency, double plain, int lastFilter, double normalised) {
    double[] x = new double[32000];
    for (int n = 0; n < x.length; n++) {
      double t = n / 16000.0;
      x[n] =
          0.5
              * StrictMath.sin(2 * Math.PI * frequency * t)
              * (1 + 0.5 * StrictMath.sin(2 * Math.PI * 5 * t));
    }
    assertScore("srmr", alone(x, 16000), plain);
    assertScore("srmr_norm", alone(x, 16000), normalised);
    assertThat(lastFilter(x)).isEqualTo(lastFilter);
  }

  private static int lastFilter(double[] x) {
    var modulation = new CochlearModulation(new HilbertTransforms(), Convention.SRMRPY, false);
    double[] energy = alone(x, 16000).estimate().derive(modulation).plain();
    return new Srmr(METRICS.get(0).info(), modulation, false).lastFilter(energy, 16000);
  }

  @Test
  void valuesOfRecordingsAreMet() throws IOException {
    GoldenTable golden = GoldenTable.read(SharedFolder.project("testdata/golden/srmr.csv"));
    assertThat(golden.rows()).hasSize(17);
    for (CSVRecord row : golden.rows()) {
      double[] x = QualityRecordings.samples(row.get("file"));
      assertThat(x).hasSize(Integer.parseInt(row.get("samples")));
      SignalPair pair = alone(x, 16000);
      for (Metric metric : METRICS) {
        String id = metric.info().id();
        String column = id.replace("srmr_matlab", "matlab").replace("_active", "_vad");
        assertScore(id, pair, Double.parseDouble(row.get(column)));
      }
      assertThat(lastFilter(x)).isEqualTo(Integer.parseInt(row.get("kstar")));
      Convention python = Convention.SRMRPY;
      assertThat(python.frames(python.length(x.length), 4096, 1024))
          .isEqualTo(Integer.parseInt(row.get("frames")));
      SignalPair half = alone(QualityRecordings.everySecond(x), 8000);
      assertScore("srmr", half, Double.parseDouble(row.get("srmr_8k")));
      assertScore("srmr_norm", half, Double.parseDouble(row.get("srmr_norm_8k")));
    }
  }

  @Test
  void scoresOfRealSystemsEqualTheReferenceImplementation() throws IOException {
    List<String> ids = METRICS.stream().map(metric -> metric.info().id()).toList();
    List<CSVRecord> rows = QualityRecordings.scores(ids);
    assertThat(rows).hasSize(4 * 78);
    String last = "";
    SignalPair pair = alone(new double[1], 16000);
    for (CSVRecord row : rows) {
      String file = row.get("system") + "/" + row.get("id");
      if (!file.equals(last)) {
        var recordings = QualityRecordings.Pair.of(row.get("system"), row.get("id"));
        pair = alone(recordings.estimate(), recordings.sampleRate());
        last = file;
      }
      assertScore(row.get("metric"), pair, Double.parseDouble(row.get("value")));
    }
  }
}
