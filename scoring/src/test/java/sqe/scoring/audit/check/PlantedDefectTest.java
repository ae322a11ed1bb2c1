package sqe.scoring.audit.check;

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
import org.junit.jupiter.api.Test;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.scoring.audit.feature.PairFeatures;
import sqe.testing.SharedFolder;

/**
 * For each check on files and pairs: speech with the defect beyond twice the limit, and without.
 */
class PlantedDefectTest {

  /** Makes a defect. */
  private interface Planter {
    double[] plant(double[] x, int rate);
  }

  private static final Map<String, Planter> FILE_DEFECTS = new LinkedHashMap<>();
  private static final Map<String, Planter> PAIR_DEFECTS = new LinkedHashMap<>();

  static {
    FILE_DEFECTS.put(
        "hard-clip", (x, rate) -> Defects.quantised(Defects.scaled(x, 3 / Defects.peak(x)), 16));
    FILE_DEFECTS.put(
        "soft-clip",
        (x, rate) ->
            Defects.quantised(Defects.clipped(Defects.scaled(x, 0.8 / Defects.peak(x)), 0.3), 16));
    FILE_DEFECTS.put("over-full-scale", (x, rate) -> Defects.scaled(x, 2 / Defects.peak(x)));
    FILE_DEFECTS.put("dc-offset", (x, rate) -> Defects.offset(x, -0.002));
    FILE_DEFECTS.put("active-level", (x, rate) -> Defects.toActiveLevel(x, rate, -45));
    FILE_DEFECTS.put("peak-low", (x, rate) -> Defects.scaled(x, 0.01 / Defects.peak(x)));
    FILE_DEFECTS.put("constant", (x, rate) -> new double[x.length]);
    FILE_DEFECTS.put("digital-silence-run", (x, rate) -> Defects.dropped(x, rate, 0.2));
    FILE_DEFECTS.put("silence-gap", (x, rate) -> Defects.padded(x, 0, 4 * rate));
    FILE_DEFECTS.put(
        "edge-silence",
        (x, rate) -> Arrays.copyOfRange(x, Defects.loudest(x, rate / 50), x.length));
    FILE_DEFECTS.put("activity", (x, rate) -> Defects.padded(x, 0, 5 * x.length));
    FILE_DEFECTS.put(
        "active-speech",
        (x, rate) -> {
          int at = Defects.loudest(x, rate / 5);
          return Defects.padded(Arrays.copyOfRange(x, at, at + rate / 5), rate, rate);
        });
    FILE_DEFECTS.put("duration-domain", (x, rate) -> Arrays.copyOf(x, rate / 8));
    FILE_DEFECTS.put(
        "nonfinite",
        (x, rate) -> {
          double[] y = x.clone();
          y[x.length / 2] = Double.NaN;
          return y;
        });
    FILE_DEFECTS.put("bit-depth", (x, rate) -> Defects.quantised(x, 12));
    FILE_DEFECTS.put("bandwidth", (x, rate) -> Defects.lowPassed(x, rate, 0.2 * rate));
    FILE_DEFECTS.put("hum", (x, rate) -> Defects.withHum(x, rate, 0.3 * Defects.peak(x)));
    FILE_DEFECTS.put(
        "ref-snr", (x, rate) -> Defects.withNoise(Defects.toActiveLevel(x, rate, -26), -36, 1));
    FILE_DEFECTS.put(
        "noise-floor", (x, rate) -> Defects.withNoise(Defects.toActiveLevel(x, rate, -20), -44, 2));

    PAIR_DEFECTS.put("delay", (x, rate) -> Defects.delayed(x, 2));
    PAIR_DEFECTS.put("polarity", (x, rate) -> Defects.scaled(x, -1));
    PAIR_DEFECTS.put("identical", (x, rate) -> x.clone());
    PAIR_DEFECTS.put("pair-gain", (x, rate) -> Defects.scaled(x, 0.25));
    PAIR_DEFECTS.put("pair-length", (x, rate) -> Arrays.copyOf(x, x.length - 160));
    PAIR_DEFECTS.put(
        "active-mismatch",
        (x, rate) -> {
          double[] y = x.clone();
          Arrays.fill(y, x.length / 3, x.length, 0);
          return y;
        });
    PAIR_DEFECTS.put("pair-bandwidth", (x, rate) -> Defects.lowPassed(x, rate, 0.15 * rate));
  }

  private record Speech(String name, int rate, double[] samples) {}

  @Test
  void everyDefectPlantedInSyntheticSpeechIsFound() throws IOException {
    plantEverything(speech(SharedFolder.project("testdata/clean"), 1));
  }

  @Test
  void everyDefectPlantedInRealSpeechIsFound() throws IOException {
    int step = Boolean.getBoolean("sqe.planted.all") ? 1 : 3;
    plantEverything(speech(SharedFolder.require("reference/dev/clean"), step));
  }

  private static void plantEverything(List<Speech> speech) {
    List<String> missed = new ArrayList<>();
    System.out.printf(Locale.ROOT, "%d files%n", speech.size());
    FILE_DEFECTS.forEach(
        (check, planter) -> {
          List<String> before = new ArrayList<>();
          int misses = missed.size();
          for (Speech s : speech) {
            double[] x = Defects.quantised(s.samples(), 16);
            if (Defects.has(ofFile(s, x), check)) {
              before.add(s.name());
            }
            if (!Defects.has(ofFile(s, planter.plant(x, s.rate())), check)) {
              missed.add(check + " in " + s.name());
            }
          }
          print(check, speech.size() - missed.size() + misses, speech.size(), before);
        });
    PAIR_DEFECTS.forEach(
        (check, planter) -> {
          List<String> before = new ArrayList<>();
          int misses = missed.size();
          for (Speech s : speech) {
            if (Defects.has(ofPair(s, Defects.withNoise(s.samples(), -70, 3)), check)) {
              before.add(s.name());
            }
            if (!Defects.has(ofPair(s, planter.plant(s.samples(), s.rate())), check)) {
              missed.add(check + " in " + s.name());
            }
          }
          print(check, speech.size() - missed.size() + misses, speech.size(), before);
        });
    assertThat(missed).isEmpty();
  }

  private static void print(String check, int found, int of, List<String> before) {
    System.out.printf(
        Locale.ROOT, "  %-20s planted: %d of %d found; without: %s%n", check, found, of, before);
  }

  private static List<Finding> ofFile(Speech s, double[] x) {
    return Defects.findings(List.of(Defects.file(s.name(), s.rate(), x)), List.of());
  }

  private static List<Finding> ofPair(Speech s, double[] estimate) {
    var pair = Defects.pair(s.name(), s.rate(), s.samples(), estimate);
    return Defects.findings(List.of(pair.reference(), pair.estimate()), List.of(pair));
  }

  @Test
  void everyShuffledPairIsFoundAndNoRightOneIsCalledWrong() throws IOException {
    List<Speech> clean = speech(SharedFolder.require("reference/dev/clean"));
    List<Speech> noisy = speech(SharedFolder.require("reference/dev/noisy"));
    List<PairFeatures> right = new ArrayList<>();
    List<PairFeatures> shuffled = new ArrayList<>();
    for (int i = 0; i < clean.size(); i++) {
      Speech r = clean.get(i);
      right.add(Defects.pair(r.name(), r.rate(), r.samples(), noisy.get(i).samples()));
      int other = nextOfRate(clean, i);
      shuffled.add(Defects.pair(r.name(), r.rate(), r.samples(), noisy.get(other).samples()));
    }
    List<String> found = wrongPairs(shuffled);
    List<String> alarms = wrongPairs(right);
    System.out.printf(
        Locale.ROOT,
        "wrong-pair: %d of %d shuffled found, false alarms: %s; similarity right %s, shuffled %s%n",
        found.size(),
        shuffled.size(),
        alarms,
        range(right),
        range(shuffled));
    assertThat(alarms).isEmpty();
    assertThat(found).hasSameSizeAs(shuffled);
  }

  private static String range(List<PairFeatures> pairs) {
    double[] s = pairs.stream().mapToDouble(PairFeatures::similarity).sorted().toArray();
    return String.format(Locale.ROOT, "%.2f/%.2f/%.2f", s[0], s[s.length / 2], s[s.length - 1]);
  }

  private static List<String> wrongPairs(List<PairFeatures> pairs) {
    return Defects.findings(pairs.stream().map(PairFeatures::reference).toList(), pairs).stream()
        .filter(f -> f.check().equals("wrong-pair"))
        .map(Finding::file)
        .toList();
  }

  private static int nextOfRate(List<Speech> speech, int from) {
    for (int step = 1; step <= speech.size(); step++) {
      int other = (from + step) % speech.size();
      if (other != from && speech.get(other).rate() == speech.get(from).rate()) {
        return other;
      }
    }
    throw new AssertionError("no other recording has the rate of " + speech.get(from).name());
  }

  @Test
  void exchangedCleanAndNoisyFilesAreFoundWhereTheNoiseCanBeHeard() throws IOException {
    List<Speech> clean = speech(SharedFolder.require("reference/dev/clean"));
    List<Speech> noisy = speech(SharedFolder.require("reference/dev/noisy"));
    List<String> missed = new ArrayList<>();
    List<String> alarms = new ArrayList<>();
    for (int i = 0; i < clean.size(); i++) {
      Speech r = clean.get(i);
      Speech e = noisy.get(i);
      if (!Defects.has(ofPair(e, r.samples()), "swapped")) {
        missed.add(r.name());
      }
      if (Defects.has(ofPair(r, e.samples()), "swapped")) {
        alarms.add(r.name());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "swapped: %d of %d found, missed %s, false alarms %s%n",
        clean.size() - missed.size(),
        clean.size(),
        missed,
        alarms);
    assertThat(alarms).isEmpty();
    assertThat(missed.size()).isLessThan(clean.size() / 4);
  }

  private static List<Speech> speech(Path folder) throws IOException {
    return speech(folder, 1);
  }

  private static List<Speech> speech(Path folder, int step) throws IOException {
    List<Speech> speech = new ArrayList<>();
    try (var list = Files.list(folder)) {
      for (Path file : list.filter(p -> p.toString().endsWith(".wav")).sorted().toList()) {
        Recording recording = AudioReader.read(file);
        speech.add(
            new Speech(
                file.getFileName().toString(), recording.sampleRate(), recording.channels()[0]));
      }
    }
    List<Speech> some = new ArrayList<>();
    for (int i = 0; i < speech.size(); i += step) {
      some.add(speech.get(i));
    }
    return some;
  }
}
