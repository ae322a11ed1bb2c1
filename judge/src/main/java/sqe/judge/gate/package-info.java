/**
 * Whether a system has become worse: from two score tables to a verdict and its reports.
 *
 * <p>The walk: {@link sqe.table.ScoreTableReader} or {@link sqe.table.LockFile} read tables, {@link
 * sqe.judge.gate.PairedTables} finds out whether they can be compared and pairs them by id, {@link
 * sqe.judge.gate.Gate} applies a {@link sqe.judge.gate.GatePolicy} and gives a {@link
 * sqe.judge.gate.GateReport}, which {@code sqe.report} writes. The statistics are in {@code
 * sqe.judge.stats}. Nothing here knows a terminal or its options: what would help is a {@link
 * sqe.table.TableRemedy}. Start reading at {@link sqe.judge.gate.Gate}.
 */
@NullMarked
package sqe.judge.gate;

import org.jspecify.annotations.NullMarked;
