/**
 * NISQA version 2: overall quality and four reasons for it, without a reference.
 *
 * <p>Its weights may not be used commercially and are not part of sqe: whoever has them names the
 * file. Start reading at {@code QualityDimensions}.
 */
@NullMarked
package sqe.models.nisqa;

import org.jspecify.annotations.NullMarked;
