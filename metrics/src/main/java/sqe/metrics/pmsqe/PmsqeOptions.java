package sqe.metrics.pmsqe;

import java.util.List;

/**
 * What can be varied in {@link Pmsqe}.
 *
 * @param barkEqualisation whether the estimate's long-term spectrum is matched to the reference's
 * @param gainEqualisation whether the estimate's level is matched frame by frame
 * @param windowWeight factor on both signals' measured level, positive; 4/3 removes the 1.25 dB by
 *     which a square-root Hann window exceeds the Hann window of PESQ
 * @param frameMask for each frame whether it is real (true) or padding; empty: all are real
 */
public record PmsqeOptions(
    boolean barkEqualisation,
    boolean gainEqualisation,
    double windowWeight,
    List<Boolean> frameMask) {

  /** Both equalisations, window weight 1, no padding: what the catalogue's metric does. */
  public static final PmsqeOptions DEFAULT = new PmsqeOptions(true, true, 1, List.of());

  /** Checks the weight and copies the mask. */
  public PmsqeOptions {
    if (!(windowWeight > 0) || Double.isInfinite(windowWeight)) {
      throw new IllegalArgumentException("window weight must be positive: " + windowWeight);
    }
    frameMask = List.copyOf(frameMask);
    if (!frameMask.isEmpty() && !frameMask.contains(true)) {
      throw new IllegalArgumentException("the frame mask leaves no frame");
    }
  }

  /** These options with other equalisations. */
  public PmsqeOptions withEqualisation(boolean bark, boolean gain) {
    return new PmsqeOptions(bark, gain, windowWeight, frameMask);
  }

  /** These options with another window weight. */
  public PmsqeOptions withWindowWeight(double weight) {
    return new PmsqeOptions(barkEqualisation, gainEqualisation, weight, frameMask);
  }

  /** These options with another frame mask. */
  public PmsqeOptions withFrameMask(List<Boolean> mask) {
    return new PmsqeOptions(barkEqualisation, gainEqualisation, windowWeight, mask);
  }

  boolean isReal(int frame) {
    return frameMask.isEmpty() || frameMask.get(frame);
  }

  int realFrames(int frames) {
    return frameMask.isEmpty() ? frames : (int) frameMask.stream().filter(real -> real).count();
  }
}
