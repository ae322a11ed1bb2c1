/**
 * The 54 checks of an audit, each a small class called after its id.
 *
 * <p>A {@code …Check} says of itself what it is ({@link sqe.audit.check.CheckInfo}) and judges
 * features by the limits of {@link sqe.audit.check.AuditSettings}; {@link
 * sqe.audit.check.CheckCatalog} lists them, {@link sqe.audit.check.CheckRunner} shows them the
 * data, and what they find is a {@link sqe.audit.check.Finding}. Nothing here opens an audio file.
 * A new check is one class and one line of the catalogue.
 */
@NullMarked
package sqe.audit.check;

import org.jspecify.annotations.NullMarked;
