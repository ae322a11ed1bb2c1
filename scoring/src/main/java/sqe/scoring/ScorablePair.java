package sqe.scoring;

import java.util.List;
import sqe.metrics.SignalPair;

/**
 * One channel of a pair, ready to be scored.
 *
 * @param channel what it is called in the table
 * @param signals reference, estimate and maybe mixture, of one rate and length
 * @param notes what decoding and fitting gave rise to
 */
record ScorablePair(String channel, SignalPair signals, List<String> notes) {}
