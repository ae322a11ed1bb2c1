package sqe.metrics.pmsqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** The intermediate stages of a real pair against their expected figures. */
class PmsqeStagesTest {

  private record Stages(ReferenceSide reference, BarkSpectrum estimate, Equaliser equaliser) {

    static Stages of(SignalPair pair) {
      var key = BarkSpectrum.Of.options(PmsqeOptions.DEFAULT);
      var reference = pair.reference().derive(new ReferenceSide.Of(key));
      var estimate = pair.estimate().derive(key);
      return new Stages(reference, estimate, Equaliser.of(reference, estimate.power()));
    }

    FrameComparison comparison() {
      return new FrameComparison(reference, estimate, equaliser, true);
    }
  }

  @Test
  void framesHaveTheirExpectedDisturbances() {
    checkFrames(16000, "specs/golden/pmsqe_p287_001_16k_frames.csv");
    checkFrames(8000, "specs/golden/pmsqe_p287_001_8k_frames.csv");
  }

  private static void checkFrames(int rate, String file) {
    GoldenTable golden = GoldenTable.read(SharedFolder.require(file));
    Stages stages = Stages.of(PmsqePairs.p287(rate));
    FrameComparison comparison = stages.comparison();
    assertThat(stages.estimate().frames()).isEqualTo(golden.rows().size());
    for (int t = 0; t < golden.rows().size(); t++) {
      CSVRecord row = golden.rows().get(t);
      double value = comparison.compute(t);
      close(row, "audible_power_ref", stages.reference().audible()[t]);
      close(row, "gain", comparison.gain);
      close(row, "d_sym", comparison.symmetric);
      close(row, "d_asym", comparison.asymmetric);
      close(row, "weight", stages.reference().weight()[t]);
      close(row, "wd_sym", Math.min(45, comparison.weightedSymmetric));
      close(row, "wd_asym", Math.min(45, comparison.weightedAsymmetric));
      close(row, "frame_value", value);
    }
  }

  @Test
  void bandsOfFrameTwentyHaveTheirExpectedStages() {
    checkBands(16000, "specs/golden/pmsqe_p287_001_16k_frame20_bands.csv");
    checkBands(8000, "specs/golden/pmsqe_p287_001_8k_frame20_bands.csv");
  }

  private static void checkBands(int rate, String file) {
    GoldenTable golden = GoldenTable.read(SharedFolder.require(file));
    Stages stages = Stages.of(PmsqePairs.p287(rate));
    FrameComparison comparison = stages.comparison();
    comparison.compute(20);
    int bands = golden.rows().size();
    assertThat(stages.estimate().configuration().bands.count()).isEqualTo(bands);
    for (int j = 0; j < bands; j++) {
      CSVRecord row = golden.rows().get(j);
      int cell = 20 * bands + j;
      close(row, "ref_bark", stages.reference().spectrum().power()[cell]);
      close(row, "deg_bark", stages.estimate().power()[cell]);
      close(row, "equaliser", stages.equaliser().factor()[j]);
      close(row, "deg_compensated", comparison.compensated[j]);
      close(row, "loud_ref", stages.reference().loudness()[cell]);
      close(row, "loud_deg", comparison.loudness[j]);
      close(row, "disturbance", comparison.disturbance[j]);
      close(row, "asym_factor", comparison.asymmetry[j]);
    }
  }

  private static void close(CSVRecord row, String column, double actual) {
    double expected = Double.parseDouble(row.get(column));
    assertThat(actual)
        .as("%s of %s", column, row)
        .isCloseTo(expected, within(1e-14 + 1e-10 * Math.abs(expected)));
  }

  @Test
  void theWalkThroughOfTheRealPairIsMet() {
    SignalPair pair = PmsqePairs.p287(16000);
    Stages stages = Stages.of(pair);
    FrameComparison comparison = stages.comparison();
    assertThat(stages.estimate().frames()).isEqualTo(121);
    assertThat(comparison.compute(20)).isCloseTo(2.7942697466670543, within(1e-12));
    assertThat(stages.reference().audible()[20]).isCloseTo(935145.6028101111, within(1e-5));
    assertThat(comparison.gain).isCloseTo(0.10411175240401326, within(1e-13));
    assertThat(comparison.weightedSymmetric).isCloseTo(14.037697466670544, within(1e-11));
    assertThat(comparison.weightedAsymmetric).isGreaterThan(45);
    assertThat(comparison.asymmetry[20]).isEqualTo(12);
    assertThat(new Pmsqe().score(pair).value()).isCloseTo(2.1873927118662078, within(1e-12));
  }

  @Test
  void mostFramesOfTheRealPairAreAtTheAsymmetricLimitAndNoneAtTheSymmetric() {
    Stages stages = Stages.of(PmsqePairs.p287(16000));
    FrameComparison comparison = stages.comparison();
    int limited = 0;
    for (int t = 0; t < 121; t++) {
      comparison.compute(t);
      limited += comparison.weightedAsymmetric > 45 ? 1 : 0;
      assertThat(comparison.weightedSymmetric).isLessThan(45);
    }
    assertThat(limited / 121.0).isBetween(0.51, 0.86);
  }
}
