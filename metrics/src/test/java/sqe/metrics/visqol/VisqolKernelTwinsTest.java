package sqe.metrics.visqol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;

/** Each fast kernel against a slow and obvious twin, on random input. */
class VisqolKernelTwinsTest {

  private static final int BANDS = 5;

  private final Random random = new Random(7);

  private double[] noise(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  @Test
  void gammatoneFiltersEqualTheirSectionsOneByOne() {
    double[] block = noise(1280);
    var speech = new GammatoneBank(16000, 21, 8000);
    var audio = new GammatoneBank(48000, 32, 24000);
    for (int b = 0; b < 21; b++) {
      double expected = NaiveVisqol.filtered(block, speech.centre(b), 16000);
      assertThat(speech.rootMeanSquare(block, b)).isCloseTo(expected, within(1e-9 * expected));
    }
    for (int b = 0; b < 32; b++) {
      double expected = NaiveVisqol.filtered(block, audio.centre(b), 48000);
      assertThat(audio.rootMeanSquare(block, b)).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  void aFilterPassesItsCentreAsItIs() {
    var bank = new GammatoneBank(16000, 21, 8000);
    double[] tone = new double[160_000];
    for (int n = 0; n < tone.length; n++) {
      tone[n] = Math.sqrt(2) * Math.sin(2 * Math.PI * bank.centre(12) * n / 16000);
    }
    assertThat(bank.rootMeanSquare(tone, 12)).isCloseTo(1, within(1e-3));
    assertThat(bank.rootMeanSquare(tone, 4)).isLessThan(1e-3);
  }

  @Test
  void delaysEqualThoseOfTheCorrelationLagByLag() {
    var delay = new EnvelopeDelay();
    for (int shift : new int[] {-200, -37, -1, 0, 1, 53, 249, 400}) {
      double[] long_ = noise(2000);
      double[] r = Arrays.copyOfRange(long_, 700, 1200);
      double[] e = Arrays.copyOfRange(long_, 700 + shift, 1150 + shift);
      assertThat(delay.between(r, e)).as("%d", shift).isEqualTo(NaiveVisqol.delay(r, e));
    }
    assertThat(delay.between(new double[500], new double[500])).isZero();
  }

  @Test
  void anExcerptHasTheColumnsThatItWouldHaveAlone() {
    var gammatonegram = new Gammatonegram(Mode.SPEECH, 16000);
    double[] x = noise(20_000);
    Spectrogram whole = new AnalysedSignal(new Signal(x, 16000)).derive(gammatonegram);
    for (Excerpt excerpt :
        List.of(
            Excerpt.whole(x).range(640, 7000),
            Excerpt.whole(x).range(641, 7000),
            Excerpt.whole(x).range(640, 7000).shifted(320),
            Excerpt.whole(x).range(640, 7000).shifted(17),
            Excerpt.whole(x).range(640, 7000).shifted(-320),
            Excerpt.whole(x).range(640, 7000).shifted(700).range(400, 5000),
            Excerpt.between(x, 0.9, 1.3, 16000))) {
      assertThat(gammatonegram.of(excerpt, whole).levels())
          .isEqualTo(gammatonegram.of(excerpt.samples()).levels());
    }
  }

  @Test
  void whatLacksAtTheEndIsPutInFrontAndTheLastSampleIsLeftOut() {
    double[] x = noise(20_000);
    Excerpt excerpt = Excerpt.between(x, 1.0, 1.3, 16000);
    assertThat(excerpt.silence()).isEqualTo(800);
    assertThat(excerpt.length()).isEqualTo(800 + 3999);
    assertThat(excerpt.samples()[799]).isZero();
    assertThat(excerpt.samples()[800]).isEqualTo(x[16_000]);
    assertThat(excerpt.samples()[4798]).isEqualTo(x[19_998]);
  }

  private double[][] cells(int columns) {
    double[][] cells = new double[BANDS][columns];
    for (double[] band : cells) {
      for (int c = 0; c < columns; c++) {
        band[c] = 45 * random.nextDouble();
      }
    }
    return cells;
  }

  private static Grid grid(double[][] cells) {
    double[] levels = new double[BANDS * cells[0].length];
    for (int c = 0; c < cells[0].length; c++) {
      for (int b = 0; b < BANDS; b++) {
        levels[c * BANDS + b] = cells[b][c];
      }
    }
    return Grid.above(0, levels, BANDS);
  }

  @Test
  void similaritiesEqualThoseOfPatchesSmoothedAnew() {
    Similarity similarity = new Similarity(BANDS);
    for (int columns : new int[] {1, 2, 3, 17, 20}) {
      double[][] a = cells(columns);
      double[][] b = cells(columns);
      double value = similarity.of(Patch.of(grid(a), 0, columns), Patch.of(grid(b), 0, columns));
      double[] expected = NaiveVisqol.bands(a, b);
      for (int k = 0; k < BANDS; k++) {
        assertThat(similarity.bandValues()[k]).isCloseTo(expected[k], within(1e-9));
      }
      assertThat(value).isCloseTo(Arrays.stream(expected).sum() / BANDS, within(1e-9));
    }
  }

  @Test
  void aSlidingPatchIsThePatchCutOutThere() {
    double[][] cells = cells(40);
    var sliding = new SlidingPatch(grid(cells), 7);
    double[][] padded = NaiveVisqol.columns(cells, 0, 60);
    for (int o = 0; o < 40; o++) {
      Patch expected = Patch.of(grid(padded), o, 7);
      Patch actual = sliding.at(o);
      assertThat(actual.cells()).isEqualTo(expected.cells());
      assertThat(actual.means()).isEqualTo(expected.means());
      assertThat(actual.deviations()).isEqualTo(expected.deviations());
    }
  }

  @Test
  void placesEqualThoseOfTheSearchWithoutRunningMaxima() {
    var narrow = new Mode(16000, BANDS, 8000, 4, true);
    int lost = 0;
    for (int trial = 0; trial < 30; trial++) {
      double[][] r = cells(300);
      double[][] e = cells(300);
      for (int b = 0; b < BANDS; b++) {
        System.arraycopy(r[b], 20, e[b], trial, 250); // moved, and cut at both ends
      }
      int[] starts = {1, 5, 9, 21, 25, 33, 261, 289, 295};
      var search =
          new PatchSearch(new PreparedPair(grid(r), grid(e)), narrow, new Similarity(BANDS));
      List<Integer> places =
          search.matches(starts).stream().map(m -> m.lost() ? -1 : m.offset()).toList();
      assertThat(places).isEqualTo(NaiveVisqol.places(r, e, starts, 4, narrow.radius()));
      lost += (int) places.stream().filter(place -> place < 0).count();
    }
    assertThat(lost).as("patches without a place").isPositive();
  }
}
