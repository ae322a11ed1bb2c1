/**
 * How much data a gate needs, asked before there are any.
 *
 * <p>A {@link sqe.judge.plan.Spread} says how much differences vary, known or measured on tables;
 * {@link sqe.judge.plan.FilePlan} is the number of files that follows from it; {@link
 * sqe.judge.plan.FilePlanner} makes one for each metric of a policy. Power itself is in {@code
 * sqe.judge.stats}. Start reading at {@link sqe.judge.plan.FilePlanner}.
 */
@NullMarked
package sqe.judge.plan;

import org.jspecify.annotations.NullMarked;
