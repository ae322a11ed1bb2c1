package sqe.metrics.pmsqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.FormulaSignals;

class PmsqeMosTest {

  private static final PmsqeMos MOS = new PmsqeMos();

  @Test
  void theEstimateIsTheMappingOfPmsqe() {
    for (int rate : new int[] {16000, 8000}) {
      var pair = PmsqePairs.synthetic(rate);
      double pmsqe = new Pmsqe().score(pair).value();
      MosMapping mapping = rate == 16000 ? PmsqeMos.WIDEBAND : PmsqeMos.NARROWBAND;
      double expected =
          0.999
              + 4
                  / (1
                      + Math.exp(
                          mapping.slope() * Math.pow(pmsqe, mapping.exponent())
                              + mapping.intercept()));
      assertThat(MOS.score(pair).value()).isCloseTo(expected, within(1e-12)).isBetween(1.5, 3.5);
    }
  }

  @Test
  void aPerfectEstimateScoresNearlyTheMaximum() {
    double[] speech = new FormulaSignals().source1;
    assertThat(MOS.score(PmsqePairs.of(speech, speech, 16000)).value()).isBetween(4.62, 4.644);
    assertThat(MOS.score(PmsqePairs.of(speech, speech, 8000)).value()).isBetween(4.54, 4.549);
  }

  @Test
  void scoresFallWithPmsqeAndStayWithinTheirLimits() {
    for (MosMapping mapping : new MosMapping[] {PmsqeMos.WIDEBAND, PmsqeMos.NARROWBAND}) {
      double last = mapping.maximum();
      for (double pmsqe = 0; pmsqe < 5.9; pmsqe += 0.01) {
        double mos = mapping.mos(pmsqe);
        assertThat(mos).isBetween(mapping.minimum(), last);
        last = mos;
      }
      assertThat(last).isLessThan(1.2);
      assertThat(mapping.mos(1e6)).isEqualTo(mapping.minimum());
    }
  }

  @Test
  void theDerivativeIsThatOfTheMapping() {
    Random random = new Random(2);
    MosMapping mapping = PmsqeMos.WIDEBAND;
    for (int i = 0; i < 50; i++) {
      double pmsqe = 0.01 + 3 * random.nextDouble();
      double numeric = (mapping.mos(pmsqe + 1e-6) - mapping.mos(pmsqe - 1e-6)) / 2e-6;
      assertThat(mapping.derivative(pmsqe)).isCloseTo(numeric, within(1e-6 * -numeric + 1e-9));
    }
    assertThat(mapping.derivative(1e6)).isZero();
  }

  @Test
  void itHasNoValueWherePmsqeHasNone() {
    assertThatThrownBy(() -> MOS.score(PmsqePairs.of(new double[600], new double[600], 16000)))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageStartingWith("reference silent");
  }

  @Test
  void itIsNeverCalledPesq() {
    assertThat(MOS.info().name()).isEqualTo("PMSQE-based PESQ estimate");
    assertThat(MOS.info().definition()).contains("not PESQ", "0.27", "0.54");
    assertThat(MOS.info().signature())
        .isEqualTo(
            "pmsqe_mos|input:power|window:sqrt-hann|bark_eq:yes|gain_eq:yes|window_weight:1"
                + "|wideband:3.074,-2.35,0.513|narrowband:2.217,-2.102,0.579|rev:1");
  }

  @Test
  void aMappingThatDoesNotFallIsRefused() {
    assertThatThrownBy(() -> new MosMapping(-1, 0, 0.5, 1, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
