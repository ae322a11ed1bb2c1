package sqe.metrics.pesq;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * What the perceptual model hears: the levelled signal behind the input filter of the mode (§4.4).
 *
 * @param tables tables of the signal's rate
 * @param mode which input filter
 * @param commonSpan the longer span of the pair
 */
record ModelSignal(PesqTables tables, Mode mode, int commonSpan)
    implements Derivation<AnalysedSignal, GuardedSignal> {

  @Override
  public GuardedSignal from(AnalysedSignal signal) {
    return switch (mode) {
      case NARROWBAND -> receive(signal);
      case WIDEBAND -> filter(signal, WidebandFilter.of2005());
      case WIDEBAND_CORRIGENDUM_2 -> filter(signal, WidebandFilter.ofCorrigendum2());
    };
  }

  /** §4.3. */
  private GuardedSignal filter(AnalysedSignal signal, WidebandFilter variant) {
    var derived = new WidebandFilter.State(tables, commonSpan);
    float[] state = tables.isLong(signal.length()) ? derived.from(signal) : signal.derive(derived);
    GuardedSignal result = GuardedSignal.zeros(signal.length(), tables.sizes());
    variant.filter(state, result);
    return result;
  }

  /** §4.2: gain and filter commute, so the one spectrum of the file serves here too. */
  private GuardedSignal receive(AnalysedSignal signal) {
    int length = signal.length();
    double gain = LevelAlignment.gain(LevelAlignment.power(signal, tables, commonSpan));
    SectionFilter filter = tables.sectionFilter(length);
    double[] filtered = filter.receive(LevelAlignment.Spectrum.of(signal, tables, filter));
    GuardedSignal result = GuardedSignal.zeros(length, tables.sizes());
    double[] samples = result.samples();
    int section = SectionFilter.sectionLength(length, tables.sizes());
    for (int i = 0; i < section; i++) {
      samples[result.start() + i] = filtered[i] * gain;
    }
    return result;
  }
}
