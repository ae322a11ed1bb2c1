package sqe.audit.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.FileFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * What is compared to find the same recording, or the same noise, again.
 *
 * @param name the file it is of
 * @param hash of the file's samples: those of equal ones are exact copies, and are not compared
 * @param split which the file belongs to; empty where unknown
 * @param fingerprint of the recording, or of the noise in it; its spectrum is finite
 */
public record Sound(String name, String hash, String split, Fingerprint fingerprint) {

  /** Which two of a list are compared, by their places in it. */
  @FunctionalInterface
  public interface Filter {
    /** Whether these two are, whichever comes first. */
    boolean compares(int first, int second);
  }

  /** What a file sounds like; empty where nothing of it can be compared. */
  static Optional<Sound> of(FileFeatures file, @Nullable Fingerprint fingerprint) {
    return fingerprint == null || !isFinite(fingerprint.spectrum())
        ? Optional.empty()
        : Optional.of(new Sound(file.name(), file.hash(), Splits.of(file), fingerprint));
  }

  /** Samples of absurd levels have powers beyond what a double holds. */
  private static boolean isFinite(float[] spectrum) {
    for (float level : spectrum) {
      if (!Float.isFinite(level)) {
        return false;
      }
    }
    return true;
  }
}
