package sqe.scoring;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.AnalysedSignal;

/**
 * One side of a pair: a file, or a file a source, after the policies that concern it alone.
 *
 * @param role what it is to the pair
 * @param files where it was read from
 * @param audio its channels
 * @param shared where analyses of its parts are kept for the pairs beside this one; null where they
 *     are this pair's alone
 */
record Side(Role role, List<Path> files, PreparedAudio audio, @Nullable SharedAudio shared) {

  /** Part of a channel, ready to be analysed. */
  AnalysedSignal part(int channel, int from, int length) {
    return shared == null
        ? audio.part(channel, from, length)
        : shared.analysed(files, audio, channel, from, length);
  }

  /** The first samples of a channel. */
  double[] samples(int channel, int length) {
    return audio.part(channel, 0, length).samples();
  }
}
