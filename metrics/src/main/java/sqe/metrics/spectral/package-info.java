/**
 * Distances between spectra frame by frame without any model of hearing: the log-spectral distance
 * in its customary forms, and the mel-cepstral distance of the URGENT challenge.
 *
 * <p>Each metric is one exactly defined form, because values of two forms differ by more than
 * systems do. Start reading at {@code LogSpectralDistance}; the mel-cepstrum itself is {@link
 * sqe.dsp.cepstrum.MelCepstralAnalysis}, the alignment {@link sqe.dsp.alignment.TimeWarping}.
 */
@NullMarked
package sqe.metrics.spectral;

import org.jspecify.annotations.NullMarked;
