package sqe.scoring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.table.Remark;
import sqe.table.Segment;

/**
 * Where one recording is cut.
 *
 * <p>With N samples at rate r, a segment of L = round(seconds·r) samples begins at every multiple
 * of H = round(hop·r) from which L samples are left. What is left at the next multiple is a shorter
 * segment, if it has at least L/2 samples and one of them is in no segment yet. A recording of
 * fewer than L samples is one segment.
 *
 * @param sampleRate r, in Hz
 * @param samples N
 * @param length L
 * @param hop H
 */
record Cuts(int sampleRate, long samples, int length, int hop) {

  static Cuts of(ScoringOptions.Segments segments, int sampleRate, long samples) {
    return new Cuts(
        sampleRate,
        samples,
        whole(segments.seconds(), sampleRate),
        whole(segments.hop(), sampleRate));
  }

  private static int whole(double seconds, int sampleRate) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE - 8, Math.round(seconds * sampleRate)));
  }

  /** Number of segments, at least one. */
  int count() {
    return wholes() + (hasRest() ? 1 : 0);
  }

  private int wholes() {
    return samples < length ? 0 : Math.toIntExact((samples - length) / hop + 1);
  }

  private boolean hasRest() {
    if (wholes() == 0) {
      return true;
    }
    long left = samples - start(wholes());
    return covered() < samples && left > 0 && 2 * left >= length;
  }

  /** The sample behind the last whole segment. */
  private long covered() {
    return start(wholes() - 1) + length;
  }

  /** First sample of a segment, counted from 0. */
  long start(int segment) {
    return (long) segment * hop;
  }

  /** Number of samples of a segment. */
  int length(int segment) {
    return (int) Math.min(length, samples - start(segment));
  }

  /** What a row says of the segment it is of. */
  Segment segment(int segment) {
    return new Segment(
        segment + 1,
        (double) start(segment) / sampleRate,
        (double) (start(segment) + length(segment)) / sampleRate);
  }

  /** What to say of an end that is in no segment; null where there is none. */
  @Nullable Remark rest() {
    long end = hasRest() ? samples : covered();
    return end >= samples
        ? null
        : Remark.of(
            String.format(
                Locale.ROOT,
                "the last %.3f s are not scored: less than half a segment",
                (double) (samples - end) / sampleRate));
  }
}
