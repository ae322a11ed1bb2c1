/**
 * PLCMOS: how good speech is whose lost packets were concealed, without a reference. Start reading
 * at {@code ConcealmentQuality}.
 */
@NullMarked
package sqe.models.plcmos;

import org.jspecify.annotations.NullMarked;
