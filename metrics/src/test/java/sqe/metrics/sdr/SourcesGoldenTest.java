package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values and permutations of reference implementations for several sources. */
class SourcesGoldenTest {

  private final List<AnalysedSignal> references =
      List.of(Pairs.signal(Pairs.FORMULA.source1), Pairs.signal(Pairs.FORMULA.source2));
  private final AnalysedSignal estimate1 = Pairs.signal(Pairs.FORMULA.estimate1);
  private final AnalysedSignal estimate2 = Pairs.signal(Pairs.FORMULA.estimate2);

  @Test
  void twoSourcesInOrderScoreWhatTheReferenceImplementationsGive() {
    verify("synthetic2src_order12", List.of(estimate1, estimate2));
  }

  @Test
  void twoSourcesOutOfOrderScoreWhatTheReferenceImplementationsGive() {
    verify("synthetic2src_order21", List.of(estimate2, estimate1));
  }

  private void verify(String name, List<AnalysedSignal> estimates) {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/sdr.csv"))
            .where(row -> row.get("pair").equals(name));
    assertThat(golden.rows()).hasSize(21);
    Map<String, Double> actual = measure(estimates);
    for (CSVRecord row : golden.rows()) {
      assertThat(actual).containsKey(row.get("metric"));
      assertThat(actual.get(row.get("metric")))
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("value")), within(1e-8));
    }
  }

  private Map<String, Double> measure(List<AnalysedSignal> estimates) {
    Map<String, Double> values = new HashMap<>();
    var unordered = new Sources(references, estimates);
    values.put("SA-SDR_si0_noperm", SaSdr.plain().score(unordered).value());
    values.put("SA-SDR_si1_noperm", SaSdr.scaleInvariant().score(unordered).value());
    int[] order = order(SourceAssignment.Criterion.SIR, estimates);
    var sources =
        new Sources(references, List.of(estimates.get(order[0]), estimates.get(order[1])));
    var loaded = ProjectionOptions.coherence().withLoading(1e-6);
    int[] orderBySdr = order(SourceAssignment.Criterion.SDR, estimates);
    int[] orderBySiSdr = order(SourceAssignment.Criterion.SI_SDR, estimates);
    double sumOfSiSdr = 0;
    for (int j = 0; j < 2; j++) {
      String source = "_src" + (j + 1);
      var pair = new SignalPair(references.get(j), sources.estimates().get(j), null, sources);
      values.put("BSS_PERM" + source, (double) order[j]);
      values.put("PIT_perm" + source, (double) orderBySiSdr[j]);
      values.put("BSS_SDR" + source, value(Sdr.bssEval(), pair));
      values.put("BSS_SIR" + source, value(SeparationRatio.sir(ProjectionOptions.bssEval()), pair));
      values.put("BSS_SAR" + source, value(SeparationRatio.sar(ProjectionOptions.bssEval()), pair));
      values.put("BSS_SDR" + source + "_load1e-6", value(Sdr.with(loaded), pair));
      values.put("BSS_SIR" + source + "_load1e-6", value(SeparationRatio.sir(loaded), pair));
      values.put("BSS_SAR" + source + "_load1e-6", value(SeparationRatio.sar(loaded), pair));
      values.put(
          "CI-SDR" + source,
          value(
              Sdr.convolutive(),
              new SignalPair(references.get(j), estimates.get(orderBySdr[j]), null)));
      sumOfSiSdr +=
          value(
              SiSdr.plain(),
              new SignalPair(references.get(j), estimates.get(orderBySiSdr[j]), null));
    }
    values.put("PIT_SI-SDR_mean", sumOfSiSdr / 2);
    return values;
  }

  private int[] order(SourceAssignment.Criterion criterion, List<AnalysedSignal> estimates) {
    return new SourceAssignment(criterion).order(references, new ArrayList<>(estimates));
  }

  private static double value(Metric metric, SignalPair pair) {
    return metric.score(pair).value();
  }
}
