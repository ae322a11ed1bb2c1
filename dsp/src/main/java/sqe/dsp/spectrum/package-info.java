/**
 * From time to frequency: the real FFT with a reused plan, products of spectra, windows. The only
 * package that knows which FFT library is underneath; many frames of one power of two are
 * transformed at once without it. Start reading at {@link sqe.dsp.spectrum.Fft} and {@link
 * sqe.dsp.spectrum.FrameBatch}.
 */
@NullMarked
package sqe.dsp.spectrum;

import org.jspecify.annotations.NullMarked;
