/**
 * The scoring of pairs on Spark: the same rows as on one machine, from any Hadoop file system.
 *
 * <p>What is here says how pairs get to executors and rows back ({@link sqe.spark.SparkScores}),
 * how recordings are read there ({@code HadoopRecordings}), and how a table comes of it ({@link
 * sqe.spark.ScoreJob}). What a row is, {@link sqe.scoring.PairScorer} says alone: no score is
 * computed, and no policy decided, in this package.
 */
@NullMarked
package sqe.spark;

import org.jspecify.annotations.NullMarked;
