package sqe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.metrics.pmsqe.MosMapping;
import sqe.metrics.pmsqe.PmsqeMos;
import sqe.testing.SharedFolder;

class PmsqeMosFitTest {

  private static List<CalibrationPair> table() throws IOException {
    return CalibrationPair.read(SharedFolder.project("testdata/golden/pmsqe_mos_pairs.csv"));
  }

  @Test
  void shippedConstantsAreThoseOfTheFit() throws IOException {
    check(16000, PmsqeMos.WIDEBAND, PmsqeMosFit.WIDEBAND_MAXIMUM);
    check(8000, PmsqeMos.NARROWBAND, PmsqeMosFit.NARROWBAND_MAXIMUM);
  }

  private static void check(int rate, MosMapping shipped, double maximum) throws IOException {
    LogisticFit fit = PmsqeMosFit.fit(PmsqeMosFit.at(table(), rate));
    assertThat(shipped.slope()).isCloseTo(fit.a(), within(6e-4));
    assertThat(shipped.intercept()).isCloseTo(fit.b(), within(6e-4));
    assertThat(shipped.exponent()).isCloseTo(fit.g(), within(6e-4));
    assertThat(shipped.minimum()).isEqualTo(PmsqeMosFit.MINIMUM);
    assertThat(shipped.maximum()).isEqualTo(maximum);
    for (CalibrationPair pair : PmsqeMosFit.at(table(), rate)) {
      assertThat(shipped.unlimited(pair.pmsqe())).isCloseTo(fit.mos(pair.pmsqe()), within(1e-3));
    }
  }

  @Test
  void publishedErrorsAreThoseOnRecordingsLeftOut() throws IOException {
    var wideband = heldOut(16000);
    assertThat(wideband.rmse()).isCloseTo(PmsqeMos.WIDEBAND_ERROR, within(0.005));
    assertThat(wideband.bias()).isCloseTo(0.01, within(0.005));
    assertThat(wideband.largest()).isCloseTo(1.75, within(0.005));
    assertThat(wideband.spearman()).isCloseTo(0.86, within(0.005));
    var narrowband = heldOut(8000);
    assertThat(narrowband.rmse()).isCloseTo(PmsqeMos.NARROWBAND_ERROR, within(0.005));
    assertThat(narrowband.bias()).isCloseTo(0, within(0.005));
    assertThat(narrowband.largest()).isCloseTo(2.75, within(0.005));
    assertThat(narrowband.spearman()).isCloseTo(0.76, within(0.005));
  }

  private static PmsqeMosFit.Accuracy heldOut(int rate) throws IOException {
    return PmsqeMosFit.crossValidated(PmsqeMosFit.at(table(), rate), CalibrationPair::recording);
  }

  @Test
  void theTableIsThatOfTheRecordings() throws IOException {
    List<CalibrationPair> made = PmsqeMosPairs.of(SharedFolder.require("reference"));
    List<CalibrationPair> shipped = table();
    assertThat(made).hasSameSizeAs(shipped);
    for (int i = 0; i < shipped.size(); i++) {
      CalibrationPair expected = shipped.get(i);
      CalibrationPair actual = made.get(i);
      assertThat(actual.pmsqe()).as("%s", expected).isCloseTo(expected.pmsqe(), within(1e-9));
      assertThat(actual.pesq()).isCloseTo(expected.pesq(), within(1e-12));
      assertThat(actual.recording() + actual.system() + actual.rate() + actual.delay())
          .isEqualTo(expected.recording() + expected.system() + expected.rate() + expected.delay());
    }
  }

  @Test
  void theFitIsAMinimum() throws IOException {
    List<CalibrationPair> pairs = PmsqeMosFit.at(table(), 16000);
    LogisticFit fit = PmsqeMosFit.fit(pairs);
    double best = squaredError(pairs, fit);
    for (double change : new double[] {-1e-3, 1e-3}) {
      assertThat(squaredError(pairs, new LogisticFit(fit.a() + change, fit.b(), fit.g())))
          .isGreaterThan(best);
      assertThat(squaredError(pairs, new LogisticFit(fit.a(), fit.b() + change, fit.g())))
          .isGreaterThan(best);
      assertThat(squaredError(pairs, new LogisticFit(fit.a(), fit.b(), fit.g() + change)))
          .isGreaterThan(best);
    }
  }

  private static double squaredError(List<CalibrationPair> pairs, LogisticFit fit) {
    return pairs.stream().mapToDouble(p -> Math.pow(fit.mos(p.pmsqe()) - p.pesq(), 2)).sum();
  }

  @Test
  void knownConstantsAreFoundAgain() {
    var known = new LogisticFit(1.7, -2.2, 0.6);
    double[] pmsqe = new Random(5).doubles(60, 0.01, 4).toArray();
    double[] mos = new double[pmsqe.length];
    for (int i = 0; i < mos.length; i++) {
      mos[i] = known.mos(pmsqe[i]);
    }
    LogisticFit fit = LogisticFit.of(pmsqe, mos, new LogisticFit(3, -1, 0.9));
    assertThat(fit.a()).isCloseTo(1.7, within(1e-8));
    assertThat(fit.b()).isCloseTo(-2.2, within(1e-8));
    assertThat(fit.g()).isCloseTo(0.6, within(1e-8));
  }
}
