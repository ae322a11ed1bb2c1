package sqe.scoring;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.dsp.audio.Recording;
import sqe.table.Pair;
import sqe.table.Remark;
import sqe.table.Segment;

/**
 * The files of one pair, read segment by segment: memory is that of a segment. The policy for
 * lengths concerns whole files; every other policy is applied to a segment as if it were a file of
 * its own. Used by one thread.
 */
final class SegmentReader implements Closeable {

  private final AudioPreparation preparation;
  private final Fit fit;
  private final List<OpenRecording> opened;
  private final List<Remark> notes;
  private final Cuts cuts;

  private SegmentReader(
      AudioPreparation preparation,
      Fit fit,
      List<OpenRecording> opened,
      List<Remark> notes,
      Cuts cuts) {
    this.preparation = preparation;
    this.fit = fit;
    this.opened = opened;
    this.notes = notes;
    this.cuts = cuts;
  }

  /**
   * Opens the files of a pair.
   *
   * @param spec what is to be computed
   * @param segments how they are cut
   * @param noticed receives what was odd about the files
   * @throws UnscorablePairException when one cannot be read, or rates or lengths differ
   */
  static SegmentReader open(
      Pair pair,
      ScoreSpec spec,
      ScoringOptions.Segments segments,
      AudioPreparation preparation,
      List<Remark> noticed)
      throws UnscorablePairException {
    ScoringOptions options = spec.policies();
    Fit fit = new Fit(options, spec.delta());
    List<OpenRecording> opened = new ArrayList<>();
    try {
      int rate =
          new Opening(preparation.source(), opened, noticed)
              .pair(pair, new TargetRate(options.resample()));
      long samples = common(opened, options, rate, noticed);
      return new SegmentReader(preparation, fit, opened, noticed, Cuts.of(segments, rate, samples));
    } catch (UnscorablePairException | RuntimeException e) {
      opened.forEach(OpenRecording::close);
      throw e;
    }
  }

  /** The length that all have; a mixture that stands in its way is closed and left out. */
  private static long common(
      List<OpenRecording> opened, ScoringOptions options, int rate, List<Remark> noticed)
      throws UnscorablePairException {
    var policy = new CommonLength(options.length(), options.maxLengthDifference());
    try {
      return policy.common(extents(opened), rate, noticed);
    } catch (UnscorablePairException e) {
      List<OpenRecording> mixtures =
          opened.stream().filter(side -> side.role() == Role.MIXTURE).toList();
      if (mixtures.isEmpty()) {
        throw e;
      }
      mixtures.forEach(OpenRecording::close);
      opened.removeAll(mixtures);
      long samples = policy.common(extents(opened), rate, noticed);
      noticed.add(Sides.leftOut(e));
      return samples;
    }
  }

  private static List<CommonLength.Extent> extents(List<OpenRecording> opened) {
    return opened.stream()
        .map(side -> new CommonLength.Extent(side.role(), side.length(), side.sizeInDoubt()))
        .toList();
  }

  /** Opens all sides and returns their common rate. */
  private record Opening(RecordingSource source, List<OpenRecording> opened, List<Remark> noticed) {

    int pair(Pair pair, TargetRate rates) throws UnscorablePairException {
      boolean alone = pair.references().isEmpty();
      Integer clean = alone ? null : open(pair.references(), Role.REFERENCE).sampleRate();
      int rate = rates.of(clean, open(pair.estimates(), Role.ESTIMATE).sampleRate());
      Path noisy = pair.noisy();
      if (noisy != null) {
        mixture(noisy, alone, rate, rates);
      }
      return rate;
    }

    private void mixture(Path file, boolean alone, int rate, TargetRate rates) {
      int before = opened.size();
      try {
        rates.require(alone, rate, open(List.of(file), Role.MIXTURE).sampleRate());
      } catch (UnscorablePairException e) {
        List<OpenRecording> refused = opened.subList(before, opened.size());
        refused.forEach(OpenRecording::close);
        refused.clear();
        noticed.add(Sides.leftOut(e));
      }
    }

    private OpenRecording open(List<Path> files, Role role) throws UnscorablePairException {
      OpenRecording side = OpenRecording.open(files, role, source);
      opened.add(side);
      side.warnings().forEach(text -> noticed.add(role.noticed(text)));
      return side;
    }
  }

  /** Number of segments, at least one. */
  int count() {
    return cuts.count();
  }

  /** What the row of a segment says of it. */
  Segment segment(int segment) {
    return cuts.segment(segment);
  }

  /**
   * The signals of a segment.
   *
   * @param segment counted from 0
   * @return one a channel
   * @throws UnscorablePairException when it cannot be decoded, or channels differ
   */
  List<ScorablePair> load(int segment) throws UnscorablePairException {
    List<Remark> own = new ArrayList<>(notes);
    Remark rest = cuts.rest();
    if (rest != null && segment == cuts.count() - 1) {
      own.add(rest);
    }
    Side reference = side(Role.REFERENCE, segment);
    Side estimate = Objects.requireNonNull(side(Role.ESTIMATE, segment));
    return fit.fitted(new Sides(reference, estimate, mixture(segment, own)), own);
  }

  private @Nullable Side mixture(int segment, List<Remark> own) {
    try {
      return side(Role.MIXTURE, segment);
    } catch (UnscorablePairException e) {
      own.add(Sides.leftOut(e));
      return null;
    }
  }

  private @Nullable Side side(Role role, int segment) throws UnscorablePairException {
    for (OpenRecording file : opened) {
      if (file.role() == role) {
        Recording part = file.read(cuts.start(segment), cuts.length(segment));
        return new Side(
            role, file.paths(), preparation.prepare(part, role, part.sampleRate()), null);
      }
    }
    return null;
  }

  @Override
  public void close() {
    opened.forEach(OpenRecording::close);
  }
}
