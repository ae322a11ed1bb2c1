/** Two folders become a table of scores, on all processors. */
@NullMarked
package sqe.examples.batch;

import org.jspecify.annotations.NullMarked;
