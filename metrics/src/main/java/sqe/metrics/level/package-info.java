/**
 * How loud a signal is: facts of the estimate alone, with which scores can be read.
 *
 * <p>What is here needs no reference and is neither better high nor low. Levels are measured by
 * {@code sqe.dsp.activity}; this package says which of them is a metric and when it has no value.
 * Start reading at {@code ActiveLevel}.
 */
@NullMarked
package sqe.metrics.level;

import org.jspecify.annotations.NullMarked;
