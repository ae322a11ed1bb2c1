/**
 * Training criteria that compare numbers one by one or class by class, each with its gradient.
 *
 * <p>Two ways in. {@link sqe.metrics.loss.WaveformLosses} makes metrics of a signal pair: L1, MSE,
 * RMSE, log-MSE, smooth L1 and Huber. {@link sqe.metrics.loss.Loss} is a function of arrays ({@link
 * sqe.metrics.loss.Tensor}) with PyTorch's semantics: the same six, hinge losses, likelihoods,
 * divergences, embeddings, multi-task sums and weight penalties; {@link
 * sqe.metrics.loss.LossCatalog} finds them by name. {@link sqe.metrics.loss.ElementLoss} holds the
 * formulas both share. Nothing here is aware of frequency, level or time: what a loss cannot see is
 * part of its description.
 */
@NullMarked
package sqe.metrics.loss;

import org.jspecify.annotations.NullMarked;
