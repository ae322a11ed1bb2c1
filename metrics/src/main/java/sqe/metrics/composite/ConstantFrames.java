package sqe.metrics.composite;

import java.util.BitSet;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;

/**
 * Which frames of a signal hold one value from end to end, and which of these hold zero.
 *
 * @param count number of frames
 * @param constant frames of one value, zero among them
 * @param silent frames of zeros
 */
record ConstantFrames(int count, BitSet constant, BitSet silent) {

  /** The key under which a signal keeps them. */
  record Of(RatePlans<FramePlan> plans) implements Derivation<AnalysedSignal, ConstantFrames> {

    @Override
    public ConstantFrames from(AnalysedSignal signal) {
      Framing framing = plans.at(signal.signal().sampleRate()).framing();
      double[] x = signal.samples();
      int frames = framing.frames(x.length);
      BitSet constant = new BitSet(frames);
      BitSet silent = new BitSet(frames);
      int runStart = 0; // of the run of equal samples that the end of the frame belongs to
      int looked = 1;
      for (int t = 0; t < frames; t++) {
        int end = t * framing.hop() + framing.length();
        for (; looked < end; looked++) {
          runStart = x[looked] == x[looked - 1] ? runStart : looked;
        }
        if (runStart <= t * framing.hop()) {
          constant.set(t);
          silent.set(t, x[end - 1] == 0);
        }
      }
      return new ConstantFrames(frames, constant, silent);
    }
  }

  /** Whether all frames are zeros. */
  boolean allSilent() {
    return silent.cardinality() == count;
  }
}
