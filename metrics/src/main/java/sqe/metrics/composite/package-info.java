/**
 * The classical frame distances of speech enhancement (segmental SNR, frequency-weighted segmental
 * SNR, log-likelihood ratio, weighted spectral slope, cepstral distance) and the composite scores
 * CSIG, CBAK and COVL that are made of them and of PESQ.
 *
 * <p>All cut both signals into the same windowed frames ({@code Framing}). What concerns one signal
 * alone is derived once: its critical bands ({@code BandAnalysis}), its linear prediction ({@code
 * PredictionAnalysis}), its digital silence ({@code ConstantFrames}). A {@code FrameDistance} turns
 * both sides into one value a frame, {@code FrameMetric} makes a score of these, {@code
 * CompositeMetric} a sum of scores. Start reading at {@code FrameMetric}.
 */
@NullMarked
package sqe.metrics.composite;

import org.jspecify.annotations.NullMarked;
