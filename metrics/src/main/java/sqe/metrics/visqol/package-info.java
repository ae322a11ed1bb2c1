/**
 * ViSQOL version 3: how alike two gammatone spectrograms look, patch by patch, mapped to MOS.
 *
 * <p>Start reading at {@code PatchMatching}, which has the steps in their order. Paragraph signs
 * count them:
 *
 * <pre>
 *   § 2  delay of the whole files, and of each patch     EnvelopeDelay, Excerpt
 *   § 4  gammatone spectrograms                          GammatoneBank, Gammatonegram, Spectrogram
 *   § 5  preparation of a pair of them                   PreparedPair
 *   § 6  patches of the reference, with speech           ReferencePatches
 *   § 7  similarity, search and fine alignment           Similarity, PatchSearch, FineAlignment
 *   § 8  exponential mapping (speech)                    ExponentialMapping
 *   § 9  support vector regression (audio)               SupportVectorMapping
 * </pre>
 *
 * <p>Written from a description of what the published program computes; no code was taken. The
 * lattice network, which that program uses for speech unless it is told otherwise, is not here.
 */
@NullMarked
package sqe.metrics.visqol;

import org.jspecify.annotations.NullMarked;
