/**
 * Networks of the user's own: a description in YAML says what to feed them and what they answer.
 * Start reading at {@code Description}.
 */
@NullMarked
package sqe.models.own;

import org.jspecify.annotations.NullMarked;
