package sqe.scoring.audit.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import sqe.scoring.audit.feature.FileFeatures;
import sqe.scoring.audit.feature.Fingerprint;

/**
 * Finds recordings that are the same but for level, start or coding.
 *
 * <p>Comparing every pair of 100,000 fingerprints would take hours, so files are sorted by the tilt
 * of their mean spectrum; only neighbours whose sixteen mean band levels all agree within two
 * decibels are compared cell by cell. Copies agree far better than that; different sentences, even
 * of one speaker, hardly ever do. A copy cut to less than half, or drowned in noise, is not found.
 */
final class NearDuplicates {

  private static final double SPECTRAL_TOLERANCE = 2; // dB
  private static final int LARGEST_SHIFT = 60; // frames of 50 ms

  private NearDuplicates() {}

  /** Two files and how alike they are. */
  record Match(FileFeatures first, FileFeatures second, double similarity) {}

  private record Entry(FileFeatures file, Fingerprint fingerprint, int order, double tilt) {}

  /** All pairs of non-silent files at least so alike, exact copies excluded, in order of files. */
  static List<Match> find(List<FileFeatures> files, double similarity) {
    List<Entry> sorted = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      FileFeatures file = files.get(i);
      if (file.fingerprint() != null && !file.channels().get(0).silent()) {
        Fingerprint fingerprint = Objects.requireNonNull(file.fingerprint());
        sorted.add(new Entry(file, fingerprint, i, tilt(fingerprint)));
      }
    }
    sorted.sort(Comparator.comparingDouble(Entry::tilt).thenComparing(Entry::order));
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Entry a = sorted.get(i);
      for (int j = i + 1;
          j < sorted.size() && sorted.get(j).tilt() - a.tilt() <= 2 * SPECTRAL_TOLERANCE;
          j++) {
        Match match = match(a, sorted.get(j), similarity);
        if (match != null) {
          matches.add(match);
        }
      }
    }
    matches.sort(
        Comparator.comparing((Match m) -> m.second().name()).thenComparing(m -> m.first().name()));
    return matches;
  }

  private static @org.jspecify.annotations.Nullable Match match(
      Entry a, Entry b, double similarity) {
    double distance = a.fingerprint().spectralDistance(b.fingerprint(), SPECTRAL_TOLERANCE);
    if (distance > SPECTRAL_TOLERANCE || a.file().hash().equals(b.file().hash())) {
      return null;
    }
    double found = a.fingerprint().similarity(b.fingerprint(), LARGEST_SHIFT);
    if (!(found >= similarity)) {
      return null;
    }
    return a.order() < b.order()
        ? new Match(a.file(), b.file(), found)
        : new Match(b.file(), a.file(), found);
  }

  private static double tilt(Fingerprint fingerprint) {
    float[] s = fingerprint.spectrum();
    double tilt = 0;
    for (int b = 0; b < s.length; b++) {
      tilt += b < s.length / 2 ? s[b] : -s[b];
    }
    return tilt / (s.length / 2.0);
  }
}
