package sqe.metrics.stft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.linear.Reductions;
import sqe.metrics.SignalPair;
import sqe.metrics.stft.StftOptions.Base;
import sqe.metrics.stft.StftOptions.Logarithm;
import sqe.metrics.stft.StftOptions.MelScale;
import sqe.metrics.stft.StftOptions.Weights;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/**
 * Values and gradients of the modules of ParallelWaveGAN and auraloss in double precision. Values
 * are met to 10⁻¹², gradients to 10⁻⁹ of the element, either beyond the rounding of the table's
 * twelve digits.
 */
class StftGoldenTest {

  private static final GoldenTable GOLDEN =
      GoldenTable.read(SharedFolder.project("testdata/golden/stft_distances.csv"));
  private static final Weights CONVERGENCE = new Weights(1, 0, 0);
  private static final Weights LOGARITHMS = new Weights(0, 1, 0);
  private static final Weights ALL = new Weights(1, 1, 1);

  private final SignalPair pair = StftPairs.generated(4000);

  private static Map<String, StftOptions> cases() {
    var pwg = StftOptions.parallelWaveGan();
    var auraloss = StftOptions.auraloss();
    Map<String, StftOptions> cases = new HashMap<>();
    for (Resolution resolution : pwg.resolutions()) {
      cases.put(
          "pwg %s (sc,mag,sum)".formatted(resolution), pwg.withResolutions(List.of(resolution)));
    }
    cases.put("pwg multi (sc,mag,sum)", pwg);
    cases.put("auraloss multi default", auraloss);
    cases.put("auraloss multi sc only", auraloss.withWeights(CONVERGENCE));
    cases.put("auraloss multi log only", auraloss.withWeights(LOGARITHMS));
    cases.put("auraloss multi w_lin 1", auraloss.withWeights(ALL));
    cases.put("auraloss multi L2", auraloss.withWeights(ALL).withSquares());
    cases.put(
        "auraloss multi log_eps 1 log_fac 10",
        auraloss.withWeights(LOGARITHMS).withLogarithm(new Logarithm(Base.NATURAL, 10, 1)));
    cases.put("auraloss multi mel 64", auraloss.withMel(MelScale.whole(64)));
    cases.put("auraloss mel-stft 1024/256/1024 128 mels", StftOptions.auralossMel());
    cases.put("pwg mel fs16000 80-7600", StftOptions.parallelWaveGanMel());
    return cases;
  }

  @Test
  void valuesAndGradientsAreThoseOfTheReferenceImplementations() {
    Map<String, StftOptions> cases = cases();
    int compared = 0;
    for (CSVRecord row : GOLDEN.rows()) {
      StftOptions options = cases.get(row.get("case"));
      if (options != null) {
        compare(row, options, pair);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(cases.size());
  }

  @Test
  void degeneratePairsHaveTheValuesOfTheReferenceImplementations() {
    double[] x = pair.reference().samples();
    double[] y = pair.estimate().samples();
    double[] silence = new double[x.length];
    var options = StftOptions.auraloss();
    compare(GOLDEN.row("case", "est = ref"), options, StftPairs.of(x, x));
    compare(GOLDEN.row("case", "est = 0"), options, StftPairs.of(x, silence));
    compare(GOLDEN.row("case", "ref = 0"), options, StftPairs.of(silence, y));
  }

  private static void compare(CSVRecord row, StftOptions options, SignalPair pair) {
    String name = row.get("case");
    if (name.contains("(sc,mag,sum)")) {
      assertGolden(name, value(options.withWeights(CONVERGENCE), pair), row.get("v1"), 1e-12);
      assertGolden(name, value(options.withWeights(LOGARITHMS), pair), row.get("v2"), 1e-12);
      assertGolden(name, value(options, pair), row.get("v3"), 1e-12);
    } else {
      assertGolden(name, value(options, pair), row.get("v1"), 1e-12);
    }
    double[] gradient = StftDistance.with("test", options).gradient(pair);
    for (int n : new int[] {0, 1, 2, 500, 1000, 2000, 3000, 3998, 3999}) {
      assertGolden(name + " g" + n, gradient[n], row.get("g" + n), 1e-9);
    }
    double norm = Math.sqrt(Reductions.energy(gradient));
    assertGolden(name + " norm", norm, row.get("g_norm"), 1e-9);
    assertThat(Reductions.sum(gradient))
        .as(name + " sum")
        .isCloseTo(Double.parseDouble(row.get("g_sum")), within(1e-9 * norm));
  }

  @Test
  void scaleInvarianceHasTheValueOfTheReferenceImplementation() {
    assertGolden(
        "scale invariance",
        value(StftOptions.auraloss().withScaleInvariance(), pair),
        GOLDEN.row("case", "auraloss scale invariance (value)").get("v1"),
        1e-12);
  }

  @Test
  void resolutionsOneByOneHaveTheTermsOfTheReferenceImplementations() {
    String[][] expected = {
      {"0.249464423504", "2.21437953158", "0.16758597501"},
      {"0.253591170126", "2.47754449996", "0.233654080108"},
      {"0.246223915231", "2.00427130332", "0.110538244808"}
    };
    var options = StftOptions.auraloss();
    for (int i = 0; i < expected.length; i++) {
      var single = options.withResolutions(List.of(options.resolutions().get(i)));
      String name = single.resolutions().toString();
      assertGolden(name, value(single.withWeights(CONVERGENCE), pair), expected[i][0], 1e-12);
      assertGolden(name, value(single.withWeights(LOGARITHMS), pair), expected[i][1], 1e-12);
      assertGolden(
          name, value(single.withWeights(new Weights(0, 0, 1)), pair), expected[i][2], 1e-12);
    }
  }

  @Test
  void theShortestPairHasTheValueOfTheReferenceImplementation() {
    var options = StftOptions.parallelWaveGan().withWeights(LOGARITHMS);
    assertGolden("1025 samples", value(options, StftPairs.generated(1025)), "2.2912281840", 1e-12);
  }

  @Test
  void itemsOfABatchAverageToTheValuesOfTheReferenceImplementation() {
    var other =
        StftPairs.of(pair.estimate().samples(), StftPairs.scaled(pair.reference().samples(), 0.3));
    var options = StftOptions.parallelWaveGan();
    var convergence = options.withWeights(CONVERGENCE);
    var logarithms = options.withWeights(LOGARITHMS);
    double meanConvergence = (value(convergence, pair) + value(convergence, other)) / 2;
    double meanLogarithms = (value(logarithms, pair) + value(logarithms, other)) / 2;
    assertGolden("batch SC", meanConvergence, "0.44649321", 1e-12);
    assertGolden("batch LOG", meanLogarithms, "2.76825812496", 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p287_001", "p287_004", "pesq-bab0"})
  void recordingsScoreWhatTheReferenceImplementationsGive(String name) throws IOException {
    SignalPair recorded =
        StftPairs.of(
            read(SharedFolder.require("reference/quality/" + name + ".ref.wav")),
            read(SharedFolder.require("reference/quality/" + name + ".deg.wav")));
    CSVRecord row = GOLDEN.row("case", name + " (pwg sc, pwg mag, auraloss, pwg mel)");
    var pwg = StftOptions.parallelWaveGan();
    assertGolden(name, value(pwg.withWeights(CONVERGENCE), recorded), row.get("v1"), 1e-12);
    assertGolden(name, value(pwg.withWeights(LOGARITHMS), recorded), row.get("v2"), 1e-12);
    assertGolden(name, value(StftOptions.auraloss(), recorded), row.get("v3"), 1e-12);
    assertGolden(name, value(StftOptions.parallelWaveGanMel(), recorded), row.get("v4"), 1e-12);
    Map<String, String> melAuraloss =
        Map.of(
            "p287_001", "1.67434537547",
            "p287_004", "2.83883120975",
            "pesq-bab0", "2.69838999752");
    String expected = Objects.requireNonNull(melAuraloss.get(name));
    assertGolden(name, value(StftOptions.auralossMel(), recorded), expected, 1e-12);
  }

  private static double[] read(Path file) throws IOException {
    return AudioReader.read(file).channel(0).samples();
  }

  private static double value(StftOptions options, SignalPair pair) {
    return StftDistance.with("test", options).value(pair);
  }

  /** Equal to a relative tolerance, beyond half a unit of the last digit that is written. */
  private static void assertGolden(
      String name, double actual, String written, double relativeTolerance) {
    var expected = new BigDecimal(written);
    double rounding = 0.5 * expected.ulp().doubleValue();
    double value = expected.doubleValue();
    assertThat(actual)
        .as(name)
        .isCloseTo(value, within(relativeTolerance * Math.abs(value) + rounding));
  }
}
