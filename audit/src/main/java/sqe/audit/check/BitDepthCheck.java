package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 7: {@code bit-depth}. */
final class BitDepthCheck implements Check.OfFile {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          7,
          "bit-depth",
          INTEGRITY,
          WARNING,
          "Fewer bits are used than a 16- or 24-bit container has: the lowest are always "
              + "0. The container is told from the bytes a sample takes in the file; float and "
              + "compressed files are not judged.",
          List.of(new Limit("", 1, "bits", "fewest unused bits reported")),
          "ffmpeg astats Bit_depth, sox stats",
          "Find the original: the file was made from fewer bits.");

  /** Samples a file must have at least. */
  private static final int ENOUGH = 4096;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    long samples = (long) file.length() * file.channels().size();
    long bytes = Math.round((double) file.bytes() / Math.max(1, samples));
    boolean wave = file.name().toLowerCase(Locale.ROOT).matches(".*\\.wave?");
    if (!wave || bytes < 2 || bytes > 3 || file.length() <= ENOUGH) {
      return;
    }
    for (int c = 0; c < file.channels().size(); c++) {
      int bits = file.channels().get(c).samples().effectiveBits();
      long unused = 8 * bytes - bits;
      if (bits > 0 && unused >= report.limit()) {
        report
            .channel(c + 1)
            .found(
                WARNING,
                (double) unused,
                report.limit(),
                "%d of %d bits are used",
                bits,
                8 * bytes);
      }
    }
  }
}
