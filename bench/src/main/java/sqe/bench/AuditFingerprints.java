package sqe.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import sqe.audit.check.AuditData;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.CheckRunner;
import sqe.audit.check.Finding;
import sqe.audit.check.Profile;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.Opinion;
import sqe.dsp.audio.Recording;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * What the checks on a whole set cost on very many files, for {@code bench/audit-scale.sh}: {@code
 * AuditFingerprints COUNT}. The fingerprints are made up, all else of the files is that of one.
 *
 * <p>There are as many speakers as the square root of the number of files asks for twice over; how
 * many files each has falls with his rank, so that the first has about a hundredth of all, as in
 * collections of volunteers. A speaker has a mean spectrum, from which that of a recording differs
 * by 1.2 dB in each of sixteen bands: less than between ten-second recordings of one person in one
 * room, so that more has to be compared than in a real set. The ten seconds are syllables, about
 * four a second, and pauses.
 *
 * <p>Every five hundredth is another one again, up to half a second later and with another noise;
 * one in ten is in {@code test}. It prints how many were planted and found, the time and the heap.
 */
public final class AuditFingerprints {

  private static final int BANDS = 8;
  private static final int FRAMES = 200;
  private static final int DEEPEST = -120;
  private static final int PLANTED = 500;
  private static final int LATEST = 10; // frames of 50 ms
  private static final double BETWEEN_SPEAKERS = 3; // dB
  private static final double OF_A_SPEAKER = 1.2; // dB
  private static final int FLATTEST_RANK = 20;
  private static final int RATE = 16000;

  private final Random random = new Random(20);
  private final int count;
  private final float[][] speakers;
  private final double[] share; // cumulative

  private AuditFingerprints(int count) {
    this.count = count;
    speakers = new float[(int) Math.ceil(2 * Math.sqrt(count))][];
    share = new double[speakers.length];
    double sum = 0;
    for (int s = 0; s < speakers.length; s++) {
      speakers[s] = new float[2 * BANDS];
      for (int b = 0; b < speakers[s].length; b++) {
        speakers[s][b] = (float) (8 - b + BETWEEN_SPEAKERS * random.nextGaussian());
      }
      sum += 1.0 / (s + FLATTEST_RANK);
      share[s] = sum;
    }
    for (int s = 0; s < share.length; s++) {
      share[s] /= sum;
    }
  }

  /** Number of files. */
  public static void main(String[] arguments) {
    var maker = new AuditFingerprints(Integer.parseInt(arguments[0]));
    List<FileFeatures> files = maker.files();
    Set<String> checks = Set.of("near-duplicate", "leakage");
    var data = new AuditData(files, List.of(), List.of(), List.of(), List.of(), true);
    files = List.of();
    long start = System.nanoTime();
    List<Finding> findings = CheckRunner.findings(data, null, AuditSettings.of(Profile.GENERAL));
    double seconds = (System.nanoTime() - start) * 1e-9;
    long found = findings.stream().filter(f -> checks.contains(f.check())).count();
    System.out.printf(
        Locale.ROOT,
        "%d files: %d planted, %d found, all checks on the set %.1f s%n",
        maker.count,
        maker.count / PLANTED,
        found,
        seconds);
  }

  private List<FileFeatures> files() {
    var noise = new double[RATE];
    Arrays.setAll(noise, i -> 0.1 * random.nextGaussian());
    FileFeatures one =
        new FileAnalyser(Optional.empty())
            .features(
                new Recording(new double[][] {noise}, RATE, List.of()),
                44 + 2L * RATE,
                "",
                "",
                FileFeatures.Role.REFERENCE,
                Map.of());
    List<Fingerprint> made = new ArrayList<>(count);
    List<FileFeatures> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Fingerprint fingerprint =
          i % PLANTED == PLANTED - 1 ? again(made.get(random.nextInt(i))) : recording();
      made.add(fingerprint);
      files.add(file("f" + i, i % 10 == 9 ? "test" : "train", one.channels(), fingerprint));
    }
    return files;
  }

  private FileFeatures file(
      String id, String split, List<ChannelFeatures> channels, Fingerprint fingerprint) {
    String name = split + "/" + id + ".wav";
    String hash = String.format(Locale.ROOT, "%064x", name.hashCode() * 31L + id.length());
    return new FileFeatures(
        name,
        id,
        FileFeatures.Role.REFERENCE,
        44 + 2L * RATE,
        null,
        List.of(),
        RATE,
        RATE,
        hash,
        List.of(0),
        channels,
        fingerprint,
        Map.of(),
        Opinion.NONE);
  }

  private Fingerprint recording() {
    double at = random.nextDouble();
    int speaker = Math.min(speakers.length - 1, Math.abs(Arrays.binarySearch(share, at) + 1));
    float[] spectrum = speakers[speaker].clone();
    for (int b = 0; b < spectrum.length; b++) {
      spectrum[b] += (float) (OF_A_SPEAKER * random.nextGaussian());
    }
    byte[] cells = new byte[FRAMES * BANDS];
    double[] colour = new double[BANDS];
    double loudness = 0;
    int left = 0;
    int length = 1;
    boolean speaks = true;
    for (int f = 0; f < FRAMES; f++) {
      if (left-- == 0) {
        speaks = random.nextInt(8) > 0;
        length = speaks ? 3 + random.nextInt(5) : 4 + random.nextInt(8);
        left = length - 1;
        loudness = speaks ? -30 * random.nextDouble() : DEEPEST;
        for (int b = 0; b < BANDS; b++) {
          colour[b] = 15 * random.nextGaussian() - 4 * b;
        }
      }
      double syllable = 36 * Math.abs(2.0 * (length - left) / (length + 1) - 1);
      for (int b = 0; b < BANDS; b++) {
        cells[f * BANDS + b] =
            cell(loudness + (speaks ? colour[b] - syllable : 0) + 6 * random.nextGaussian());
      }
    }
    return new Fingerprint(cells, spectrum);
  }

  /** The same recording, later and with another noise. */
  private Fingerprint again(Fingerprint first) {
    int late = random.nextInt(LATEST + 1);
    byte[] cells = new byte[FRAMES * BANDS];
    for (int i = 0; i < cells.length; i++) {
      int from = i - late * BANDS;
      cells[i] = cell((from < 0 ? DEEPEST : first.cells()[from]) + 2 * random.nextGaussian());
    }
    float[] spectrum = first.spectrum().clone();
    for (int b = 0; b < spectrum.length; b++) {
      spectrum[b] += (float) (0.2 * random.nextGaussian());
    }
    return new Fingerprint(cells, spectrum);
  }

  private static byte cell(double value) {
    return (byte) Math.round(Math.max(DEEPEST, Math.min(0, value)));
  }
}
