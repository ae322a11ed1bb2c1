package sqe.metrics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.composite.CompositePairs.Change;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values of the reference implementations on the recordings that the specification names. */
class CompositeGoldenTest {

  private static final Map<String, String> COLUMNS =
      Map.of(
          "segsnr", "segsnr",
          "fwsegsnr", "fwsegsnr",
          "llr", "llr_limited",
          "llr_unlimited", "llr_unlimited",
          "wss", "wss",
          "cd", "cd");

  private final MetricCatalog catalog = new MetricCatalog(new CompositeProvider().metrics());

  private double score(String id, SignalPair pair) {
    return pair.score(catalog.find(id).orElseThrow()).value();
  }

  private static SignalPair pair(CSVRecord row) {
    SignalPair recording = CompositePairs.recording(row.get("pair"));
    int rate = Integer.parseInt(row.get("fs"));
    SignalPair pair =
        rate == 8000 ? CompositePairs.halved(recording) : CompositePairs.declared(recording, rate);
    assertThat(pair.length()).isEqualTo(Integer.parseInt(row.get("samples")));
    return pair;
  }

  @Test
  void frameMeasuresEqualTheReferenceAtFiveRates() {
    GoldenTable table = goldens("composite-goldens.csv");
    assertThat(table.rows()).hasSize(20);
    for (CSVRecord row : table.rows()) {
      SignalPair pair = pair(row);
      COLUMNS.forEach(
          (id, column) -> {
            double expected = Double.parseDouble(row.get(column));
            assertThat(score(id, pair))
                .as("%s of %s", id, row)
                .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
          });
    }
  }

  @Test
  void compositeScoresOfTheReferencesPesqEqualTheReference() {
    for (CSVRecord row : goldens("composite-goldens.csv").rows()) {
      if (row.get("pesq_used").isEmpty()) {
        continue;
      }
      double pesq = Double.parseDouble(row.get("pesq_used"));
      SignalPair pair = pair(row);
      for (CompositeScore composite : CompositeScore.values()) {
        String id = composite.name().toLowerCase(Locale.ROOT);
        double value =
            composite.of(
                pesq, score("llr_unlimited", pair), score("wss", pair), score("segsnr", pair));
        double expected = Double.parseDouble(row.get(id));
        assertThat(value).as("%s of %s", id, row).isCloseTo(expected, within(1e-8));
        assertThat(score(id, pair)).as("%s of %s", id, row).isCloseTo(expected, within(2e-3));
      }
    }
  }

  @Test
  void variantsEqualTheReference() {
    for (String variant : List.of("b", "c")) {
      GoldenTable table = goldens("composite-variant-" + variant + "-goldens.csv");
      for (CSVRecord row : table.rows()) {
        SignalPair pair = CompositePairs.recording(row.get("pair"));
        for (String id : List.of("csig", "cbak", "covl")) {
          double expected = Double.parseDouble(row.get(id + "_" + variant));
          assertThat(score(id + "_" + variant, pair))
              .as("%s of %s", id, row)
              .isCloseTo(expected, within(variant.equals("b") ? 5e-5 * expected : 2e-5));
        }
      }
    }
  }

  @Test
  void ingredientsOfTheVariantsEqualTheReference() {
    var plans = FramePlan.byRate();
    var published =
        new PublishedIngredients(
            catalog.find("llr_unlimited").orElseThrow(),
            catalog.find("wss").orElseThrow(),
            catalog.find("segsnr").orElseThrow());
    var matched = new MatchedIngredients(catalog.find("wss").orElseThrow(), plans);
    for (CSVRecord row : goldens("composite-variant-b-goldens.csv").rows()) {
      SignalPair pair = CompositePairs.recording(row.get("pair"));
      assertRelative(matched.segmentalSnr(pair).value(), row, "ssnr_b", 1e-7);
      assertRelative(matched.likelihoodRatio(pair).value(), row, "llr_b", 3e-4);
      assertRelative(matched.slope(pair).value(), row, "wss_b", 1e-7);
      assertRelative(matched.pesq(pair).value(), row, "pesq_b", 1e-4);
    }
    var rescaled = new RescaledIngredients(published, plans);
    for (CSVRecord row : goldens("composite-variant-c-goldens.csv").rows()) {
      SignalPair pair = CompositePairs.recording(row.get("pair"));
      assertRelative(rescaled.slope(pair).value(), row, "wss_c", 1e-10);
      assertRelative(rescaled.likelihoodRatio(pair).value(), row, "llr_unlimited", 1e-10);
      assertRelative(rescaled.segmentalSnr(pair).value(), row, "segsnr", 1e-10);
    }
  }

  private static void assertRelative(double value, CSVRecord row, String column, double tolerance) {
    double expected = Double.parseDouble(row.get(column));
    assertThat(value)
        .as("%s of %s", column, row)
        .isCloseTo(expected, within(tolerance * Math.abs(expected)));
  }

  @Test
  void theSyntheticPairHasTheValuesOfTheIndex() {
    SignalPair wide = CompositePairs.synthetic(16000);
    assertThat(wide.reference().samples()[1000]).isCloseTo(0.02179725, within(1e-8));
    assertThat(wide.estimate().samples()[5000]).isCloseTo(-0.02511983, within(1e-8));
    assertAll(
        wide,
        0.617733810679,
        11.3784471683,
        1.12938349082,
        1.50239540048,
        24.5059237502,
        6.26772060441);
    assertComposite(wide, 2.53248181915, 2.45737576382, 2.2632320887);
    SignalPair narrow = CompositePairs.halved(wide);
    assertAll(
        narrow,
        0.600071231218,
        12.0792582756,
        0.609950531794,
        0.609950531794,
        26.644941772,
        5.85132093999);
    assertComposite(narrow, 3.43155642684, 2.44128989516, 2.70519073532);
  }

  private void assertAll(SignalPair pair, double... expected) {
    List<String> ids = List.of("segsnr", "fwsegsnr", "llr", "llr_unlimited", "wss", "cd");
    for (int i = 0; i < expected.length; i++) {
      assertThat(score(ids.get(i), pair))
          .as(ids.get(i))
          .isCloseTo(expected[i], within(1e-10 * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private void assertComposite(SignalPair pair, double... expected) {
    List<CompositeScore> composites =
        List.of(CompositeScore.CSIG, CompositeScore.CBAK, CompositeScore.COVL);
    for (int i = 0; i < expected.length; i++) {
      double value =
          composites
              .get(i)
              .of(2.0, score("llr_unlimited", pair), score("wss", pair), score("segsnr", pair));
      assertThat(value).isCloseTo(expected[i], within(1e-10));
    }
  }

  @Test
  void digitalSilenceCountsAsInTheReference() {
    SignalPair pair = CompositePairs.recording("p287_001");
    Map<SignalPair, double[]> cases = new LinkedHashMap<>();
    cases.put(
        CompositePairs.changed(pair, Change.CUT, Change.CUT),
        new double[] {-2.15739128, 12.9340809, 0.655088199, 0.672897413, 38.5973641, 6.46908148});
    cases.put(
        CompositePairs.changed(pair, Change.CUT, Change.NONE),
        new double[] {-2.43613788, 1.76689257, 1.1768504, Double.NaN, 53.0586379, 6.49673065});
    cases.put(
        CompositePairs.changed(pair, Change.NONE, Change.CUT),
        new double[] {0.14222244, 3.90543767, Double.NaN, Double.NaN, 56.779905, 6.49417614});
    List<String> ids = List.of("segsnr", "fwsegsnr", "llr", "llr_unlimited", "wss", "cd");
    cases.forEach(
        (changed, expected) -> {
          for (int i = 0; i < expected.length; i++) {
            if (!Double.isNaN(expected[i])) {
              assertThat(score(ids.get(i), changed))
                  .as(ids.get(i))
                  .isCloseTo(expected[i], within(1e-7 * Math.max(1, Math.abs(expected[i]))));
            }
          }
        });
  }

  private static GoldenTable goldens(String name) {
    return GoldenTable.read(SharedFolder.require("specs/" + name));
  }
}
