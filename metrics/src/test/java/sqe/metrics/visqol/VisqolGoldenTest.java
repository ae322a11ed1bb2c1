package sqe.metrics.visqol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values of the specification, which the published program gives, and of its formulas. */
class VisqolGoldenTest {

  private static final Metric SPEECH = new VisqolProvider().metrics().get(0);
  private static final Metric AUDIO = new VisqolProvider().metrics().get(1);

  /** The published program asks for 1e-4; the figures are given to so many digits. */
  private static final double TOLERANCE = 1e-10;

  @Test
  void thePairThatFormulasDefineScoresAsSpecified() {
    SignalPair pair = TonePairs.of(16000, 48000, 0.02, 0);
    assertThat(pair.reference().samples()[1000]).isCloseTo(0.02179725, within(1e-8));
    assertThat(pair.reference().samples()[5000]).isCloseTo(-0.02432849, within(1e-8));
    assertThat(pair.estimate().samples()[1000]).isCloseTo(0.03627066, within(1e-8));
    assertThat(pair.estimate().samples()[5000]).isCloseTo(-0.02511983, within(1e-8));
    assertThat(SPEECH.score(pair).value()).isCloseTo(2.374954801725, within(TOLERANCE));
    PatchMatching.Result result =
        pair.derive(new PatchMatching(Mode.SPEECH, Mode.SPEECH.sampleRate()));
    assertThat(result.similarity()).isCloseTo(0.485951455684, within(TOLERANCE));
    assertThat(result.possible()).isEqualTo(6);
    assertThat(result.scored()).isEqualTo(6);
  }

  @Test
  void recordingsScoreAsSpecifiedWithAndWithoutScale() throws IOException {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/visqol_recordings.csv"));
    assertThat(golden.rows()).hasSize(9);
    Path folder = SharedFolder.require("reference/quality");
    var matching = new PatchMatching(Mode.SPEECH, 16000);
    for (CSVRecord row : golden.rows()) {
      SignalPair pair = recordings(folder, row.get("pair"));
      assertThat(pair.length()).isEqualTo(Integer.parseInt(row.get("samples")));
      PatchMatching.Result result = pair.derive(matching);
      assertThat(SPEECH.score(pair).value())
          .as("%s", row)
          .isCloseTo(number(row, "mos_scaled"), within(TOLERANCE));
      assertThat(ExponentialMapping.UNSCALED.mos(result))
          .isCloseTo(number(row, "mos_unscaled"), within(TOLERANCE));
      assertThat(result.similarity()).isCloseTo(number(row, "vnsim"), within(TOLERANCE));
      assertThat(result.delay()).isEqualTo((int) (number(row, "global_lag_s") * 16000));
      assertThat(result.possible()).isEqualTo((int) number(row, "patches_possible"));
      assertThat(result.kept()).isEqualTo((int) number(row, "patches_with_voice"));
      assertThat(result.scored()).isEqualTo((int) number(row, "patches_scored"));
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static SignalPair recordings(Path folder, String pair) throws IOException {
    String reference = pair.equals("sepm-proc") ? "sepm-noisy" : pair;
    return new SignalPair(
        read(folder.resolve(reference + ".ref.wav")), read(folder.resolve(pair + ".deg.wav")));
  }

  private static Signal read(Path file) throws IOException {
    return AudioReader.read(file).channel(0);
  }

  /** Bands, patches, the search, both alignments and both mappings, speech and audio. */
  @Test
  void formulaPairsScoreAsInAnIndependentProgram() {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/visqol_formula_pairs.csv"));
    assertThat(golden.rows()).hasSize(8);
    for (CSVRecord row : golden.rows()) {
      Mode mode = row.get("mode").equals("speech") ? Mode.SPEECH : Mode.AUDIO;
      Metric metric = mode == Mode.SPEECH ? SPEECH : AUDIO;
      SignalPair pair =
          TonePairs.of(
              mode.sampleRate(),
              (int) number(row, "samples"),
              number(row, "noise"),
              (int) number(row, "delay"));
      PatchMatching.Result result = pair.derive(new PatchMatching(mode, mode.sampleRate()));
      assertThat(result.delay()).as("%s", row).isEqualTo((int) number(row, "lag_samples"));
      assertThat(result.possible()).isEqualTo((int) number(row, "possible"));
      assertThat(result.kept()).isEqualTo((int) number(row, "kept"));
      assertThat(result.scored()).isEqualTo((int) number(row, "scored"));
      assertThat(result.similarity()).isCloseTo(number(row, "vnsim"), within(TOLERANCE));
      assertThat(metric.score(pair).value())
          .as("%s", row)
          .isCloseTo(number(row, "mos"), within(TOLERANCE));
    }
  }

  @Test
  void aPerfectEstimateScoresAsThePublishedProgramSays() {
    SignalPair speech = TonePairs.of(16000, 48000, 0.02, 0);
    SignalPair same = new SignalPair(speech.reference().signal(), speech.reference().signal());
    assertThat(SPEECH.score(same).value())
        .isCloseTo(1.245063f * 4.015861169223797, within(1e-11))
        .isCloseTo(5, within(1e-7));
    PatchMatching.Result result = same.derive(new PatchMatching(Mode.SPEECH, 16000));
    assertThat(ExponentialMapping.UNSCALED.mos(result)).isCloseTo(4.015861169223797, within(1e-11));
    SignalPair audio = TonePairs.of(48000, 144000, 0.02, 0);
    assertThat(
            AUDIO
                .score(new SignalPair(audio.estimate().signal(), audio.estimate().signal()))
                .value())
        .isCloseTo(4.732101253042348, within(1e-11));
  }

  @Test
  void centresAreThoseOfTheSpecification() {
    double[] expected = {
      50,
      98.7669854665383,
      156.06316116100868,
      223.38025525254665,
      302.4708944095738,
      395.3942341152515,
      504.56956957958243,
      632.8393230290586,
      783.5430472723875,
      960.6043722538457,
      1168.6331582815228,
      1413.045515529393,
      1700.2048145675187,
      2037.5873591842828,
      2433.977034856844,
      2899.694000618301,
      3446.8633784030585,
      4089.730935301793,
      4845.033977636009,
      5732.43711322337,
      6775.044227073471
    };
    var bank = new GammatoneBank(16000, 21, 8000);
    assertThat(bank.bands()).isEqualTo(expected.length);
    for (int b = 0; b < expected.length; b++) {
      assertThat(bank.centre(b)).isCloseTo(expected[b], within(1e-9));
    }
  }
}
