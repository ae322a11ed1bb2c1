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
    GuardedSignal result = GuardedSignal.zeros(signal.signal().length(), tables.sizes());
    switch (mode) {
      case NARROWBAND -> receive(signal, result);
      case WIDEBAND -> filter(signal, WidebandFilter.of2005(), result);
      case WIDEBAND_CORRIGENDUM_2 -> filter(signal, WidebandFilter.ofCorrigendum2(), result);
    }
    return result;
  }

  /** §4.3. */
  private void filter(AnalysedSignal signal, WidebandFilter variant, GuardedSignal result) {
    variant.filter(signal.derive(new WidebandFilter.State(tables, commonSpan)), result);
  }

  /** §4.2: gain and filter commute, so the one spectrum of the file serves here too. */
  private void receive(AnalysedSignal signal, GuardedSignal result) {
    int length = signal.signal().length();
    double gain = LevelAlignment.gain(LevelAlignment.power(signal, tables, commonSpan));
    double[] filtered =
        tables.sectionFilter(length).receive(LevelAlignment.Spectrum.of(signal, tables));
    double[] samples = result.samples();
    int section = SectionFilter.sectionLength(length, tables.sizes());
    for (int i = 0; i < section; i++) {
      samples[result.start() + i] = filtered[i] * gain;
    }
  }
}
