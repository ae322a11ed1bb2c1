/**
 * Errors of transcripts: word and character error rates of what a recogniser heard, and the
 * normalisers that both texts go through first.
 *
 * <p>Functions of text: nothing here recognises speech. {@code TranscriptMetrics} makes metrics of
 * them, for pairs that bring what was said and what a recogniser has heard. {@link
 * sqe.metrics.transcript.Alignment} aligns two sequences of tokens, {@link
 * sqe.metrics.transcript.EditCounts} makes rates of its counts, one sentence's or the sums of many,
 * {@link sqe.metrics.transcript.Tokens} and {@link sqe.metrics.transcript.Normaliser} prepare the
 * texts. A rate says nothing without the names of both, so each has one.
 */
@NullMarked
package sqe.metrics.transcript;

import org.jspecify.annotations.NullMarked;
