/**
 * A small denoiser trained with the metrics as losses, in plain Java.
 *
 * <p>{@link sqe.examples.denoiser.Denoiser} is the program. A network ({@link
 * sqe.examples.denoiser.MaskNetwork}) looks at the band levels of a noisy recording and gives a
 * gain for each band and frame; {@link sqe.examples.denoiser.NoisySpectrogram} applies the gains
 * and carries the gradient of a loss back from the waveform; {@link
 * sqe.examples.denoiser.Criterion} is that loss. The point is the loop, not the model: whatever sqe
 * measures can be trained on.
 */
@NullMarked
package sqe.examples.denoiser;

import org.jspecify.annotations.NullMarked;
