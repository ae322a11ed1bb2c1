/**
 * Score tables on disk: how rows become lines, how a table is written so that nothing partial is
 * ever left under its final name, how finished rows survive a killed run, and the record of how a
 * table was made. Start reading at {@link sqe.scoring.TableFile}.
 */
@NullMarked
package sqe.table;

import org.jspecify.annotations.NullMarked;
