package sqe.metrics.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.alignment.TimeWarping;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.composite.CompositePairs;
import sqe.metrics.composite.CompositePairs.Change;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values of the reference implementations, on recordings and on the pair made by a formula. */
class SpectralGoldenTest {

  private final MetricCatalog catalog = new MetricCatalog(new SpectralProvider().metrics());

  private double score(String id, SignalPair pair) {
    return pair.score(catalog.find(id).orElseThrow()).value();
  }

  @Test
  void logSpectralDistancesOfRecordingsEqualTheReference() {
    for (CSVRecord row : GoldenTable.read(SharedFolder.require("specs/lsd-goldens.csv")).rows()) {
      SignalPair pair = CompositePairs.recording(row.get("pair"));
      for (String id : List.of("lsd_sr", "lsd_2048", "lsd_db")) {
        assertThat(score(id, pair))
            .as("%s of %s", id, row)
            .isCloseTo(Double.parseDouble(row.get(id)), within(1e-9));
      }
    }
  }

  @Test
  void distancesOfTheChallengeEqualTheReference() {
    for (CSVRecord row :
        GoldenTable.read(SharedFolder.require("specs/urgent-goldens.csv")).rows()) {
      SignalPair pair = CompositePairs.urgent(row.get("pair"));
      assertThat(pair.sampleRate()).isEqualTo(Integer.parseInt(row.get("fs")));
      assertThat(pair.length()).isEqualTo(Integer.parseInt(row.get("samples")));
      assertScore("lsd_urgent", pair, row, "lsd", 1e-9);
      assertScore("mcd_urgent", pair, row, "mcd", 1e-9);
      assertScore("mcd_urgent_exact", pair, row, "mcd_exact_dtw", 1e-9);
      assertScore("lsd_urgent", pair, row, "lsd_peer_f32", 1e-4);
      assertScore("mcd_urgent", pair, row, "mcd_peer_f32", 1e-6);
    }
  }

  private void assertScore(
      String id, SignalPair pair, CSVRecord row, String column, double tolerance) {
    assertThat(score(id, pair))
        .as("%s of %s", id, row)
        .isCloseTo(Double.parseDouble(row.get(column)), within(tolerance));
  }

  @Test
  void theSyntheticPairHasTheValuesOfTheIndex() {
    SignalPair pair = CompositePairs.synthetic(16000);
    assertThat(score("lsd_sr", pair)).isCloseTo(2.47930273756, within(1e-10));
    assertThat(score("lsd_2048", pair)).isCloseTo(2.5879028275, within(1e-9));
    assertThat(score("lsd_db", pair)).isCloseTo(24.4612402719, within(1e-9));
    assertThat(score("lsd_urgent", pair)).isCloseTo(5.86274150197, within(1e-10));
    assertThat(score("mcd_urgent", pair)).isCloseTo(12.7129379977, within(1e-9));
    SignalPair inverted = CompositePairs.changed(pair, Change.NONE, Change.gain(-1));
    assertThat(score("lsd_urgent", inverted)).isCloseTo(5.86274150197, within(1e-10));
    assertThat(score("mcd_urgent", inverted)).isCloseTo(12.7129379977, within(1e-9));
    SignalPair same = new SignalPair(pair.reference().signal(), pair.reference().signal());
    assertThat(score("lsd_urgent", same)).isCloseTo(7.2036329689e-06, within(1e-12));
    assertThat(score("mcd_urgent", same)).isLessThan(1e-6);
  }

  @Test
  void aSilentReferenceWouldHaveTheDistanceOfTheFloor() {
    SignalPair pair = CompositePairs.synthetic(16000);
    var distance =
        new LogSpectralDistance(LsdForm.URGENT)
            .distance(
                LsdPlan.of(LsdForm.URGENT).at(16000),
                new double[48000],
                pair.estimate().samples(),
                0);
    assertThat(distance.mean()).isCloseTo(18.4206807440, within(1e-9));
    assertThat(distance.silentFrames()).isEqualTo(distance.frames());
  }

  @Test
  void melCepstraOfOneFrameEqualTheReference() {
    double[] frame = new double[MelCepstra.FRAME];
    System.arraycopy(
        CompositePairs.synthetic(16000).estimate().samples(), 8000, frame, 0, frame.length);
    assertFrame(
        16000,
        frame,
        23,
        -4.49223603748,
        0.00423328815449,
        -0.0266187255999,
        -0.00220016890502,
        0.0692663541609);
    assertFrame(
        8000,
        frame,
        13,
        -4.46954183042,
        0.0395619467268,
        -0.00757662878916,
        -0.0301111234526,
        0.012464214653);
    assertFrame(
        48000,
        frame,
        39,
        -4.51984414959,
        -0.0269474960834,
        0.00351457103063,
        0.0995642329787,
        -0.0260526711132);
    double[] zero = MelCepstra.byRate().at(16000).of(new double[MelCepstra.FRAME], 1)[0];
    assertThat(zero[0]).isCloseTo(-6.90775527898, within(1e-10));
    for (int k = 1; k < zero.length; k++) {
      assertThat(zero[k]).isCloseTo(0, within(1e-12));
    }
  }

  private static void assertFrame(int rate, double[] frame, int order, double... expected) {
    double[] cepstrum = MelCepstra.byRate().at(rate).of(frame, 1)[0];
    assertThat(cepstrum).hasSize(order + 1);
    for (int k = 0; k < 4; k++) {
      assertThat(cepstrum[k]).as("c%d at %d Hz", k, rate).isCloseTo(expected[k], within(1e-11));
    }
    assertThat(cepstrum[order]).isCloseTo(expected[4], within(1e-11));
  }

  @Test
  void exactAndApproximateAlignmentsEqualTheReferenceWhereTheyDiffer() {
    double[][] x = new double[60][];
    for (int i = 0; i < x.length; i++) {
      double phase = 0.37 * i * i / 40;
      x[i] = new double[] {Math.sin(phase), Math.sin(phase + 1)};
    }
    double[][] y = new double[75][];
    for (int i = 0; i < y.length; i++) {
      double phase = 0.31 * i + 0.5 * Math.sin(0.2 * i);
      y[i] = new double[] {Math.sin(phase), Math.sin(phase + 1)};
    }
    assertPath(TimeWarping.approximate(x, y), 25.118837797, 92, 1.67691489881);
    assertPath(TimeWarping.exact(x, y, TimeWarping.Ties.FIRST), 23.4210175839, 91, 1.58075177065);
  }

  @Test
  void alignmentsOfTheSineSequencesEqualTheReference() {
    double[][] a = new double[20][13];
    double[][] b = new double[24][13];
    for (int d = 0; d < 13; d++) {
      for (int t = 0; t < a.length; t++) {
        a[t][d] = Math.sin(0.3 * t + 0.5 * d);
      }
      for (int t = 0; t < b.length; t++) {
        b[t][d] = Math.sin(0.25 * t + 0.5 * d + 0.1);
      }
    }
    assertPath(TimeWarping.approximate(a, b), 4.58041107835, 24, 1.17217518692);
    assertPath(TimeWarping.exact(a, b, TimeWarping.Ties.FIRST), 4.58041107835, 24, 1.17217518692);
  }

  private static void assertPath(
      TimeWarping.Result path, double cost, int length, double distance) {
    assertThat(path.cost()).isCloseTo(cost, within(1e-8));
    assertThat(path.length()).isEqualTo(length);
    assertThat(MelCepstralDistance.distance(path)).isCloseTo(distance, within(1e-9));
  }
}
