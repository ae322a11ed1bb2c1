/** A gate as a test of a project that has an enhancer: what such a project would copy. */
@NullMarked
package sqe.examples.gate;

import org.jspecify.annotations.NullMarked;
