/**
 * PMSQE, a differentiable perceptual measure in the manner of PESQ's disturbance model, and the
 * PMSQE-based PESQ estimate.
 *
 * <p>{@link sqe.metrics.pmsqe.Pmsqe} is the measure; what it does in order is {@code BarkSpectrum}
 * (each signal on its own), {@code ReferenceSide} (what only the reference decides), {@code
 * Equaliser} and {@code FrameComparison} (the pair, frame by frame). Signals are compared as they
 * are: nothing here aligns them. Start reading at {@link sqe.metrics.pmsqe.Pmsqe}.
 */
@NullMarked
package sqe.metrics.pmsqe;

import org.jspecify.annotations.NullMarked;
