package sqe.dsp.spectrum;

import java.util.Arrays;

/** By one transform of all points. */
final class PlainConvolution implements KernelConvolution {

  private final Fft fft;
  private final double[] spectrum;

  PlainConvolution(double[] kernel) {
    this.fft = new Fft(kernel.length);
    this.spectrum = kernel.clone();
    fft.forward(spectrum);
  }

  @Override
  public double[] convolve(double[] x, int count) {
    double[] work = Arrays.copyOf(x, spectrum.length);
    fft.forward(work);
    PackedSpectra.multiply(work, spectrum, work);
    fft.inverse(work);
    return Arrays.copyOf(work, count);
  }
}
