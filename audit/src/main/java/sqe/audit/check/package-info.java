/**
 * The checks of an audit, entries under eight headings.
 *
 * <p>A heading is a class with a list ({@code LevelChecks}, {@code PairChecks} …) that reads like a
 * table. An entry says of itself what it looks for, its limits, their source and what to do ({@link
 * sqe.audit.check.CheckInfo}), and ends with what it looks at and a lambda that looks; a few that
 * need an algorithm leave it to a class of their own ({@code WrongPairCheck}, {@code LeakageCheck}
 * …). {@link sqe.audit.check.CheckCatalog} puts the lists in order, {@link
 * sqe.audit.check.CheckRunner} lets them look, and what they find is a {@link
 * sqe.audit.check.Finding}. How much of a set a check has to see at once is its {@code Look}: by
 * that, {@link sqe.audit.check.PartedChecks} looks at a set that lies on several machines. Nothing
 * here opens an audio file.
 *
 * <p>A new check is one entry in the list of its heading, and its test. Its place is its number, so
 * the ones after it move up by one; numbers stand in descriptions of {@link
 * sqe.audit.check.Profile} and in the documentation.
 */
@NullMarked
package sqe.audit.check;

import org.jspecify.annotations.NullMarked;
