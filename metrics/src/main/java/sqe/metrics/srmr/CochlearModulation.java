package sqe.metrics.srmr;

import sqe.dsp.filterbank.EnvelopeBank;
import sqe.dsp.filterbank.Gammatone;
import sqe.dsp.spectrum.HilbertTransforms;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Modulation energies of the envelopes of gammatone filters, at the signal's own rate. The signal
 * is padded with zeros to a multiple of 16 samples, and its envelopes keep that length, as SRMRpy's
 * do.
 *
 * @param hilbert kept transforms
 */
record CochlearModulation(HilbertTransforms hilbert)
    implements Derivation<AnalysedSignal, ModulationEnergies.Result> {

  private static final int PADDED_TO = 16;

  @Override
  public ModulationEnergies.Result from(AnalysedSignal signal) {
    int rate = signal.sampleRate();
    double[] x = Cochlea.withoutLevel(signal.samples());
    int length = paddedLength(x.length);
    Cochlea.requireFrame(rate, length, ModulationEnergies.frameLength(rate), rate, x.length);
    EnvelopeBank bank = Gammatone.bank(rate, Cochlea.centres(rate));
    var energies = new ModulationEnergies(rate, bank.channels(), length);
    bank.envelopes(x, hilbert.of(length), energies);
    return energies.result();
  }

  static int paddedLength(int samples) {
    return (samples + PADDED_TO - 1) / PADDED_TO * PADDED_TO;
  }
}
