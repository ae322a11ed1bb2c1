/**
 * Cepstra: spectra as a few coefficients of their logarithm. Start reading at {@link
 * sqe.dsp.cepstrum.MelCepstralAnalysis}.
 */
@NullMarked
package sqe.dsp.cepstrum;

import org.jspecify.annotations.NullMarked;
