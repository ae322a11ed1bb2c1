/**
 * Whether a system has become worse: from two score tables to a verdict and its reports.
 *
 * <p>The walk: {@link sqe.scoring.gate.ScoreTableReader} or {@link sqe.scoring.gate.LockFile} read
 * tables, {@link sqe.scoring.gate.PairedTables} finds out whether they can be compared and pairs
 * them by id, {@link sqe.scoring.gate.Gate} applies a {@link sqe.scoring.gate.GatePolicy} and gives
 * a {@link sqe.scoring.gate.GateReport}, which the reports write as text, Markdown, JUnit XML, JSON
 * or annotations. The statistics are in {@code sqe.scoring.stats}. Nothing here knows a terminal.
 * Start reading at {@link sqe.scoring.gate.Gate}.
 */
@NullMarked
package sqe.scoring.gate;

import org.jspecify.annotations.NullMarked;
