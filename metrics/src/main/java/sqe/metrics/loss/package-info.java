/**
 * Losses between an estimate and its target, sample by sample: L1, MSE, RMSE, log-MSE, smooth L1
 * and Huber.
 *
 * <p>{@link sqe.metrics.loss.ElementLoss} holds the formulas of one element, {@link
 * sqe.metrics.loss.WaveformLosses} makes metrics of them, with the default parameters for scoring
 * or with others for training. Nothing here is aware of frequency, level or time: what these
 * measures cannot see is part of each metric's description.
 */
@NullMarked
package sqe.metrics.loss;

import org.jspecify.annotations.NullMarked;
