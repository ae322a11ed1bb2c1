package sqe.metrics.srmr;

import java.util.function.Function;
import sqe.dsp.filterbank.Gammatone;
import sqe.dsp.filterbank.ModulationBank;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * Speech-to-reverberation modulation energy ratio (Falk, Zheng and Chan 2010): how much of the
 * modulation of 23 cochlear envelopes is as slow as that of speech, against what is faster. It
 * needs no reference.
 *
 * <p>The energies A[c][j] of channel c and modulation filter j are derived from the signal; this
 * class adds them up:
 *
 * <pre>
 *   SRMR = Σ_c Σ_{j=1..4} A[c][j] / Σ_c Σ_{j=5..K*} A[c][j]
 * </pre>
 *
 * <p>K* leaves out modulation that the signal's bandwidth cannot have: from the lowest channel up,
 * the first at which more than 90 % of the energy has been passed gives the bandwidth B (its ERB),
 * and K* is the last filter whose lower edge lies below B, never less than 5. With the envelopes of
 * the spectrogram, whose channels run upwards, SRMRpy counts from the highest channel down and
 * takes bandwidths from the lowest up; so does this.
 *
 * <p>Values are those of SRMRpy. Cost: see {@link CochlearModulation}; nothing here.
 */
final class Srmr implements Metric {

  private static final int SPEECH_FILTERS = 4;
  private static final double ENERGY_SHARE = 0.9;

  private final MetricInfo info;
  private final Derivation<AnalysedSignal, ModulationEnergies.Result> modulation;
  private final Function<ModulationEnergies.Result, double[]> mode;
  private final double highestCentre;

  Srmr(
      MetricInfo info,
      Derivation<AnalysedSignal, ModulationEnergies.Result> modulation,
      boolean normalised) {
    this.info = info;
    this.modulation = modulation;
    this.mode =
        normalised ? ModulationEnergies.Result::normalised : ModulationEnergies.Result::plain;
    this.highestCentre =
        normalised
            ? ModulationEnergies.HIGHEST_NORMALISED_CENTRE
            : ModulationEnergies.HIGHEST_CENTRE;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.estimate().requireFinite("estimate");
    int rate = pair.sampleRate();
    if (!info.sampleRates().contains(rate)) {
      throw UndefinedScoreException.wrongRate(info.sampleRates(), rate);
    }
    double[] energy = mode.apply(pair.estimate().derive(modulation));
    int last = lastFilter(energy, rate);
    int channels = energy.length / ModulationEnergies.FILTERS;
    int slow = SPEECH_FILTERS * channels;
    double speech = Reductions.sum(energy, 0, slow);
    return info.score(speech / Reductions.sum(energy, slow, last * channels - slow));
  }

  /** K*, from 5 to 8. */
  int lastFilter(double[] energy, int rate) {
    double[] centres = ModulationEnergies.centres(highestCentre);
    double[] edges = new ModulationBank(rate, centres, ModulationEnergies.QUALITY).lowerEdges();
    double bandwidth = bandwidth(energy, rate);
    int last = SPEECH_FILTERS + 1;
    while (last < edges.length && bandwidth >= edges[last]) {
      last++;
    }
    return last;
  }

  private static double bandwidth(double[] energy, int rate) {
    double[] centres = Cochlea.centres(rate);
    int channels = centres.length;
    double total = Reductions.sum(energy);
    double passed = 0;
    int c = channels;
    do {
      c--;
      for (int j = 0; j < ModulationEnergies.FILTERS; j++) {
        passed += energy[j * channels + c];
      }
    } while (c > 0 && passed <= ENERGY_SHARE * total);
    return Gammatone.bandwidth(centres[c]);
  }
}
