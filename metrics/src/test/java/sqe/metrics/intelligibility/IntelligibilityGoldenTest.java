package sqe.metrics.intelligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.testing.GeneratedPair;
import sqe.testing.GoldenTable;
import sqe.testing.QualityRecordings;
import sqe.testing.SharedFolder;

/** Values of pysepm: of the generated pair, the specification's recordings, and real systems. */
@Tag("one-jdk")
class IntelligibilityGoldenTest {

  private static final List<Metric> METRICS = new IntelligibilityProvider().metrics();
  private static final double PEERS_ROUNDING = 1e-5;

  private static double score(String id, SignalPair pair) {
    return METRICS.stream()
        .filter(metric -> metric.info().id().equals(id))
        .collect(Collectors.toList())
        .get(0)
        .score(pair)
        .value();
  }

  private static SignalPair pair(double[] x, double[] y, int rate) {
    return rate == 8000
        ? new SignalPair(
            new Signal(QualityRecordings.everySecond(x), rate),
            new Signal(QualityRecordings.everySecond(y), rate))
        : new SignalPair(new Signal(x, rate), new Signal(y, rate));
  }

  private static void assertScores(SignalPair pair, double high, double mid, double low) {
    assertThat(score("csii_high", pair)).isCloseTo(high, within(1e-9));
    assertThat(score("csii_mid", pair)).isCloseTo(mid, within(1e-9));
    assertThat(score("csii_low", pair)).isCloseTo(low, within(1e-9));
  }

  @Test
  void valuesOfTheGeneratedPairAreMetAtBothRates() {
    SignalPair wide = pair(GeneratedPair.reference(), GeneratedPair.estimate(), 16000);
    assertScores(wide, 0.854316262247, 0.690089021516, 0.105052780988);
    assertThat(score("ncm", wide)).isCloseTo(0.773941681535, within(1e-8));
    SignalPair narrow = pair(GeneratedPair.reference(), GeneratedPair.estimate(), 8000);
    assertScores(narrow, 0.79574228478, 0.594976909171, 0.06991315071);
    assertThat(score("ncm", narrow)).isCloseTo(0.734285087795, within(1e-8));
  }

  @Test
  void valuesOfRecordingsAreMet() throws IOException {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/intelligibility.csv"));
    assertThat(golden.rows()).hasSize(18);
    for (CSVRecord row : golden.rows()) {
      String name = row.get("pair");
      SignalPair pair =
          pair(
              QualityRecordings.samples(name + ".ref"),
              QualityRecordings.samples(name + ".deg"),
              Integer.parseInt(row.get("fs")));
      assertScores(
          pair, number(row, "csii_high"), number(row, "csii_mid"), number(row, "csii_low"));
      assertThat(score("ncm", pair)).isCloseTo(number(row, "ncm"), within(1e-9));
      assertThat(score("ncm", pair)).isCloseTo(number(row, "ncm_peer"), within(PEERS_ROUNDING));
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void scoresOfRealSystemsEqualTheReferenceImplementation() throws IOException {
    List<CSVRecord> rows =
        QualityRecordings.scores(List.of("csii_high", "csii_mid", "csii_low", "ncm"));
    assertThat(rows).hasSize(78 + 77 + 76 + 78);
    for (CSVRecord row : rows) {
      var recordings = QualityRecordings.Pair.of(row.get("system"), row.get("id"));
      int rate = recordings.sampleRate();
      SignalPair pair =
          new SignalPair(
              new Signal(recordings.reference(), rate), new Signal(recordings.estimate(), rate));
      assertThat(score(row.get("metric"), pair))
          .as(row.toString())
          .isCloseTo(number(row, "value"), within(number(row, "tolerance")));
    }
  }
}
