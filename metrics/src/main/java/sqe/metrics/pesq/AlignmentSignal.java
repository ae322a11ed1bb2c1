package sqe.metrics.pesq;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * What the delay search listens to (§5): the model signal without its mean, faded in and out over
 * one block, behind a band-pass.
 *
 * @param model which model signal
 */
record AlignmentSignal(ModelSignal model) implements Derivation<AnalysedSignal, GuardedSignal> {

  @Override
  public GuardedSignal from(AnalysedSignal signal) {
    // A long file's model signal is made again when the model needs it.
    boolean keeps = !model.tables().isLong(signal.length());
    GuardedSignal source = keeps ? signal.derive(model) : model.from(signal);
    double[] x = keeps ? source.samples().clone() : source.samples();
    removeMean(source, x);
    fade(source, x);
    model.tables().alignmentCascade().filter(x, source.start());
    return new GuardedSignal(x, source.length(), source.sizes());
  }

  private static void removeMean(GuardedSignal source, double[] x) {
    double mean = Reductions.sum(x, source.start(), source.length()) / source.span();
    for (int i = source.start(); i < source.end(); i++) {
      x[i] -= mean;
    }
  }

  private static void fade(GuardedSignal source, double[] x) {
    int block = source.sizes().block();
    for (int k = 0; k < block; k++) {
      double factor = (k + 0.5) / block;
      x[source.start() + k] *= factor;
      x[source.end() - 1 - k] *= factor;
    }
  }
}
