package sqe.metrics.loss;

/**
 * A regression loss of one element: a function ℓ of the difference d = x̂ − x between estimate and
 * target, even in d, zero at d = 0.
 *
 * <p>The losses are written without branches: Huber's two cases, d²/2 up to the threshold δ and
 * δ(|d| − δ/2) beyond, are m(|d| − m/2) with m = min(|d|, δ), and its derivative is d clamped to
 * [−δ, δ]. NaN and infinity need no case of their own: NaN stays NaN, an infinite difference has an
 * infinite loss, ∞ − ∞ is NaN.
 *
 * <p>Source: definitions of PyTorch's classes {@code L1Loss}, {@code MSELoss}, {@code
 * SmoothL1Loss}, {@code HuberLoss}; Huber (1964), Girshick, Fast R-CNN (2015), equation 3.
 */
public sealed interface ElementLoss {

  /**
   * Element losses ℓ(x̂ᵢ − xᵢ).
   *
   * @param estimate x̂; not changed
   * @param target x, as long as x̂; not changed
   * @param losses receives one value an element; as long as x̂
   */
  void losses(double[] estimate, double[] target, double[] losses);

  /**
   * Element gradients, each ∂ℓ/∂x̂ᵢ times a factor; the gradient with respect to the target is the
   * negative.
   *
   * @param estimate x̂; not changed
   * @param target x, as long as x̂; not changed
   * @param factor what the reduction multiplies with: 1 for a sum, 1/n for a mean
   * @param gradient receives one value an element; as long as x̂
   */
  void gradients(double[] estimate, double[] target, double factor, double[] gradient);

  /** L1: ℓ = |d|, gradient sign(d), which is 0 at d = 0. */
  record Absolute() implements ElementLoss {

    @Override
    public void losses(double[] estimate, double[] target, double[] losses) {
      for (int i = 0; i < losses.length; i++) {
        losses[i] = Math.abs(estimate[i] - target[i]);
      }
    }

    @Override
    public void gradients(double[] estimate, double[] target, double factor, double[] gradient) {
      for (int i = 0; i < gradient.length; i++) {
        // not Math.signum, whose branch on the sign nobody can predict
        double d = estimate[i] - target[i];
        boolean hasNoSign = d == 0 || Double.isNaN(d);
        gradient[i] = hasNoSign ? d : Math.copySign(factor, d);
      }
    }
  }

  /** L2: ℓ = d², gradient 2d. */
  record Squared() implements ElementLoss {

    @Override
    public void losses(double[] estimate, double[] target, double[] losses) {
      for (int i = 0; i < losses.length; i++) {
        double d = estimate[i] - target[i];
        losses[i] = d * d;
      }
    }

    @Override
    public void gradients(double[] estimate, double[] target, double factor, double[] gradient) {
      double twice = 2 * factor;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = twice * (estimate[i] - target[i]);
      }
    }
  }

  /**
   * Smooth L1: ℓ = d²/(2β) where |d| &lt; β, else |d| − β/2; gradient d/β inside, sign(d) outside.
   *
   * @param beta β ≥ 0, where the parabola ends; 0 is exactly L1
   */
  record SmoothL1(double beta) implements ElementLoss {

    /** Checks that β is a number from zero up. */
    public SmoothL1 {
      Inputs.requireNonNegative("beta", beta);
    }

    @Override
    public void losses(double[] estimate, double[] target, double[] losses) {
      if (beta == 0) {
        new Absolute().losses(estimate, target, losses);
        return;
      }
      for (int i = 0; i < losses.length; i++) {
        double distance = Math.abs(estimate[i] - target[i]);
        double inner = Math.min(distance, beta);
        losses[i] = inner / beta * (distance - 0.5 * inner);
      }
    }

    @Override
    public void gradients(double[] estimate, double[] target, double factor, double[] gradient) {
      if (beta == 0) {
        new Absolute().gradients(estimate, target, factor, gradient);
        return;
      }
      for (int i = 0; i < gradient.length; i++) {
        double d = estimate[i] - target[i];
        gradient[i] = factor * Math.max(-1, Math.min(1, d / beta));
      }
    }
  }

  /**
   * Huber: ℓ = d²/2 where |d| ≤ δ, else δ(|d| − δ/2); gradient d inside, δ·sign(d) outside.
   *
   * @param delta δ &gt; 0, where the parabola ends
   */
  record Huber(double delta) implements ElementLoss {

    /** Checks that δ is positive. */
    public Huber {
      if (!(delta > 0) || Double.isInfinite(delta)) {
        throw new IllegalArgumentException("delta must be positive and finite: " + delta);
      }
    }

    @Override
    public void losses(double[] estimate, double[] target, double[] losses) {
      for (int i = 0; i < losses.length; i++) {
        double distance = Math.abs(estimate[i] - target[i]);
        double inner = Math.min(distance, delta);
        losses[i] = inner * (distance - 0.5 * inner);
      }
    }

    @Override
    public void gradients(double[] estimate, double[] target, double factor, double[] gradient) {
      for (int i = 0; i < gradient.length; i++) {
        double d = estimate[i] - target[i];
        gradient[i] = factor * Math.max(-delta, Math.min(delta, d));
      }
    }
  }
}
