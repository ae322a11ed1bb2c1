package sqe.metrics.srmr;

import sqe.dsp.filterbank.EnvelopeBank;
import sqe.dsp.filterbank.Gammatone;
import sqe.dsp.spectrum.HilbertTransforms;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Modulation energies of the envelopes of gammatone filters, at the signal's own rate. As SRMRpy
 * has it, the signal is padded with zeros to a multiple of 16 samples, and its envelopes keep that
 * length.
 *
 * @param hilbert kept transforms
 * @param convention how frames are cut
 * @param withoutPauses whether {@link Pauses} are dropped first
 */
record CochlearModulation(HilbertTransforms hilbert, Convention convention, boolean withoutPauses)
    implements Derivation<AnalysedSignal, ModulationEnergies.Result> {

  @Override
  public ModulationEnergies.Result from(AnalysedSignal signal) {
    int rate = signal.sampleRate();
    double[] x = Cochlea.withoutLevel(signal.samples());
    if (withoutPauses) {
      x = Pauses.dropped(x, rate);
    }
    int length = convention.length(x.length);
    Cochlea.requireFrame(rate, length, ModulationEnergies.frameLength(rate), rate, x.length);
    EnvelopeBank bank = Gammatone.bank(rate, Cochlea.centres(rate));
    var energies = new ModulationEnergies(convention, rate, bank.channels(), length);
    bank.envelopes(x, hilbert.of(length), energies);
    return energies.result();
  }
}
