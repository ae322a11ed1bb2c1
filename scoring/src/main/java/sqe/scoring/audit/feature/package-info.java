/**
 * What an audit keeps of files and pairs once they have been decoded.
 *
 * <p>{@link sqe.scoring.audit.feature.FileAnalyser} decodes a file and makes {@link
 * sqe.scoring.audit.feature.FileFeatures}, {@link sqe.scoring.audit.feature.PairAnalyser} compares
 * two decoded files and makes {@link sqe.scoring.audit.feature.PairFeatures}: immutable records of
 * a few kilobytes. Measurements live here, limits and judgement in {@code sqe.scoring.audit.check}.
 * Users of sqe start at {@link sqe.scoring.audit.feature.FileFeatures} when they want the figures
 * themselves.
 */
@NullMarked
package sqe.scoring.audit.feature;

import org.jspecify.annotations.NullMarked;
