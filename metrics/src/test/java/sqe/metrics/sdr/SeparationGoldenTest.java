package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.testing.GeneratedPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values of fast_bss_eval with one tap, of the code of sgmse, and of museval. */
class SeparationGoldenTest {

  private static final SeparationSignals SIGNALS = new SeparationSignals();

  /** In dB. */
  private static final double TOLERANCE = 1e-9;

  private final double[] s1 = SIGNALS.s1;
  private final double[] s2 = SIGNALS.s2;
  private final double[] e1 = SIGNALS.e1;
  private final double[] e2 = SIGNALS.e2;

  @Test
  void theSignalsAreThoseOfTheExpectedValues() {
    double[] at1000 = {
      s1[1000], s2[1000], e1[1000], e2[1000],
      SIGNALS.s1Right[1000], SIGNALS.s2Right[1000], SIGNALS.e1Right[1000], SIGNALS.e2Right[1000]
    };
    assertThat(at1000)
        .containsExactly(
            new double[] {
              -0.554602010674, -0.156056311656, -0.573758748859, 0.738476383676,
              0.0438960523147, -0.100545145215, -0.0110063415178, -0.0969631627795
            },
            within(1e-12));
  }

  private static List<AnalysedSignal> signals(double[]... samples) {
    return Arrays.stream(samples).map(Pairs::signal).toList();
  }

  /** The ratios of the estimates in the order given, one row a reference: SI-SDR, SIR, SAR. */
  private static void verify(
      List<AnalysedSignal> references,
      List<AnalysedSignal> estimates,
      ProjectionOptions options,
      double[]... expected) {
    var sources = new Sources(references, estimates);
    for (int j = 0; j < expected.length; j++) {
      var pair = new SignalPair(references.get(j), estimates.get(j), null, sources);
      Metric sdr = options.zeroMean() ? SiSdr.zeroMean() : SiSdr.plain();
      assertRatio(sdr, pair, expected[j][0]);
      assertRatio(SeparationRatio.siSir(options), pair, expected[j][1]);
      assertRatio(SeparationRatio.siSar(options), pair, expected[j][2]);
    }
  }

  /** To the tolerance; above 60 dB to the digits the reference implementation has. */
  private static void assertRatio(Metric metric, SignalPair pair, double expected) {
    double actual = metric.score(pair).value();
    if (Double.isInfinite(expected)) {
      assertThat(actual).as(metric.info().id()).isEqualTo(expected);
    } else {
      double tolerance = expected > 60 ? 1e-6 : TOLERANCE;
      assertThat(actual).as(metric.info().id()).isCloseTo(expected, within(tolerance));
    }
  }

  private static int[] order(List<AnalysedSignal> references, List<AnalysedSignal> estimates) {
    return new SourceAssignment(SourceAssignment.Criterion.SI_SIR).order(references, estimates);
  }

  @Test
  void siSirAndSiSarAreThoseOfOneTap() {
    double[][] expected = {
      {4.10106542115, 5.32094344936, 11.3297554826}, {2.4322280139, 65.73033032, 2.43223120692}
    };
    List<AnalysedSignal> references = signals(s1, s2);
    assertThat(order(references, signals(e1, e2))).containsExactly(0, 1);
    assertThat(order(references, signals(e2, e1))).containsExactly(1, 0);
    verify(references, signals(e1, e2), ProjectionOptions.scaleInvariant(), expected);
    verify(
        references,
        signals(e2, e1),
        ProjectionOptions.scaleInvariant(),
        new double[] {-38.8639763068, -36.901380513, 2.43223120692},
        new double[] {-5.43884722664, -5.03795092296, 11.3297554826});
  }

  @Test
  void offsetsAreForgivenWithoutMeansOnly() {
    List<AnalysedSignal> references = signals(Pairs.shifted(s1, 0.3), Pairs.shifted(s2, 0.3));
    List<AnalysedSignal> estimates = signals(Pairs.shifted(e1, -0.2), Pairs.shifted(e2, -0.2));
    verify(
        references,
        estimates,
        ProjectionOptions.scaleInvariant().withZeroMean(),
        new double[] {4.10163626743, 5.32154953367, 11.3300800852},
        new double[] {2.4306505914, 65.15836764, 2.43065423305});
    verify(
        references,
        estimates,
        ProjectionOptions.scaleInvariant(),
        new double[] {-10.032690444, 2.24012131859, -7.73431375656},
        new double[] {-1.46194549601, 6.14154829251, 0.3115418289});
  }

  @Test
  void limitAndLoadingAreThoseOfTheReferenceImplementation() {
    var coherence = ProjectionOptions.coherence().withFilterLength(1);
    verify(
        signals(s1, s2),
        signals(e1, e2),
        coherence.withClamp(6),
        new double[] {4.10106542115, 5.32094344936, 6},
        new double[] {2.4322280139, 6, 2.43223120692});
    verify(
        signals(s1, s2),
        signals(e1, e2),
        coherence.withLoading(0.01),
        new double[] {4.10106542115, 5.51235772745, 10.7449110459},
        new double[] {2.4322280139, Double.POSITIVE_INFINITY, 2.31438324762});
  }

  @Test
  void threeSourcesOutOfOrderAreAssignedAndScored() {
    double[] u6 = SeparationSignals.noise(6);
    double[] third = Pairs.combined(1, u6, 0.1, SeparationSignals.noise(7));
    List<AnalysedSignal> references = signals(s1, s2, u6);
    List<AnalysedSignal> estimates =
        signals(Pairs.combined(0.1, s1, 1, third), e1, Pairs.combined(1, e2, 0.3, u6));
    int[] order = order(references, estimates);
    assertThat(order).containsExactly(1, 2, 0);
    verify(
        references,
        IntStream.of(order).mapToObj(estimates::get).toList(),
        ProjectionOptions.scaleInvariant(),
        new double[] {4.10106542115, 5.32092825272, 11.3298057921},
        new double[] {1.6531963578, 10.0065982772, 2.75247005659},
        new double[] {18.7048814532, 24.4490950153, 20.0660126681});
  }

  private static void verifyNoise(
      double[] estimate, double[] speech, double[] noise, double sdr, double sir, double sar) {
    var pair = Pairs.of(speech, estimate, Pairs.combined(1, speech, 1, noise));
    assertRatio(SiSdr.plain(), pair, sdr);
    assertRatio(NoiseRatio.sir(), pair, sir);
    assertRatio(NoiseRatio.sar(), pair, sar);
  }

  @Test
  void speechAndNoiseAreProjectedOntoSeparately() {
    verifyNoise(e1, s1, Pairs.scaled(s2, 0.5), 4.10106542115, 5.10383413857, 10.2002482153);
    double[] x = GeneratedPair.reference();
    double[] y = GeneratedPair.estimate();
    double[] mixed = Pairs.combined(0.9, x, 0.1, Pairs.delayed(y, 1));
    double[] noise = Pairs.combined(1, y, -1, x);
    verifyNoise(mixed, x, noise, 30.4183524599, 3.99537260809, 3.98461250193);
  }

  @ParameterizedTest
  @CsvSource({
    "p287_001, 0.5, 11.592152501, 13.6265891512, 17.2609185231",
    "p287_004, 0.5, -1.04802752022, -0.807203140443, 12.6414775125",
    "p287_001, 0, 12.7524379511, 13.4248235023, 35.10297074"
  })
  void recordingsScoreWhatTheReferenceImplementationGives(
      String name, double late, double sdr, double sir, double sar) throws IOException {
    double[] x = recording(name + ".ref.wav");
    double[] y = recording(name + ".deg.wav");
    double[] estimate = Pairs.combined(1 - late, y, late, Pairs.delayed(y, 1));
    verifyNoise(estimate, x, Pairs.combined(1, y, -1, x), sdr, sir, sar);
  }

  private static double[] recording(String file) throws IOException {
    return AudioReader.read(SharedFolder.require("reference/quality/" + file)).channel(0).samples();
  }

  @Test
  void oneWindowHasTheRatiosOfMuseval() {
    var options = images(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 512);
    verifyWindows("A", options, mono(), estimates());
  }

  @Test
  void windowsWithFiltersOfTheWholeHaveTheRatiosOfMuseval() {
    FrameRatios ratios = verifyWindows("B", images(3000, 2000, 512), mono(), estimates());
    assertMedians(
        ratios,
        new double[] {4.06434348347, 9.74388764656, 5.93561514528, 23.4531805253},
        new double[] {4.29711371702, 4.33086549839, 35.8475558698, 23.0886035565});
  }

  @Test
  void windowsWithFiltersOfTheirOwnHaveTheRatiosOfMuseval() {
    var options = images(3000, 2000, 512).withFilters(FrameOptions.Filters.EACH_WINDOW);
    FrameRatios ratios = verifyWindows("C", options, mono(), estimates());
    assertMedians(
        ratios,
        new double[] {4.06434348347, 8.59252914366, 6.73144804946, 24.82421273},
        new double[] {4.29711371702, 4.32245525775, 30.6213274348, 24.5080283524});
  }

  @Test
  void sourcesOutOfOrderAreAssignedAsInMuseval() {
    FrameRatios ratios =
        verifyWindows(
            "D",
            FrameOptions.wholeSignal(FrameOptions.Version.SOURCES),
            mono(),
            SeparationSignals.mono(e2, e1));
    assertThat(ratios.orders()).hasSize(1);
    assertThat(ratios.orders().get(0)).containsExactly(1, 0);
  }

  @Test
  void aWindowWithASilentSourceHasNoRatiosAsInMuseval() {
    double[] gap = e2.clone();
    Arrays.fill(gap, 4000, 7000, 0);
    FrameRatios ratios =
        verifyWindows("E", images(3000, 2000, 512), mono(), SeparationSignals.mono(e1, gap));
    assertThat(ratios.sources().get(0).sdr()[2]).isNaN();
    assertMedians(
        ratios,
        new double[] {4.12116847994, 9.7315393623, 6.03758010063, 23.5642598144},
        new double[] {3.2458134432, 3.52906505472, 19.3962761301, 6.60255138396});
  }

  @Test
  void stereoImagesHaveTheRatiosOfMuseval() {
    FrameRatios ratios =
        verifyWindows("F", images(3000, 3000, 32), stereoReferences(), stereoEstimates());
    assertMedians(
        ratios,
        new double[] {5.45526213301, 11.3371951719, 7.25812506015, 22.3390603358},
        new double[] {4.91246597923, 4.98351793735, 24.1763372096, 22.8117514751});
    FrameRatios assigned =
        verifyWindows(
            "G",
            images(3000, 2500.5, 32)
                .withFilters(FrameOptions.Filters.EACH_WINDOW)
                .withPermutation(),
            stereoReferences(),
            stereoEstimates());
    assertThat(assigned.orders()).allSatisfy(order -> assertThat(order).containsExactly(0, 1));
  }

  @Test
  void windowsAsLongAsTheSignalOrASampleShorterHaveTheRatiosOfMuseval() {
    assertThat(verifyWindows("H", images(12_000, 5, 8), mono(), estimates()).orders()).hasSize(1);
    assertThat(verifyWindows("I", images(11_999, 1, 1), mono(), estimates()).orders()).hasSize(2);
  }

  private static FrameOptions images(double window, double hop, int taps) {
    return FrameOptions.museval(16000).withWindows(window, hop).withFilterLength(taps);
  }

  private List<SourceImage> mono() {
    return SeparationSignals.mono(s1, s2);
  }

  private List<SourceImage> estimates() {
    return SeparationSignals.mono(e1, e2);
  }

  private static List<SourceImage> stereoReferences() {
    return List.of(
        SeparationSignals.stereo(SIGNALS.s1, SIGNALS.s1Right),
        SeparationSignals.stereo(SIGNALS.s2, SIGNALS.s2Right));
  }

  private static List<SourceImage> stereoEstimates() {
    return List.of(
        SeparationSignals.stereo(SIGNALS.e1, SIGNALS.e1Right),
        SeparationSignals.stereo(SIGNALS.e2, SIGNALS.e2Right));
  }

  private static FrameRatios verifyWindows(
      String name,
      FrameOptions options,
      List<SourceImage> references,
      List<SourceImage> estimates) {
    FrameRatios ratios = new FrameSeparation(options).evaluate(references, estimates);
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/separation.csv"))
            .where(row -> row.get("case").equals(name));
    assertThat(golden.rows()).hasSize(2 * ratios.orders().size());
    for (CSVRecord row : golden.rows()) {
      var source = ratios.sources().get(Integer.parseInt(row.get("source")));
      int window = Integer.parseInt(row.get("window"));
      assertWindow(row, "sdr", source.sdr()[window]);
      assertWindow(row, "isr", source.isr()[window]);
      assertWindow(row, "sir", source.sir()[window]);
      assertWindow(row, "sar", source.sar()[window]);
    }
    return ratios;
  }

  private static void assertWindow(CSVRecord row, String column, double actual) {
    double expected = Double.parseDouble(row.get(column));
    if (Double.isNaN(expected)) {
      assertThat(actual).as(row + " " + column).isNaN();
    } else {
      assertThat(actual).as(row + " " + column).isCloseTo(expected, within(TOLERANCE));
    }
  }

  /** Medians of SDR, ISR, SIR and SAR, one row a source. */
  private static void assertMedians(FrameRatios ratios, double[]... expected) {
    for (int j = 0; j < expected.length; j++) {
      var source = ratios.sources().get(j);
      List<Double> medians = new ArrayList<>();
      for (double[] windows : List.of(source.sdr(), source.isr(), source.sir(), source.sar())) {
        medians.add(FrameRatio.median(windows));
      }
      assertThat(medians.stream().mapToDouble(Double::doubleValue).toArray())
          .containsExactly(expected[j], within(TOLERANCE));
    }
  }
}
