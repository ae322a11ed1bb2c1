/**
 * Perceptual evaluation of speech quality: ITU-T P.862 (narrowband), P.862.1 and P.862.2 (wideband)
 * with and without Corrigendum 2.
 *
 * <p>An independent implementation from a written specification, not certified by the ITU. One
 * class is one stage; paragraph signs (§) in comments are sections of that specification. The order
 * of the stages: {@link sqe.metrics.pesq.LevelAlignment} and {@link sqe.metrics.pesq.ModelSignal}
 * (levels, input filters), {@link sqe.metrics.pesq.AlignmentSignal}, {@link
 * sqe.metrics.pesq.ActivityEnvelope}, {@link sqe.metrics.pesq.DelaySearch}, {@link
 * sqe.metrics.pesq.PerceptualModel}, {@link sqe.metrics.pesq.Aggregation}, {@link
 * sqe.metrics.pesq.MosMapping}. Start reading at {@link sqe.metrics.pesq.PesqAnalysis}.
 */
@NullMarked
package sqe.metrics.pesq;

import org.jspecify.annotations.NullMarked;
