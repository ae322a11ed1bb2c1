package sqe.audit.check;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairAnalyser;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.testing.SharedFolder;

/**
 * Checks of pairs: an estimate with a defect just beyond the limit (scale 1), with one at least
 * twice as far (scale 2), and a sound one; and pairs shuffled and exchanged.
 */
@Tag("one-jdk")
class PlantedPairDefectsTest {

  /** Makes a defect of a size. */
  private interface Planter {
    double[] plant(double[] x, int rate, int scale);
  }

  private static final Map<String, Planter> DEFECTS =
      new TreeMap<>(
          Map.ofEntries(
              entry("delay", (x, rate, scale) -> Defects.delayed(x, scale)),
              entry("drift", (x, rate, scale) -> Defects.drifting(x, 60 * Math.pow(4, scale - 1))),
              entry("polarity", (x, rate, scale) -> Defects.scaled(x, -1)),
              entry("identical", (x, rate, scale) -> x.clone()),
              entry("pair-gain", (x, rate, scale) -> Defects.scaled(x, scale == 1 ? 0.88 : 0.25)),
              entry(
                  "pair-length",
                  (x, rate, scale) -> Arrays.copyOf(x, x.length - 159 * scale + 158)),
              entry(
                  "active-mismatch",
                  (x, rate, scale) -> {
                    double[] y = x.clone();
                    Arrays.fill(y, (int) (x.length * (scale == 1 ? 0.6 : 0.3)), x.length, 0);
                    return y;
                  }),
              entry(
                  "pair-bandwidth",
                  (x, rate, scale) ->
                      Defects.lowPassed(x, rate, (scale == 1 ? 0.3 : 0.15) * rate))));

  @Test
  void everyDefectPlantedInSyntheticSpeechIsFound() throws IOException {
    plant(Speech.synthetic());
  }

  @Test
  void everyDefectPlantedInRealSpeechIsFound() throws IOException {
    plant(Speech.some());
  }

  @Test
  @Tag("calibration")
  void everyDefectPlantedInAllRealSpeechIsFound() throws IOException {
    plant(Speech.real());
  }

  private static void plant(List<Speech> speech) {
    System.out.printf("%d pairs%n", speech.size());
    Map<String, Tally> tallies = new TreeMap<>();
    for (Speech s : speech) {
      FileAnalyser.Analysed clean = Defects.clean(s.name(), s.rate(), s.samples());
      PairFeatures sound = pair(clean, s, Defects.withNoise(s.samples(), -70, 3));
      DEFECTS.forEach(
          (check, planter) -> {
            Tally tally = tallies.computeIfAbsent(check, Tally::new);
            double[] at = planter.plant(s.samples(), s.rate(), 1);
            double[] beyond = planter.plant(s.samples(), s.rate(), 2);
            tally.sound(s.name(), finds(check, sound));
            tally.atLimit(s.name(), finds(check, pair(clean, s, at)));
            tally.beyond(s.name(), finds(check, pair(clean, s, beyond)));
          });
    }
    tallies.forEach(
        (check, tally) -> {
          tally.requireAllFound();
          assertThat(tally.alarms()).as(check).isEmpty();
        });
  }

  private static PairFeatures pair(FileAnalyser.Analysed clean, Speech s, double[] estimate) {
    return PairAnalyser.analyse(clean, Defects.processed(s.name(), s.rate(), estimate), Map.of());
  }

  private static boolean finds(String check, PairFeatures pair) {
    return !Defects.findings(check, List.of(pair.reference(), pair.estimate()), List.of(pair))
        .isEmpty();
  }

  /** A reference that begins at once is an error only where the estimate knows what it lacks. */
  @Test
  void aCutBeginningIsAnErrorOnlyWhereTheOtherSideHasIt() throws IOException {
    for (Speech s : Speech.synthetic()) {
      double[] x = Defects.padded(s.samples(), s.rate() / 2, 0);
      int at = Defects.loudest(x, s.rate() / 50);
      int earlier = firstSpeech(x, at);
      double[] cut = Arrays.copyOfRange(x, at, x.length);
      assertThat(severities(s, cut, Defects.withNoise(cut, -60, 1)))
          .as(s.name())
          .containsExactly(Severity.WARNING);
      double[] whole = Defects.withNoise(x, -60, 1);
      if (at - earlier > 0.2 * s.rate()) {
        assertThat(severities(s, cut, whole)).as(s.name()).contains(Severity.ERROR);
      }
      double[] late = Defects.padded(cut, s.rate() / 5, 0);
      assertThat(severities(s, cut, Defects.withNoise(late, -60, 1)))
          .as("%s, late by 0.2 s", s.name())
          .containsExactly(Severity.WARNING);
    }
  }

  /** The first sample within 20 dB of the peak. */
  private static int firstSpeech(double[] x, int end) {
    double peak = Defects.peak(x);
    int at = 0;
    while (at < end && Math.abs(x[at]) < peak / 10) {
      at++;
    }
    return at;
  }

  private static List<Severity> severities(Speech s, double[] reference, double[] estimate) {
    PairFeatures pair = Defects.pair(s.name(), s.rate(), reference, estimate);
    return Defects.findings(
            "edge-silence", List.of(pair.reference(), pair.estimate()), List.of(pair))
        .stream()
        .map(Finding::severity)
        .toList();
  }

  @Test
  void aJumpOfTheDelayIsFoundInRealSpeech() throws IOException {
    jump(Speech.some());
  }

  @Test
  @Tag("calibration")
  void aJumpOfTheDelayIsFoundInAllRealSpeech() throws IOException {
    jump(Speech.real());
  }

  private static void jump(List<Speech> speech) {
    var tally = new Tally("drift (jump)");
    for (Speech s : speech) {
      FileAnalyser.Analysed clean = Defects.clean(s.name(), s.rate(), s.samples());
      tally.atLimit(s.name(), finds("drift", pair(clean, s, Defects.withJump(s.samples(), 5))));
      tally.beyond(s.name(), finds("drift", pair(clean, s, Defects.withJump(s.samples(), 8))));
    }
    tally.requireAllFound();
  }

  @Test
  void unequalRatesAndChannelCountsOfAPairAreFound() throws IOException {
    Speech s = Speech.synthetic().get(0);
    double[] x = s.samples();
    assertThat(checks(pair(16000, new double[][] {x}, 8000, new double[][] {x})))
        .contains("pair-rate");
    assertThat(checks(pair(16000, new double[][] {x}, 16000, new double[][] {x, x})))
        .contains("channels");
    assertThat(checks(pair(16000, new double[][] {x}, 16000, new double[][] {x})))
        .doesNotContain("pair-rate", "channels");
  }

  private static PairFeatures pair(int rate, double[][] r, int otherRate, double[][] e) {
    return PairAnalyser.analyse(
        new FileAnalyser.Analysed(
            Defects.file("clean/x.wav", rate, r), new Recording(r, rate, List.of())),
        new FileAnalyser.Analysed(
            Defects.file("noisy/x.wav", FileFeatures.Role.ESTIMATE, Map.of(), otherRate, e),
            new Recording(e, otherRate, List.of())),
        Map.of());
  }

  private static List<String> checks(PairFeatures... pairs) {
    return Defects.findings(List.of(), List.of(pairs)).stream().map(Finding::check).toList();
  }

  @Test
  void everyShuffledPairIsFoundAndNoRightOneIsCalledWrong() throws IOException {
    List<Speech> clean = Speech.real();
    List<PairFeatures> right = new ArrayList<>();
    List<PairFeatures> shuffled = new ArrayList<>();
    for (Speech r : clean) {
      FileAnalyser.Analysed reference = Defects.clean(r.name(), r.rate(), r.samples());
      right.add(pair(reference, r, processed(r, "noisy")));
      shuffled.add(pair(reference, r, processed(r.next(clean), "noisy")));
    }
    var tally = new Tally("wrong-pair");
    List<String> found = wrongPairs(shuffled);
    List<String> alarms = wrongPairs(right);
    shuffled.forEach(pair -> tally.beyond(pair.name(), found.contains(pair.name())));
    right.forEach(pair -> tally.sound(pair.name(), alarms.contains(pair.name())));
    tally.requireAllFound();
    System.out.printf("  similarity right %s, shuffled %s%n", range(right), range(shuffled));
    assertThat(tally.alarms()).isEmpty();
  }

  /** One synthetic voice says some sounds alike, sample by sample, in all of its sentences. */
  @Test
  void exchangedEstimatesOfOneSyntheticVoiceAreFound() throws IOException {
    List<Speech> clean = Speech.synthetic();
    var tally = new Tally("wrong-pair, exchanged");
    for (Speech a : clean) {
      for (Speech b : clean) {
        double ratio = (double) a.samples().length / b.samples().length;
        if (!a.equals(b) && ratio > 0.88 && ratio < 1 / 0.88) {
          tally.beyond(a.name() + " with " + b.name(), foundExchanged(clean, a, b));
        }
      }
    }
    tally.requireAllFound();
  }

  private static boolean foundExchanged(List<Speech> clean, Speech a, Speech b) throws IOException {
    List<PairFeatures> pairs = new ArrayList<>();
    for (Speech s : clean) {
      Speech said = s.equals(a) ? b : s.equals(b) ? a : s;
      Path file = SharedFolder.project("testdata/enhanced_rnnoise").resolve(said.name());
      FileAnalyser.Analysed reference = Defects.clean(s.name(), s.rate(), s.samples());
      pairs.add(pair(reference, s, AudioReader.read(file).channels()[0]));
    }
    return wrongPairs(pairs).size() == 2;
  }

  private static String range(List<PairFeatures> pairs) {
    double[] s = pairs.stream().mapToDouble(PairFeatures::similarity).sorted().toArray();
    return String.format(
        Locale.ROOT, "%.2f to %.2f to %.2f", s[0], s[s.length / 2], s[s.length - 1]);
  }

  private static List<String> wrongPairs(List<PairFeatures> pairs) {
    List<FileFeatures> references = pairs.stream().map(PairFeatures::reference).toList();
    return Defects.findings("wrong-pair", references, pairs).stream().map(Finding::file).toList();
  }

  private static double[] processed(Speech clean, String folder) throws IOException {
    Path file = SharedFolder.require("reference/dev").resolve(folder).resolve(clean.name());
    return AudioReader.read(file).channels()[0];
  }

  @Test
  void exchangedCleanAndNoisyFilesAreFoundAndNoRightPairIsCalledExchanged() throws IOException {
    var tally = new Tally("swapped");
    for (Speech r : Speech.real()) {
      FileAnalyser.Analysed clean = Defects.clean(r.name(), r.rate(), r.samples());
      FileAnalyser.Analysed noisy = Defects.processed(r.name(), r.rate(), processed(r, "noisy"));
      tally.beyond(r.name(), finds("swapped", PairAnalyser.analyse(noisy, clean, Map.of())));
      tally.sound(r.name(), finds("swapped", PairAnalyser.analyse(clean, noisy, Map.of())));
    }
    tally.requireAllFound();
    assertThat(tally.alarms()).isEmpty();
  }

  @Test
  void noProcessedFileIsTakenForTheCleanOne() throws IOException {
    processedFiles(Speech.some());
  }

  @Test
  @Tag("calibration")
  void noneOfAllProcessedFilesIsTakenForTheCleanOne() throws IOException {
    processedFiles(Speech.real());
  }

  /** With processed files nothing is promised the other way round: what is found is printed. */
  private static void processedFiles(List<Speech> speech) throws IOException {
    List<String> alarms = new ArrayList<>();
    Map<Speech, FileAnalyser.Analysed> references = new LinkedHashMap<>();
    speech.forEach(r -> references.put(r, Defects.clean(r.name(), r.rate(), r.samples())));
    try (var folders = Files.list(SharedFolder.require("reference/dev"))) {
      for (Path folder : folders.sorted().toList()) {
        String system = String.valueOf(folder.getFileName());
        if (system.startsWith("enhanced_")) {
          int all = 0;
          int exchanged = 0;
          for (Speech r : speech) {
            if (Files.exists(folder.resolve(r.name()))) {
              FileAnalyser.Analysed clean = Objects.requireNonNull(references.get(r));
              FileAnalyser.Analysed processed =
                  Defects.processed(r.name(), r.rate(), processed(r, system));
              all++;
              if (finds("swapped", PairAnalyser.analyse(clean, processed, Map.of()))) {
                alarms.add(system + "/" + r.name());
              }
              boolean found = finds("swapped", PairAnalyser.analyse(processed, clean, Map.of()));
              exchanged += found ? 1 : 0;
            }
          }
          System.out.printf("  %s exchanged with clean: %d of %d found%n", system, exchanged, all);
        }
      }
    }
    assertThat(alarms).isEmpty();
  }

  @Test
  void exchangedFilesAreFoundWithOtherNoisesAtOtherLevels() throws IOException {
    List<Speech> clean = Speech.real();
    Map<Speech, FileAnalyser.Analysed> references = new LinkedHashMap<>();
    clean.forEach(r -> references.put(r, Defects.processed(r.name(), r.rate(), r.samples())));
    for (int snr : new int[] {0, 10, 20, 30}) {
      var tally = new Tally("swapped, SNR " + snr + " dB");
      for (Speech r : clean) {
        double[] noisy = mixed(r, noiseOf(r.next(clean)), snr);
        PairFeatures exchanged =
            PairAnalyser.analyse(
                Defects.clean(r.name(), r.rate(), noisy),
                Objects.requireNonNull(references.get(r)),
                Map.of());
        tally.atLimit(r.name(), finds("swapped", exchanged));
      }
      tally.print();
      assertThat(tally.missedAtLimit()).as("SNR " + snr).hasSizeLessThanOrEqualTo(snr / 2 + 2);
    }
  }

  private static double[] noiseOf(Speech clean) throws IOException {
    double[] noisy = processed(clean, "noisy");
    double[] noise = new double[Math.min(noisy.length, clean.samples().length)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noisy[i] - clean.samples()[i];
    }
    return noise;
  }

  private static double[] mixed(Speech clean, double[] noise, double snr) {
    double[] x = clean.samples();
    double speech = Arrays.stream(x).map(v -> v * v).sum() / x.length;
    double power = Arrays.stream(noise).map(v -> v * v).sum() / noise.length;
    double gain = Math.sqrt(speech / power * Math.pow(10, -snr / 10));
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += gain * noise[i % noise.length];
    }
    return y;
  }
}
