/** Tests of the statistics: published worked examples and brute force. */
@NullMarked
package sqe.scoring.stats;

import org.jspecify.annotations.NullMarked;
