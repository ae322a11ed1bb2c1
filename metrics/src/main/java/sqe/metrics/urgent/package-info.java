/**
 * Metrics as the URGENT challenges compute them where that is another number than the plain metric
 * of this name: {@code sdr} within ±50 dB, PESQ of which the form follows the sample rate.
 *
 * <p>ESTOI is the plain one; the challenge's log-spectral and mel-cepstral distances stand in
 * {@code sqe.metrics.spectral}. Start reading at {@code UrgentProvider}.
 */
@NullMarked
package sqe.metrics.urgent;

import org.jspecify.annotations.NullMarked;
