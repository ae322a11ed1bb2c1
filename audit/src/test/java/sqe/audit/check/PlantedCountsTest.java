package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairAnalyser;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.dsp.pitch.PitchTracker;
import sqe.testing.SharedFolder;

/**
 * Plants faults at several strengths, below, at and beyond the limits, and what is no fault but
 * looks like one; what is found is counted. The counts stand in the documentation: {@code
 * -Dsqe.docs=write} writes them anew.
 */
@Tag("one-jdk")
class PlantedCountsTest {

  private static final Path COUNTS = SharedFolder.project("docs").resolve("audit-planted.csv");

  private static final int SECONDS = 5;

  private static final FileAnalyser WITH_PITCH = new FileAnalyser(PitchTracker.find());

  private static final FileAnalyser PLAIN = new FileAnalyser(Optional.empty());

  /** Every so-manieth recording is tried where all of them are for {@code -Pcalibration}. */
  private static final int SOME = 5;

  private final Map<Speech, FileAnalyser.Analysed> references = new HashMap<>();
  private PlantedCounts counts = new PlantedCounts(List.of(), List.of());
  private List<Speech> all = List.of();

  @Test
  void theCountsOfTheDocumentationHoldForSomeRecordings() throws Exception {
    measure(SOME);
    assertThat(counts.signs())
        .as("where a check has changed: mvn -Pcalibration -pl audit -am -Dsqe.docs=write verify")
        .isEqualTo(counts.signs(Files.readString(COUNTS)));
  }

  @Test
  @Tag("calibration")
  void theCountsOfTheDocumentationAreMeasured() throws Exception {
    measure(1);
    if ("write".equals(System.getProperty("sqe.docs"))) {
      Files.writeString(COUNTS, counts.csv());
    }
    assertThat(counts.csv()).isEqualTo(Files.readString(COUNTS));
  }

  private void measure(int step) throws Exception {
    all = new ArrayList<>();
    Speech.real().forEach(s -> all.add(begun(s)));
    Speech.synthetic().forEach(s -> all.add(begun(s)));
    counts = new PlantedCounts(all, Speech.everyNth(all, step));
    wrongPairs();
    exchangedEstimates();
    cutBeginnings();
    drift();
    swapped();
    polarity();
    gains();
    dropouts();
    clipping();
    hum();
    headerRates();
    silence();
    channels();
  }

  /** The first seconds: enough for every check. */
  private static Speech begun(Speech s) {
    int length = Math.min(s.samples().length, SECONDS * s.rate());
    return new Speech(s.name(), s.rate(), Arrays.copyOf(s.samples(), length));
  }

  private void dropouts() throws Exception {
    for (int ms : new int[] {10, 20, 40, 80, 160}) {
      count(
          "digital-silence-run",
          "zeros over speech",
          ms + " ms",
          s -> file(s, Defects.dropped(s.samples(), s.rate(), ms / 1000.0)));
    }
    count("digital-silence-run", "(none)", "", s -> file(s, s.samples()));
  }

  private void clipping() throws Exception {
    for (int run : new int[] {2, 3, 6}) {
      count(
          "hard-clip",
          "equal samples at full scale",
          Integer.toString(run),
          s -> file(s, Defects.atFullScale(s.samples(), run)));
    }
    for (int db : new int[] {1, 3, 6, 12}) {
      for (Severity severity : new Severity[] {Severity.WARNING, Severity.ERROR}) {
        counts.count(
            "hard-clip",
            "clipped (" + severity.label() + ")",
            db + " dB",
            all,
            s -> has(file(s, clipped(s, db)), "hard-clip", f -> f.severity() == severity));
      }
    }
    count("hard-clip", "(none)", "", s -> file(s, s.samples()));
  }

  private static double[] clipped(Speech s, double db) {
    double peak = Defects.peak(s.samples());
    double[] loud = Defects.scaled(s.samples(), Math.pow(10, db / 20) / peak);
    return Defects.quantised(Defects.clipped(loud, 32767.0 / 32768), 16);
  }

  private void hum() throws Exception {
    for (int db : new int[] {-60, -50, -40, -30, -20}) {
      count(
          "hum",
          "50 Hz and harmonics re the peak",
          db + " dB",
          s -> {
            double peak = Defects.peak(s.samples());
            return file(s, Defects.withHum(s.samples(), s.rate(), peak * Math.pow(10, db / 20.0)));
          });
    }
    for (int hertz : new int[] {100, 120, 150, 200}) {
      for (double part : new double[] {0.005, 0.02}) {
        count(
            "hum",
            "(a voice that moves by " + 100 * part + " %)",
            hertz + " Hz",
            s -> file(s, sung(s, hertz, part)));
      }
    }
    count(
        "hum",
        "(inaudible lines)",
        "-90 dBFS",
        s -> {
          double[] x = Defects.gated(s.samples(), s.rate());
          return file(s, Defects.withHum(x, s.rate(), Math.pow(10, -90 / 20.0)));
        });
    count("hum", "(none)", "", s -> file(s, s.samples()));
  }

  /**
   * Periods of a voice that moves by a part of its pitch five times a second, with the envelope of
   * the speech.
   */
  private static double[] sung(Speech s, double hertz, double part) {
    double[] y = new double[s.samples().length];
    double phase = 0;
    double envelope = 0;
    for (int i = 0; i < y.length; i++) {
      double t = (double) i / s.rate();
      envelope += (Math.abs(s.samples()[i]) - envelope) / (0.05 * s.rate());
      phase += 2 * Math.PI * hertz / s.rate() * (1 + part * Math.sin(2 * Math.PI * 5 * t));
      for (int h = 1; h * hertz < 3000 && h * hertz < s.rate() / 2.0; h++) {
        y[i] += envelope / h * Math.sin(h * phase);
      }
    }
    return Defects.withNoise(y, -80, 7);
  }

  private void headerRates() throws Exception {
    for (double factor : new double[] {0.5, 2, 1.0 / 3, 3}) {
      counts.count(
          "header-rate",
          "header gives another rate",
          String.format(Locale.ROOT, "times %.2g", factor),
          all.stream().filter(s -> possible(s.rate() * factor)).toList(),
          s -> {
            int rate = (int) Math.round(s.rate() * factor);
            return has(file(WITH_PITCH, s.name(), rate, s.samples()), "header-rate", f -> true);
          });
    }
    count("header-rate", "(none)", "", s -> file(WITH_PITCH, s.name(), s.rate(), s.samples()));
  }

  private static boolean possible(double rate) {
    return rate > 7000 && rate < 100000;
  }

  private void silence() throws Exception {
    count("constant", "zeros", "", s -> file(s, new double[s.samples().length]));
    count(
        "constant",
        "dither of 16 bits",
        "",
        s ->
            file(
                s,
                Defects.quantised(Defects.withNoise(new double[s.samples().length], -93, 1), 16)));
    count("constant", "(none)", "", s -> file(s, s.samples()));
  }

  private void channels() throws Exception {
    count(
        "channels",
        "a dead channel",
        "",
        s -> Defects.file(s.name(), s.rate(), s.samples(), new double[s.samples().length]));
    count(
        "channels",
        "channels 1 and 3 equal",
        "",
        s ->
            Defects.file(
                s.name(),
                s.rate(),
                s.samples(),
                Defects.withNoise(s.samples(), -50, 1),
                s.samples().clone()));
    count("channels", "(none)", "", s -> file(s, s.samples()));
  }

  private void gains() throws Exception {
    for (double db : new double[] {-0.9, -1.1, -6.1, -12}) {
      for (int snr : new int[] {5}) {
        countPairs(
            "pair-gain",
            "softer beside noise at " + snr + " dB",
            db + " dB",
            s -> Defects.scaled(noisy(s, snr), Math.pow(10, db / 20)));
      }
    }
    for (int snr : new int[] {-5, 0, 5}) {
      countPairs("pair-gain", "(plain noise)", "SNR " + snr + " dB", s -> noisy(s, snr));
    }
    countPairs("pair-gain", "(noisy files as they are)", "", PlantedCountsTest::published);
  }

  private void polarity() throws Exception {
    for (int snr : new int[] {20, 0, -5, -10}) {
      counts.count(
          "polarity",
          "upside down beside noise (warning)",
          "SNR " + snr + " dB",
          all,
          s ->
              has(
                  pair(s, Defects.scaled(noisy(s, snr), -1)),
                  "polarity",
                  f -> f.severity() == Severity.WARNING));
    }
    countPairs("polarity", "(noisy files as they are)", "", PlantedCountsTest::published);
  }

  private void drift() throws Exception {
    for (int ppm : new int[] {40, 60, 240}) {
      countPairs("drift", "clock", ppm + " ppm", s -> Defects.drifting(s.samples(), ppm));
    }
    for (int jump : new int[] {3, 5, 8}) {
      countPairs("drift", "samples lost", "" + jump, s -> Defects.withJump(s.samples(), jump));
    }
    countPairs("drift", "(delays scattered by a codec)", "", PlantedCountsTest::scattered);
    countPairs("drift", "(noisy files as they are)", "", PlantedCountsTest::published);
    for (String system : systems()) {
      List<Speech> speech = all.stream().filter(s -> exists(system, s)).toList();
      counts.count(
          "drift",
          "(" + system + ")",
          "",
          speech,
          s -> has(pair(s, processed(system, s)), "drift", f -> true));
    }
  }

  /** Frames of 40 ms, each moved by up to 0.5 ms, faded into each other. */
  private static double[] scattered(Speech s) {
    var random = new Random(11);
    double[] x = s.samples();
    double[] y = new double[x.length];
    int hop = s.rate() / 50;
    for (int from = -hop; from < x.length; from += hop) {
      int shift = (int) Math.round((random.nextDouble() - 0.5) * s.rate() / 1000);
      for (int i = 0; i < 2 * hop; i++) {
        int at = from + i;
        int source = Math.max(0, Math.min(x.length - 1, at + shift));
        if (at >= 0 && at < x.length) {
          y[at] += x[source] * (0.5 - 0.5 * Math.cos(Math.PI * i / hop));
        }
      }
    }
    return y;
  }

  private void wrongPairs() throws Exception {
    counts.count(
        "wrong-pair",
        "noisy files shuffled",
        "",
        all,
        s -> wrong(pair(s, published(s.next(all))), s.next(all)));
    counts.count(
        "wrong-pair",
        "half a second shuffled",
        "",
        all,
        s -> has(clip(s, noisy(loud(s.next(all)), 0)), "wrong-pair", f -> true));
    for (int snr : new int[] {5, 0, -5, -10}) {
      counts.count(
          "wrong-pair",
          "(another talker as noise)",
          "SNR " + snr + " dB",
          all,
          s -> withTalker(s, snr));
    }
    for (int snr : new int[] {0, -5, -10}) {
      counts.count(
          "wrong-pair",
          "(half a second beside noise)",
          "SNR " + snr + " dB",
          all,
          s -> has(clip(s, noisy(loud(s), snr)), "wrong-pair", f -> true));
    }
    counts.count(
        "wrong-pair",
        "(noisy files as they are)",
        "",
        all,
        s -> has(pair(s, published(s)), "wrong-pair", f -> true));
  }

  /** Two estimates of recordings of nearly one length, each in the place of the other. */
  private void exchangedEstimates() throws Exception {
    for (String folder : List.of("noisy", "enhanced_afftdn")) {
      List<Speech> speech =
          all.stream().filter(s -> exists(folder, s) && exists(folder, nearest(s))).toList();
      counts.count(
          "wrong-pair",
          "exchanged with the nearest in length",
          folder,
          speech,
          s -> {
            Speech other = nearest(s);
            PairFeatures here = pair(s, processed(folder, other));
            PairFeatures there = pair(other, processed(folder, s));
            return Defects.findings(
                    "wrong-pair",
                    List.of(here.reference(), there.reference()),
                    List.of(here, there))
                .stream()
                .map(Finding::file)
                .collect(Collectors.toSet())
                .contains(here.name());
          });
    }
  }

  private Speech nearest(Speech s) {
    return all.stream()
        .filter(other -> !other.equals(s) && other.rate() == s.rate())
        .min(
            Comparator.comparingInt(other -> Math.abs(other.samples().length - s.samples().length)))
        .orElseThrow();
  }

  /** The reference begins at its loudest place; the estimate there, or earlier. */
  private void cutBeginnings() throws Exception {
    for (double seconds : new double[] {0.1, 0.5}) {
      counts.count(
          "edge-silence",
          "beginning of the reference missing (error)",
          seconds + " s",
          all.stream().filter(s -> loudest(s) > seconds * s.rate()).toList(),
          s -> isCut(s, (int) (seconds * s.rate()), 0));
    }
    counts.count("edge-silence", "(both begin inside speech: error)", "", all, s -> isCut(s, 0, 0));
    counts.count(
        "edge-silence", "(the estimate is late by 0.2 s: error)", "", all, s -> isCut(s, 0, 0.2));
  }

  private static int loudest(Speech s) {
    return Defects.loudest(s.samples(), s.rate() / 50);
  }

  private static boolean isCut(Speech s, int earlier, double late) {
    int length = s.samples().length;
    int at = loudest(s);
    double[] reference = Arrays.copyOfRange(s.samples(), at, length);
    double[] whole = Arrays.copyOfRange(noisy(s, 10), at - earlier, length);
    double[] estimate = Defects.padded(whole, (int) (late * s.rate()), 0);
    return has(
        Defects.pair(s.name(), s.rate(), reference, estimate),
        "edge-silence",
        f -> f.severity() == Severity.ERROR);
  }

  /** The other talker's own clean file is in the set, too. */
  private boolean withTalker(Speech s, double snr) {
    Speech other = s.next(all);
    double[] y = new double[s.samples().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = other.samples()[i % other.samples().length];
    }
    PairFeatures mixed = pair(s, mixed(s.samples(), y, snr));
    return wrong(mixed, other);
  }

  /** Whether a pair is called wrong beside another one that is right. */
  private boolean wrong(PairFeatures mixed, Speech other) {
    PairFeatures own = pair(other, noisy(other, 20));
    return Defects.findings(
            "wrong-pair", List.of(mixed.reference(), own.reference()), List.of(mixed, own))
        .stream()
        .anyMatch(f -> f.file().equals(mixed.name()));
  }

  private static Speech loud(Speech s) {
    int length = s.rate() / 2;
    int at = Defects.loudest(s.samples(), length);
    return new Speech(s.name(), s.rate(), Arrays.copyOfRange(s.samples(), at, at + length));
  }

  private PairFeatures clip(Speech s, double[] estimate) {
    return pair(loud(s), estimate);
  }

  private void swapped() throws Exception {
    counts.count(
        "swapped",
        "clean and noisy exchanged",
        "",
        all,
        s ->
            has(Defects.pair(s.name(), s.rate(), published(s), s.samples()), "swapped", f -> true));
    counts.count(
        "swapped",
        "(silent reference: dither)",
        "",
        all,
        s ->
            has(
                Defects.pair(
                    s.name(),
                    s.rate(),
                    Defects.quantised(
                        Defects.withNoise(new double[s.samples().length], -93, 1), 16),
                    s.samples()),
                "swapped",
                f -> true));
    countPairs("swapped", "(noisy files as they are)", "", PlantedCountsTest::published);
  }

  /** Makes a file of a recording. */
  private interface Maker {
    FileFeatures of(Speech speech) throws Exception;
  }

  /** Makes an estimate of a recording. */
  private interface Estimator {
    double[] of(Speech speech) throws Exception;
  }

  private void count(String check, String fault, String strength, Maker maker) throws Exception {
    counts.count(check, fault, strength, all, s -> has(maker.of(s), check, f -> true));
  }

  private void countPairs(String check, String fault, String strength, Estimator estimator)
      throws Exception {
    counts.count(check, fault, strength, all, s -> has(pair(s, estimator.of(s)), check, f -> true));
  }

  private static boolean has(FileFeatures file, String check, Predicate<Finding> which) {
    return Defects.findings(check, List.of(file), List.of()).stream().anyMatch(which);
  }

  private static boolean has(PairFeatures pair, String check, Predicate<Finding> which) {
    return Defects.findings(check, List.of(pair.reference(), pair.estimate()), List.of(pair))
        .stream()
        .anyMatch(which);
  }

  private static FileFeatures file(Speech s, double[] x) {
    return file(PLAIN, s.name(), s.rate(), x);
  }

  private static FileFeatures file(FileAnalyser analyser, String name, int rate, double[] x) {
    return analyser.features(
        new Recording(new double[][] {x}, rate, List.of()),
        44 + 2L * x.length,
        name,
        name,
        FileFeatures.Role.REFERENCE,
        Map.of());
  }

  private PairFeatures pair(Speech s, double[] estimate) {
    FileAnalyser.Analysed clean =
        references.computeIfAbsent(s, k -> Defects.clean(k.name(), k.rate(), k.samples()));
    return PairAnalyser.analyse(clean, Defects.processed(s.name(), s.rate(), estimate), Map.of());
  }

  /** White noise at an SNR. */
  private static double[] noisy(Speech s, double snr) {
    return mixed(s.samples(), Defects.withNoise(new double[s.samples().length], 0, 9), snr);
  }

  private static double[] mixed(double[] speech, double[] noise, double snr) {
    double ratio = energy(speech) / energy(noise);
    double gain = Math.sqrt(ratio * Math.pow(10, -snr / 10));
    double[] y = speech.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += gain * noise[i];
    }
    return y;
  }

  private static double energy(double[] x) {
    return Arrays.stream(x).map(v -> v * v).sum();
  }

  /** The noisy file that a recording has. */
  private static double[] published(Speech s) throws IOException {
    return processed("noisy", s);
  }

  private static double[] processed(String folder, Speech s) throws IOException {
    double[] x = AudioReader.read(place(folder, s)).channels()[0];
    return Arrays.copyOf(x, Math.min(x.length, SECONDS * s.rate()));
  }

  private static boolean exists(String folder, Speech s) {
    return Files.exists(place(folder, s));
  }

  private static Path place(String folder, Speech s) {
    Path real = SharedFolder.require("reference/dev").resolve(folder).resolve(s.name());
    return Files.exists(real)
        ? real
        : SharedFolder.project("testdata").resolve(folder).resolve(s.name());
  }

  private static List<String> systems() throws IOException {
    try (var folders = Files.list(SharedFolder.require("reference/dev"))) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.startsWith("enhanced_"))
          .sorted()
          .toList();
    }
  }
}
