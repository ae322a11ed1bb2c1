package sqe.metrics.pesq;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Where a signal is active, and how strongly, in blocks of 4 ms (§6).
 *
 * @param energy mean power of every active block, 0 where the signal is not active
 * @param log natural logarithm of energy over threshold, 0 where the energy is below it
 */
record ActivityEnvelope(double[] energy, double[] log) {

  /**
   * The envelope of a signal.
   *
   * @param alignment which alignment signal
   */
  record Of(AlignmentSignal alignment) implements Derivation<AnalysedSignal, ActivityEnvelope> {

    @Override
    public ActivityEnvelope from(AnalysedSignal signal) {
      return of(signal.derive(alignment));
    }
  }

  /** The envelope of an alignment signal. */
  static ActivityEnvelope of(GuardedSignal signal) {
    double[] energy = blockEnergies(signal);
    ActivityThreshold threshold = ActivityThreshold.of(energy);
    boolean[] active = new ActiveRuns(energy, threshold).shape();
    for (int v = 0; v < energy.length; v++) {
      energy[v] = active[v] ? energy[v] : 0;
    }
    double reference = threshold.value() > 0 ? threshold.value() : threshold.floor();
    double[] log =
        Arrays.stream(energy).map(e -> e > reference ? StrictMath.log(e / reference) : 0).toArray();
    return new ActivityEnvelope(energy, log);
  }

  /** Mean power of every block (step 1). */
  static double[] blockEnergies(GuardedSignal signal) {
    int block = signal.sizes().block();
    double[] energy = new double[signal.span() / block];
    for (int v = 0; v < energy.length; v++) {
      int at = v * block;
      energy[v] = Reductions.dot(signal.samples(), at, signal.samples(), at, block) / block;
    }
    return energy;
  }

  /** Number of blocks. */
  int blocks() {
    return energy.length;
  }

  /** Whether a block is active; outside the envelope none is. */
  boolean active(int block) {
    return block >= 0 && block < energy.length && energy[block] > 0;
  }

  /** Number of active blocks. */
  int activeBlocks() {
    return (int) Arrays.stream(energy).filter(e -> e > 0).count();
  }
}
