package sqe.scoring;

import java.nio.file.Path;
import sqe.metrics.AnalysedSignal;

/**
 * One file of a pair after the policies that concern it alone.
 *
 * @param role what it is to the pair
 * @param file where it was read from
 * @param audio its channels
 * @param shared where analyses of its parts are kept for the pairs beside this one
 */
record Side(Role role, Path file, PreparedAudio audio, SharedAudio shared) {

  /** Part of a channel, ready to be analysed; only an estimate is no other pair's too. */
  AnalysedSignal part(int channel, int from, int length) {
    return role == Role.ESTIMATE
        ? new AnalysedSignal(audio.slice(channel, from, length))
        : shared.analysed(file, audio, channel, from, length);
  }

  /** The first samples of a channel. */
  double[] samples(int channel, int length) {
    return audio.slice(channel, 0, length).samples();
  }
}
