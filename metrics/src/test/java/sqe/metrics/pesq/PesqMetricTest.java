package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.testing.FormulaSignals;

class PesqMetricTest {

  private final List<Metric> metrics = new PesqProvider().metrics();
  private final FormulaSignals formula = new FormulaSignals();

  private SignalPair pair() {
    return new SignalPair(new Signal(formula.source1, 16000), new Signal(formula.estimate, 16000));
  }

  @Test
  void thereAreFourNumbersEachWithItsOwnSignature() {
    assertThat(metrics.stream().map(metric -> metric.info().id()))
        .containsExactly("pesq_nb_raw", "pesq_nb", "pesq_wb", "pesq_wb_c2");
    assertThat(metrics.stream().map(metric -> metric.info().signature()))
        .doesNotHaveDuplicates()
        .allMatch(signature -> signature.contains("input:samples_x_32768"));
    assertThat(metrics)
        .allMatch(m -> m.info().direction() == MetricInfo.Direction.HIGHER_IS_BETTER);
  }

  @Test
  void theServiceLoaderFindsThem() {
    assertThat(MetricCatalog.load().family("pesq")).hasSize(4);
  }

  @Test
  void scoresLieInTheirRange() {
    for (Metric metric : metrics) {
      MetricInfo.Range range = metric.info().range();
      assertThat(metric.score(pair()).value()).isBetween(range.minimum(), range.maximum());
    }
  }

  @Test
  void theOrderInWhichScoresAreAskedForChangesNoBit() {
    double[] together = metrics.stream().mapToDouble(scoreOf(pair())).toArray();
    for (int n = 0; n < metrics.size(); n++) {
      assertThat(metrics.get(n).score(pair()).value()).isEqualTo(together[n]);
    }
    SignalPair backward = pair();
    for (int n = metrics.size() - 1; n >= 0; n--) {
      assertThat(metrics.get(n).score(backward).value()).isEqualTo(together[n]);
    }
  }

  private static ToDoubleFunction<Metric> scoreOf(SignalPair pair) {
    return metric -> metric.score(pair).value();
  }

  @Test
  void aSharedReferenceChangesNoBit() {
    var reference = new AnalysedSignal(new Signal(formula.source1, 16000));
    for (Metric metric : metrics) {
      for (double[] estimate : List.of(formula.estimate, formula.estimate1)) {
        var other = new AnalysedSignal(new Signal(estimate, 16000));
        double alone =
            metric
                .score(new SignalPair(new Signal(formula.source1, 16000), other.signal()))
                .value();
        assertThat(metric.score(new SignalPair(reference, other, null)).value()).isEqualTo(alone);
      }
    }
  }

  @Test
  void shortFilesAreScoredAndTheirLengthIsNotNotedOnEach() {
    Score score = metrics.get(2).score(pair());
    assertThat(score.notes()).noneMatch(note -> note.startsWith("outside P.862.3"));
    assertThat(metrics.get(2).info().usualLengths().contains(2.0)).isFalse();
    assertThat(metrics.get(2).info().usualLengths().outside())
        .isEqualTo("outside P.862.3: meant for 8 to 30 s");
  }

  @Test
  void longFilesWithLittleSpeechAreNoted() {
    double[] x = new double[160000];
    double[] y = new double[160000];
    System.arraycopy(formula.source2, 0, x, 4000, 18000);
    System.arraycopy(formula.estimate2, 0, y, 4000, 18000);
    var pair = new SignalPair(new Signal(x, 16000), new Signal(y, 16000));
    assertThat(metrics.get(2).score(pair).notes())
        .anyMatch(note -> note.matches("outside P.862.3: [0-9]+ % speech \\(40 to 80 %\\)"));
  }

  @Test
  void filesWithinTheDomainCarryNoNote() {
    double[] x = new double[160000];
    double[] y = new double[160000];
    for (int n = 0; n < 10; n += 2) {
      System.arraycopy(formula.source2, 0, x, n * 16000 + 4000, 18000);
      System.arraycopy(formula.estimate2, 0, y, n * 16000 + 4000, 18000);
    }
    var pair = new SignalPair(new Signal(x, 16000), new Signal(y, 16000));
    assertThat(metrics.get(2).score(pair).notes()).isEmpty();
  }

  @Test
  void sparseSpeechIsScoredWithANote() {
    double[] x = new double[160000];
    System.arraycopy(formula.source2, 0, x, 40000, 32000);
    double[] y = Arrays.stream(x).map(v -> 0.5 * v + (v == 0 ? 0 : 0.001)).toArray();
    var pair = new SignalPair(new Signal(x, 16000), new Signal(y, 16000));
    assertThat(metrics.get(2).score(pair).notes()).anyMatch(note -> note.contains("% speech"));
  }

  @Test
  void aDelayJumpBesideDigitalSilenceIsScoredWithANote() {
    double[] x = new double[160000];
    double[] y = new double[160000];
    System.arraycopy(formula.source1, 0, x, 8000, 32000);
    System.arraycopy(formula.source1, 0, x, 100000, 32000);
    System.arraycopy(x, 0, y, 0, 80000);
    System.arraycopy(x, 80000, y, 80640, 79360);
    var pair = new SignalPair(new Signal(x, 16000), new Signal(y, 16000));
    assertThat(metrics.get(2).score(pair).notes())
        .anyMatch(note -> note.contains("rounding noise"));
  }
}
