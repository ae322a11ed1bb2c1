package sqe.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.SignalPair;
import sqe.table.Remark;

/**
 * One channel of a pair, ready to be scored.
 *
 * @param channel what it is called in the table
 * @param signals reference, estimate and maybe mixture, of one rate and length
 * @param asFound the same before any alignment
 * @param unprocessed the mixture against the reference, each moved by the mixture's own delay; null
 *     where there is no mixture or nothing is aligned
 * @param notes what decoding and fitting gave rise to
 * @param reference which source it is, from 0; −1 where it is none
 * @param estimate which estimate is that source's, from 0; −1 where it is none
 */
record ScorablePair(
    String channel,
    SignalPair signals,
    SignalPair asFound,
    @Nullable SignalPair unprocessed,
    List<Remark> notes,
    int reference,
    int estimate) {

  /** A channel of one file a side. */
  ScorablePair(
      String channel,
      SignalPair signals,
      SignalPair asFound,
      @Nullable SignalPair unprocessed,
      List<Remark> notes) {
    this(channel, signals, asFound, unprocessed, notes, -1, -1);
  }

  /** Whether it is one of several sources. */
  boolean isSource() {
    return reference >= 0;
  }
}
