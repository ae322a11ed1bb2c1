/**
 * What a pair, a cell, a row, a column and a signature is, and tables on disk.
 *
 * <p>{@link sqe.table.TableReader} is the one reader: manifests, scores of any tool, rows of an
 * earlier run and the tables of an audit come through it, and it alone knows how leniently. {@link
 * sqe.table.TableFormat} is the one writer, and says what a file's name means. {@link
 * sqe.table.LockFile} and {@link sqe.table.RunMetadata} are what is kept of a table and said beside
 * it. Whatever cannot be read is a {@link sqe.table.TableException}, which names file and line.
 */
@NullMarked
package sqe.table;

import org.jspecify.annotations.NullMarked;
