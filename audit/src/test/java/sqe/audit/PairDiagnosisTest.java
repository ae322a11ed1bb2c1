package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.audit.check.Defects;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.linear.Reductions;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.scoring.diagnosis.DelaySearch;
import sqe.scoring.diagnosis.PairDiagnosis;
import sqe.table.Cell;
import sqe.testing.FormulaSignals;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class PairDiagnosisTest {

  private static final FormulaSignals SIGNALS = new FormulaSignals();

  /** SNR without any invariance, so that every correction shows. */
  private static final Metric PLAIN_SNR =
      new Metric() {
        @Override
        public MetricInfo info() {
          return MetricInfo.builder("plain_snr").unit("dB").build();
        }

        @Override
        public Score score(SignalPair pair) {
          double[] r = pair.reference().samples();
          double error = Reductions.residualEnergy(r, 1, pair.estimate().samples());
          return Score.of(10 * Math.log10(Reductions.energy(r) / error));
        }
      };

  @Test
  void whatIsPlantedIsMeasuredAndTakenAway() {
    double[] estimate =
        Defects.offset(
            Defects.scaled(Defects.delayed(Defects.withNoise(SIGNALS.source1, -60, 1), 320), -0.5),
            0.05);
    PairDiagnosis found = PairDiagnosis.of(pair(SIGNALS.source1, estimate), List.of(PLAIN_SNR));
    assertThat(found.trusted()).isTrue();
    assertThat(found.delay().wholeSamples()).isEqualTo(320);
    assertThat(found.delay().polarity()).isEqualTo(-1);
    assertThat(found.gainDb()).isCloseTo(-6.02, within(0.05));
    assertThat(found.dc()).isCloseTo(0.05, within(0.001));
    assertThat(found.wrongPair()).isFalse();
    assertThat(found.swapped()).isFalse();
    assertThat(found.corrected().get("plain_snr")).isGreaterThan(30);
    assertThat(found.cells(16000).get(0))
        .isInstanceOfSatisfying(
            Cell.Scored.class, delay -> assertThat(delay.value()).isCloseTo(320, within(0.01)));
    assertThat(found.cells(16000)).hasSameSizeAs(PairDiagnosis.COLUMNS);
  }

  @Test
  void aSoundPairKeepsItsScore() {
    var pair = pair(SIGNALS.source1, SIGNALS.estimate);
    PairDiagnosis found = PairDiagnosis.of(pair, List.of(PLAIN_SNR));
    assertThat(found.delay().wholeSamples()).isZero();
    assertThat(found.corrected().get("plain_snr"))
        .isCloseTo(PLAIN_SNR.score(pair).value(), within(0.5));
    assertThat(found.missingStart()).isZero();
    assertThat(found.missingEnd()).isZero();
  }

  @Test
  void aWrongPairIsNotMoved() throws IOException {
    double[] one = speech("s01_engb");
    double[] other = Arrays.copyOf(speech("s07_nl"), one.length);
    PairDiagnosis found = PairDiagnosis.of(pair(one, other), List.of());
    assertThat(found.wrongPair()).isTrue();
    assertThat(found.trusted()).isFalse();
    assertThat(found.cells(16000).get(0)).isEqualTo(new Cell.Absent());
  }

  @Test
  void missingBeginningsAndEndsAreMeasured() throws IOException {
    double[] speech = speech("s01_engb");
    double[] late = speech.clone();
    Arrays.fill(late, 0, 16000, 0);
    double[] early = speech.clone();
    Arrays.fill(early, early.length - 16000, early.length, 0);
    assertThat(PairDiagnosis.of(pair(speech, late), List.of()).missingStart()).isBetween(0.7, 1.2);
    assertThat(PairDiagnosis.of(pair(speech, early), List.of()).missingEnd()).isBetween(0.7, 1.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -0.7})
  void silenceAndConstantsHaveNeitherDelayNorGainNorScore(double value) {
    double[] constant = new double[32000];
    Arrays.fill(constant, value);
    for (SignalPair pair :
        List.of(pair(SIGNALS.source1, constant), pair(constant, SIGNALS.source1))) {
      PairDiagnosis found = PairDiagnosis.of(pair, List.of(PLAIN_SNR));
      assertThat(found.trusted()).isFalse();
      assertThat(found.gainDb()).isNaN();
      assertThat(found.wrongPair()).isFalse();
      assertThat(found.corrected().get("plain_snr")).isNaN();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, -0.25})
  void aScaledCopyIsTheReferenceOnceCorrected(double gain) {
    PairDiagnosis found =
        PairDiagnosis.of(
            pair(SIGNALS.source1, Defects.scaled(SIGNALS.source1, gain)), List.of(PLAIN_SNR));
    assertThat(found.corrected().get("plain_snr")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void delaysOfRealSystemsAreFoundWithinOneSample() throws IOException {
    Path dev = SharedFolder.require("reference/dev");
    int found = 0;
    int all = 0;
    for (var row : GoldenTable.read(dev.resolve("manifest.csv")).rows()) {
      // d31 is another microphone in another room: no system's output keeps the reference's
      // waveform.
      if (row.get("delay_method").equals("xcorr") && !row.get("id").startsWith("d31")) {
        String id = row.get("id");
        var clean = AudioReader.read(dev.resolve("clean/" + id + ".wav"));
        var tested =
            AudioReader.read(dev.resolve("enhanced_" + row.get("system") + "/" + id + ".wav"));
        var delay =
            DelaySearch.delay(clean.channels()[0], tested.channels()[0], clean.sampleRate());
        int expected = Integer.parseInt(row.get("delay_samples"));
        all++;
        found += Math.abs(delay.wholeSamples() - expected) <= 1 ? 1 : 0;
        assertThat(delay.wholeSamples()).as(row.toString()).isBetween(expected - 1, expected + 1);
        assertThat(delay.polarity()).as(row.toString()).isEqualTo(1);
      }
    }
    System.out.println("delays: " + found + " of " + all + " within one sample");
  }

  private static double[] speech(String name) throws IOException {
    return AudioReader.read(SharedFolder.project("testdata/clean/" + name + ".wav")).channels()[0];
  }

  private static SignalPair pair(double[] reference, double[] estimate) {
    return new SignalPair(new Signal(reference, 16000), new Signal(estimate, 16000));
  }
}
