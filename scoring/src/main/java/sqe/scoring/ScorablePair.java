package sqe.scoring;

import java.util.List;
import sqe.metrics.SignalPair;
import sqe.table.Remark;

/**
 * One channel of a pair, ready to be scored.
 *
 * @param channel what it is called in the table
 * @param signals reference, estimate and maybe mixture, of one rate and length
 * @param asFound the same before any alignment
 * @param notes what decoding and fitting gave rise to
 */
record ScorablePair(String channel, SignalPair signals, SignalPair asFound, List<Remark> notes) {}
