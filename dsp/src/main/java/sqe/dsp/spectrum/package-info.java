/**
 * From time to frequency: the real FFT with a reused plan, products of spectra, windows. The only
 * package that knows which FFT library is underneath. Start reading at {@link
 * sqe.dsp.spectrum.Fft}.
 */
@NullMarked
package sqe.dsp.spectrum;

import org.jspecify.annotations.NullMarked;
