/** Front ends that several networks share: mel filters and frames. Knows signals, no networks. */
@NullMarked
package sqe.models.spectrum;

import org.jspecify.annotations.NullMarked;
