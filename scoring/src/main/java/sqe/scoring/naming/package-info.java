/**
 * What the name of a file says of the pair it belongs to. Names are paths from a folder, without
 * extension, with {@code /} between their parts; nothing here looks at files.
 */
@NullMarked
package sqe.scoring.naming;

import org.jspecify.annotations.NullMarked;
