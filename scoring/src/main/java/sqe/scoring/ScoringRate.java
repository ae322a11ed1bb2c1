package sqe.scoring;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.table.Pair;

/** The rate a set of pairs will be scored at, as far as it can be known before scoring. */
public final class ScoringRate {

  /** References that are tried; after so many that cannot be read the rate is taken as unknown. */
  private static final int TRIES = 5;

  private ScoringRate() {}

  /** The rate that is asked for, else that of the first reference that can be read; maybe null. */
  public static @Nullable Integer of(List<Pair> pairs, ScoringOptions options) {
    return of(pairs, options, RecordingSource.FILES);
  }

  /** As {@link #of(List, ScoringOptions)}, of recordings from elsewhere. */
  public static @Nullable Integer of(
      List<Pair> pairs, ScoringOptions options, RecordingSource source) {
    if (options.resample() instanceof ScoringOptions.Resample.ToRate to) {
      return to.rate();
    }
    List<Path> references =
        pairs.stream().flatMap(pair -> Stream.ofNullable(pair.reference())).limit(TRIES).toList();
    for (Path reference : references) {
      try {
        return rate(reference, source);
      } catch (UnscorablePairException e) {
        // the run itself will say what is wrong with it
      }
    }
    return null;
  }

  private static int rate(Path file, RecordingSource source) throws UnscorablePairException {
    try (OpenRecording opened = OpenRecording.open(List.of(file), Role.REFERENCE, source)) {
      return opened.sampleRate();
    }
  }
}
