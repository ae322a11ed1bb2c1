/**
 * Distances between the magnitude spectrograms of estimate and reference, over several resolutions
 * or in mel bands: the losses most vocoders and enhancers of waveforms are trained with.
 *
 * <p>{@link sqe.metrics.stft.StftDistance} is the metric; {@link sqe.metrics.stft.StftOptions} says
 * which of the conventions it follows. Spectrograms are derived once a signal and resolution, sums
 * once a pair, resolution and floor; nothing here knows of a particular sample rate.
 */
@NullMarked
package sqe.metrics.stft;

import org.jspecify.annotations.NullMarked;
