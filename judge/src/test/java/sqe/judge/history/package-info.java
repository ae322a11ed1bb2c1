/** Tests of the history. */
@NullMarked
package sqe.judge.history;

import org.jspecify.annotations.NullMarked;
