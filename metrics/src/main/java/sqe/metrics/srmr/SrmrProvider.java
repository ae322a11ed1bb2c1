package sqe.metrics.srmr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.dsp.spectrum.HilbertTransforms;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.MetricProvider;

/** The forms of SRMR: four of SRMRpy on two analyses, three of the MATLAB toolbox on two more. */
public final class SrmrProvider implements MetricProvider {

  private static final String RATIO =
      " The envelopes pass eight modulation filters from 4 to %s Hz (Q = 2); the score is the mean"
          + " energy of the lower four over that of the upper ones, the uppermost of which is the"
          + " last that the signal's bandwidth can have.";

  private static final String COCHLEAR =
      "The estimate passes 23 gammatone filters from 125 Hz up, whose envelopes are the magnitudes"
          + " of their analytic signals.";

  private static final String SPECTROGRAM =
      "Envelopes at 400 Hz come from a spectrogram (10 ms, hop 2.5 ms) that the magnitudes of 23"
          + " gammatone filters weight.";

  private static final String LIMITED =
      " Energies of frames of 256 ms are limited to the 30 dB below their peak first, which makes"
          + " the score depend less on what is said and by whom.";

  private static final String PAUSES =
      "Stretches of more than 50 ms in which no sample is less than 50 dB below the peak are left out"
          + " first. ";

  private static final String FRAMES =
      " Frames are those of the MATLAB toolbox: symmetric window, the first one three hops before the"
          + " signal, no padding to a multiple of 16 samples.";

  /** For {@link java.util.ServiceLoader}. */
  public SrmrProvider() {}

  @Override
  public List<Metric> metrics() {
    var hilbert = new HilbertTransforms();
    var cochlear = new CochlearModulation(hilbert, Convention.SRMRPY, false);
    var toolbox = new CochlearModulation(hilbert, Convention.TOOLBOX, false);
    var active = new CochlearModulation(hilbert, Convention.TOOLBOX, true);
    var spectrogram = new SpectrogramModulation();
    return List.of(
        metric("srmr", "", cochlear, false),
        metric("srmr_norm", ", normalised", cochlear, true),
        metric("srmr_fast", ", fast", spectrogram, false),
        metric("srmr_fast_norm", ", fast, normalised", spectrogram, true),
        metric("srmr_matlab", ", MATLAB toolbox", toolbox, false),
        metric("srmr_matlab_norm", ", MATLAB toolbox, normalised", toolbox, true),
        metric("srmr_matlab_active", ", MATLAB toolbox, pauses dropped", active, false));
  }

  private static Metric metric(
      String id,
      String suffix,
      Derivation<AnalysedSignal, ModulationEnergies.Result> modulation,
      boolean normalised) {
    boolean fast = modulation instanceof SpectrogramModulation;
    boolean toolbox = id.startsWith("srmr_matlab");
    boolean active = modulation instanceof CochlearModulation cochlear && cochlear.withoutPauses();
    String highest = normalised ? "30" : "128";
    MetricInfoBuilder info =
        MetricInfo.builder(id)
            .name("Speech-to-reverberation modulation energy ratio" + suffix)
            .family("srmr")
            .range(MetricInfo.Range.nonNegative())
            .withoutReference()
            .sampleRates(8000, 16000)
            .parameter("convention", toolbox ? "srmrtoolbox" : "srmrpy")
            .parameter("envelopes", fast ? "spectrogram400" : "gammatone")
            .parameter("cochlea", Cochlea.CHANNELS + "@" + (int) Cochlea.LOWEST_CENTRE)
            .parameter("modulation", "8@4-" + highest)
            .parameter("norm", normalised ? "30db" : "no")
            .parameters(active ? List.of(Map.entry("pauses", "dropped_50dB/50ms")) : List.of())
            .definition(
                (active ? PAUSES : "")
                    + (fast ? SPECTROGRAM : COCHLEAR)
                    + String.format(Locale.ROOT, RATIO, highest)
                    + (normalised ? LIMITED : "")
                    + (toolbox ? FRAMES : ""))
            .edgeCases(
                toolbox
                    ? "Silent estimate: undefined."
                    : "Silent estimate: undefined (SRMRpy fails).",
                "Shorter than " + (fast ? "0.287 s" : "256 ms") + ": undefined.",
                "The level does not matter; twice the gain gives the same bits.")
            .source(source(fast, normalised, toolbox))
            .otherNames(id);
    return new Srmr(info.build(), modulation, normalised);
  }

  private static String source(boolean fast, boolean normalised, boolean toolbox) {
    return "T. H. Falk, C. Zheng, W.-Y. Chan, A non-intrusive quality and intelligibility measure of"
        + " reverberant and dereverberated speech, IEEE TASLP 18(7), 2010; "
        + (normalised
            ? "J. F. Santos, M. Senoussaoui, T. H. Falk, An improved non-intrusive intelligibility"
                + " metric for noisy and reverberant speech, IWAENC 2014; "
            : "")
        + "details as in "
        + (toolbox ? "SRMRToolbox" : "SRMRpy")
        + (fast ? ", with its order of channels" : "");
  }
}
