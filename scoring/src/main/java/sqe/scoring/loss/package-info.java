/**
 * One loss of arrays in files, with its gradient.
 *
 * <p>{@link sqe.scoring.loss.LossEvaluator} takes a name and files and finds the loss of arrays
 * ({@link sqe.metrics.loss.LossCatalog}) or the differentiable metric ({@link
 * sqe.metrics.MetricCatalog}) of that name. Reading the files is the work of {@code
 * sqe.scoring.array}.
 */
@NullMarked
package sqe.scoring.loss;

import org.jspecify.annotations.NullMarked;
