package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.audio.AudioReader;
import sqe.testing.SharedFolder;

/** Checks of whole sets: one file after the other gets the defect, within the set of all others. */
@Tag("one-jdk")
class PlantedSetDefectsTest {

  /** Every so-manieth recording gets a defect where all of them are for {@code -Pcalibration}. */
  private static final int SOME = 3;

  /**
   * Features of a set with and without defects in it.
   *
   * @param step defects are planted in every so-manieth recording
   */
  private record Set(List<Speech> speech, List<FileFeatures> sound, int step) {

    static Set of(List<Speech> speech, int step) {
      return new Set(
          speech,
          speech.stream().map(s -> Defects.file(s.name(), s.rate(), s.samples())).toList(),
          step);
    }

    FileFeatures of(Speech s) {
      return sound.get(speech.indexOf(s));
    }

    /** Each file in turn replaced. */
    void plant(Tally tally, String check, BiFunction<Speech, Integer, FileFeatures> planter) {
      List<String> alarms = found(sound, check);
      speech.forEach(s -> tally.sound(s.name(), alarms.contains(s.name())));
      for (int i = 0; i < speech.size(); i += step) {
        for (int scale = 1; scale <= 2; scale++) {
          List<FileFeatures> set = new ArrayList<>(sound);
          FileFeatures planted = planter.apply(speech.get(i), scale);
          set.set(i, planted);
          boolean found = found(set, check).contains(planted.name());
          if (scale == 1) {
            tally.atLimit(planted.name(), found);
          } else {
            tally.beyond(planted.name(), found);
          }
        }
      }
      tally.requireAllFound();
    }

    /** Each file in turn copied, the copy being the last. */
    void copy(Tally tally, String check, BiFunction<Speech, Integer, FileFeatures> copier) {
      for (Speech s : Speech.everyNth(speech, step)) {
        List<FileFeatures> set = new ArrayList<>(sound);
        set.add(copier.apply(s, 2));
        tally.beyond(s.name(), found(set, check).contains(set.get(set.size() - 1).name()));
      }
      List<String> alarms = found(sound, check);
      sound.forEach(file -> tally.sound(file.name(), alarms.contains(file.name())));
      tally.requireAllFound();
      assertThat(tally.alarms()).isEmpty();
    }

    private static List<String> found(List<FileFeatures> files, String check) {
      return Defects.findings(check, files, List.of()).stream().map(Finding::file).toList();
    }
  }

  private static FileFeatures file(Speech s, double[] x) {
    return Defects.file(s.name(), s.rate(), x);
  }

  private static FileFeatures declared(FileFeatures file, String column, String value) {
    return Defects.with(file, Map.of(column, value), file.length());
  }

  /** Six sentences, and the same a second time under a little noise: enough for robust measures. */
  private static Set syntheticSet() throws IOException {
    List<Speech> speech = new ArrayList<>(Speech.synthetic());
    for (Speech s : Speech.synthetic()) {
      double[] x = s.samples();
      double[] end = Arrays.copyOfRange(x, x.length / 5, x.length);
      speech.add(new Speech("b_" + s.name(), s.rate(), Defects.withNoise(end, -70, 1)));
    }
    return Set.of(speech, 1);
  }

  @Test
  void aRoomIsHeardInSyntheticSpeech() throws IOException {
    var tally = new Tally("reverb (synthetic)");
    syntheticSet()
        .plant(
            tally,
            "reverb",
            (s, scale) -> file(s, Defects.inRoom(s.samples(), s.rate(), 1.25 * scale, 5)));
    assertThat(tally.alarms()).isEmpty();
  }

  @Test
  void aRoomIsHeardInRealSpeech() throws IOException {
    rooms(SOME);
  }

  @Test
  @Tag("calibration")
  void aRoomIsHeardInAllRealSpeech() throws IOException {
    rooms(1);
  }

  private static void rooms(int step) throws IOException {
    var tally = new Tally("reverb");
    Set.of(Speech.real(), step)
        .plant(
            tally,
            "reverb",
            (s, scale) -> file(s, Defects.inRoom(s.samples(), s.rate(), 1.25 * scale, 5)));
    assertThat(tally.alarms()).isEmpty();
  }

  @Test
  void whatTheManifestDeclaresWronglyIsFoundInRealSpeech() throws IOException {
    Set set = Set.of(Speech.real(), 1);
    set.plant(
        new Tally("declared-duration"),
        "declared-duration",
        (s, scale) ->
            declared(
                set.of(s),
                "duration",
                Double.toString((s.samples().length + 1.5 * scale) / s.rate())));
    set.plant(
        new Tally("declared-level"),
        "declared-level",
        (s, scale) ->
            declared(
                set.of(s),
                "level",
                Double.toString(set.of(s).channels().get(0).level().longTermDb() + 2.05 * scale)));
    set.plant(
        new Tally("rate"),
        "rate",
        (s, scale) ->
            declared(
                set.of(s),
                "text",
                "na ".repeat((int) (5.5 * scale * s.samples().length / s.rate()))));
    set.plant(
        new Tally("sample-rate (declared)"),
        "sample-rate",
        (s, scale) -> declared(set.of(s), "sample_rate", Integer.toString(s.rate() / 2)));
    set.plant(
        new Tally("duration-outlier"),
        "duration-outlier",
        (s, scale) ->
            Defects.with(
                set.of(s), Map.of(), s.samples().length + (scale == 1 ? 60 : 600) * s.rate()));
  }

  @Test
  void copiesAreFoundInRealSpeech() throws IOException {
    copies(SOME);
  }

  @Test
  @Tag("calibration")
  void copiesAreFoundInAllRealSpeech() throws IOException {
    copies(1);
  }

  private static void copies(int step) throws IOException {
    Set set = Set.of(Speech.real(), step);
    set.copy(
        new Tally("exact-duplicate"),
        "exact-duplicate",
        (s, scale) -> Defects.file("copy.wav", s.rate(), s.samples().clone()));
    set.copy(
        new Tally("near-duplicate (gain)"),
        "near-duplicate",
        (s, scale) ->
            Defects.file(
                "copy.wav", s.rate(), Defects.quantised(Defects.scaled(s.samples(), 0.5), 16)));
    set.copy(
        new Tally("near-duplicate (shift)"),
        "near-duplicate",
        (s, scale) ->
            Defects.file("copy.wav", s.rate(), Defects.padded(s.samples(), s.rate() / 3, 0)));
    set.copy(
        new Tally("channels (stereo)"),
        "channels",
        (s, scale) ->
            Defects.file(
                "copy.wav", s.rate(), s.samples(), Defects.withNoise(s.samples(), -50, 1)));
  }

  @Test
  void noiseSharedByTrainAndTestIsFoundInRealSpeech() throws IOException {
    var tally = new Tally("leakage (noise)");
    List<Speech> clean = Speech.real();
    List<PairFeatures> train = new ArrayList<>();
    for (Speech s : clean) {
      double[] noisy =
          AudioReader.read(SharedFolder.require("reference/dev/noisy").resolve(s.name()))
              .channels()[0];
      train.add(Defects.pair("train/" + s.name(), s.rate(), s.samples(), noisy));
    }
    for (int i = 0; i < clean.size(); i++) {
      Speech s = clean.get(i);
      if (train.get(i).noise() == null) {
        continue; // a room or another microphone: no noise that was added
      }
      double[] noise = noise(s);
      Speech other = s.next(clean);
      int length = Math.min(noise.length - 777, other.samples().length);
      double[] y = Arrays.copyOf(other.samples(), length);
      double[] mixed = y.clone();
      for (int t = 0; t < length; t++) {
        mixed[t] += 0.7 * noise[t + 777];
      }
      PairFeatures test = Defects.pair("test/x.wav", s.rate(), y, Defects.quantised(mixed, 16));
      tally.beyond(s.name(), leaks(train.get(i), test));
      for (int j = 0; j < train.size(); j++) {
        PairFeatures unrelated = train.get(j);
        String pair = s.name().substring(0, 3) + " " + unrelated.reference().id().substring(12, 15);
        if (j != i && SAME_RECORDING.stream().noneMatch(g -> holds(g, pair))) {
          tally.sound(pair, leaks(unrelated, test));
        }
      }
    }
    tally.print();
    assertThat(tally.alarms()).isEmpty();
    assertThat(tally.misses()).hasSizeLessThanOrEqualTo(3);
  }

  /** Recordings whose noise is the same file of noise, by dev's manifest. */
  private static final List<String> SAME_RECORDING =
      List.of("d08 d22", "d15 d24 d29", "d16 d30", "d17 d25 d28", "d12 d21 d26");

  private static boolean holds(String group, String pair) {
    return List.of(group.split(" ")).containsAll(List.of(pair.split(" ")));
  }

  private static double[] noise(Speech clean) throws IOException {
    double[] noisy =
        AudioReader.read(SharedFolder.require("reference/dev/noisy").resolve(clean.name()))
            .channels()[0];
    double[] noise = new double[Math.min(noisy.length, clean.samples().length)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noisy[i] - clean.samples()[i];
    }
    return noise;
  }

  private static boolean leaks(PairFeatures train, PairFeatures test) {
    return Defects.findings(
            "leakage", List.of(train.estimate(), test.estimate()), List.of(train, test))
        .stream()
        .anyMatch(f -> f.message().contains("noise"));
  }
}
