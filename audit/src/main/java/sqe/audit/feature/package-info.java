/**
 * What an audit keeps of files and pairs once they have been decoded.
 *
 * <p>{@link sqe.audit.feature.FileAnalyser} decodes a file and makes {@link
 * sqe.audit.feature.FileFeatures}, {@link sqe.audit.feature.PairAnalyser} compares two decoded
 * files and makes {@link sqe.audit.feature.PairFeatures}: immutable records of a few kilobytes.
 * Measurements live here, limits and judgement in {@code sqe.audit.check}. Users of sqe start at
 * {@link sqe.audit.feature.FileFeatures} when they want the figures themselves.
 */
@NullMarked
package sqe.audit.feature;

import org.jspecify.annotations.NullMarked;
