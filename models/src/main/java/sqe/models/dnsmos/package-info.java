/**
 * DNSMOS: what listeners would say of noisy or enhanced speech, without a reference.
 *
 * <p>Two networks of the DNS challenge for the scales of ITU-T P.835 (speech, background, overall),
 * one of them for personalised enhancement, and one for overall quality as in P.808. Start reading
 * at {@code SpeechWindows}, then {@code ListenerScales} and {@code OverallQuality}; {@code
 * DnsmosMetric} makes metrics of them.
 */
@NullMarked
package sqe.models.dnsmos;

import org.jspecify.annotations.NullMarked;
