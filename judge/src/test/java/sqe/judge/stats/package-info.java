/** Tests of the statistics: published worked examples and brute force. */
@NullMarked
package sqe.judge.stats;

import org.jspecify.annotations.NullMarked;
