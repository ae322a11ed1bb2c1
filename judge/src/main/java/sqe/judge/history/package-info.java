/**
 * Tables of earlier runs, kept in one SQLite file, and what they show together: which run was the
 * last that passed, and where the level of a metric changed.
 *
 * <p>Only {@code java.sql} is used; who uses a {@link sqe.judge.history.History} brings a driver
 * for SQLite. Start with {@link sqe.judge.history.History}; {@link sqe.judge.history.Trend} is what
 * runs show of one metric.
 */
@NullMarked
package sqe.judge.history;

import org.jspecify.annotations.NullMarked;
