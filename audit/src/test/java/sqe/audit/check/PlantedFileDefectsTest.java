package sqe.audit.check;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.audit.feature.FileFeatures;

/**
 * Checks of single files: speech with a defect just beyond the limit (scale 1), with one at least
 * twice as far (scale 2), and without.
 */
@Tag("one-jdk")
class PlantedFileDefectsTest {

  /** Makes a defect of a size. */
  private interface Planter {
    double[] plant(double[] x, int rate, int scale);
  }

  private static final Map<String, Planter> DEFECTS =
      new TreeMap<>(
          Map.ofEntries(
              entry("hard-clip", (x, rate, scale) -> Defects.atFullScale(x, 3 * scale)),
              entry("soft-clip", (x, rate, scale) -> Defects.softClipped(x, 8 * scale)),
              entry(
                  "over-full-scale",
                  (x, rate, scale) -> Defects.scaled(x, 1.01 * scale / Defects.peak(x))),
              entry("dc-offset", (x, rate, scale) -> Defects.offset(x, -0.00101 * scale)),
              entry(
                  "active-level",
                  (x, rate, scale) -> Defects.toActiveLevel(x, rate, scale == 1 ? -35.5 : -45)),
              entry(
                  "peak-low",
                  (x, rate, scale) -> Defects.scaled(x, 0.0316 / scale / Defects.peak(x))),
              entry("constant", (x, rate, scale) -> new double[x.length]),
              entry(
                  "digital-silence-run",
                  (x, rate, scale) -> Defects.dropped(x, rate, 0.016 * scale)),
              entry(
                  "silence-gap",
                  (x, rate, scale) -> Defects.padded(x, 0, (int) (2.05 * scale * rate))),
              entry(
                  "edge-silence",
                  (x, rate, scale) ->
                      Arrays.copyOfRange(x, Defects.loudest(x, rate / 50), x.length)),
              entry(
                  "activity",
                  (x, rate, scale) -> Defects.padded(x, 0, (scale == 1 ? 4 : 9) * x.length)),
              entry(
                  "active-speech",
                  (x, rate, scale) -> {
                    int length = (int) (rate * (scale == 1 ? 0.4 : 0.2));
                    int at = Defects.loudest(x, length);
                    return Defects.padded(Arrays.copyOfRange(x, at, at + length), rate, rate);
                  }),
              entry("utterances", (x, rate, scale) -> Defects.bursts(x, rate, 51 * scale)),
              entry(
                  "duration-domain",
                  (x, rate, scale) -> Arrays.copyOf(x, (int) (0.24 * rate / scale))),
              entry(
                  "nonfinite",
                  (x, rate, scale) -> {
                    double[] y = x.clone();
                    y[x.length / 2] = scale == 1 ? Double.NaN : Double.NEGATIVE_INFINITY;
                    return y;
                  }),
              entry("bit-depth", (x, rate, scale) -> Defects.quantised(x, 16 - scale)),
              entry(
                  "bandwidth",
                  (x, rate, scale) -> Defects.lowPassed(x, rate, (scale == 1 ? 0.44 : 0.2) * rate)),
              entry("brickwall", (x, rate, scale) -> telephone(x, rate, scale)),
              entry(
                  "hum",
                  (x, rate, scale) -> Defects.withHum(x, rate, 0.1 * scale * Defects.peak(x))),
              entry(
                  "ref-snr",
                  (x, rate, scale) ->
                      Defects.withNoise(
                          Defects.toActiveLevel(x, rate, -26), scale == 1 ? -45 : -36, 1)),
              entry(
                  "noise-floor",
                  (x, rate, scale) ->
                      Defects.withNoise(
                          Defects.toActiveLevel(x, rate, -20), scale == 1 ? -49 : -44, 2))));

  /**
   * What dev's clean files have without planting; each was looked at, and the reason is in the
   * documentation.
   */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "active-level", Set.of("d20", "d21"),
          "bandwidth", Set.of("d14", "d15", "d16", "d27", "d28", "d29", "d30", "d31", "d32"),
          "bit-depth", Set.of("d21"),
          "brickwall", Set.of("d24"),
          "dc-offset", Set.of("d07", "d14", "d15", "d16", "d17"),
          "digital-silence-run", Set.of("d20"),
          "edge-silence", Set.of("d29", "d30", "d31", "d32"),
          "noise-floor", Set.of("d30"),
          "peak-low", Set.of("d20"));

  @Test
  void everyDefectPlantedInSyntheticSpeechIsFound() throws IOException {
    List<Speech> speech = Speech.synthetic();
    System.out.printf("%d synthetic sentences%n", speech.size());
    Map<Speech, FileFeatures> sound = sound(speech);
    DEFECTS.forEach((check, planter) -> tally(check, planter, sound).requireAllFound());
  }

  @Test
  void everyDefectPlantedInRealSpeechIsFound() throws IOException {
    plantInReal(Speech.some());
  }

  @Test
  @Tag("calibration")
  void everyDefectPlantedInAllRealSpeechIsFound() throws IOException {
    plantInReal(Speech.real());
  }

  private static void plantInReal(List<Speech> speech) {
    System.out.printf("%d recordings%n", speech.size());
    Map<Speech, FileFeatures> sound = sound(speech);
    List<String> names = speech.stream().map(s -> s.name().substring(0, 3)).toList();
    Map<String, Set<String>> alarms = new TreeMap<>();
    DEFECTS.forEach(
        (check, planter) -> {
          Tally tally = tally(check, planter, sound);
          tally.requireAllFound();
          for (String name : tally.alarms()) {
            alarms.computeIfAbsent(check, k -> new TreeSet<>()).add(name.substring(0, 3));
          }
        });
    Map<String, Set<String>> known = new TreeMap<>();
    KNOWN.forEach(
        (check, all) -> {
          Set<String> here = new TreeSet<>(all);
          here.retainAll(names);
          if (!here.isEmpty()) {
            known.put(check, here);
          }
        });
    assertThat(alarms).isEqualTo(known);
  }

  /** The recordings as 16-bit files, nothing planted. */
  private static Map<Speech, FileFeatures> sound(List<Speech> speech) {
    Map<Speech, FileFeatures> files = new LinkedHashMap<>();
    for (Speech s : speech) {
      var quantised = new Speech(s.name(), s.rate(), Defects.quantised(s.samples(), 16));
      files.put(quantised, Defects.file(s.name(), s.rate(), quantised.samples()));
    }
    return files;
  }

  private static Tally tally(String check, Planter planter, Map<Speech, FileFeatures> sound) {
    var tally = new Tally(check);
    for (Speech s : sound.keySet()) {
      double[] x = s.samples();
      tally.sound(s.name(), finds(check, sound.get(s)));
      tally.atLimit(s.name(), finds(check, s, planter.plant(x, s.rate(), 1)));
      tally.beyond(s.name(), finds(check, s, planter.plant(x, s.rate(), 2)));
    }
    return tally;
  }

  private static boolean finds(String check, Speech s, double[] x) {
    return finds(check, Defects.file(s.name(), s.rate(), x));
  }

  private static boolean finds(String check, FileFeatures file) {
    return !Defects.findings(check, List.of(file), List.of()).isEmpty();
  }

  /** Nothing above 3.3 kHz but, at the limit, noise 45 dB below the speech. */
  private static double[] telephone(double[] x, int rate, int scale) {
    double[] level = Defects.toActiveLevel(x, rate, -26);
    double[] bright = Defects.withNoise(level, -46, 3);
    double[] low = Defects.lowPassed(bright, rate, 3300);
    return scale == 1 ? Defects.withNoise(low, -96, 4) : low;
  }
}
