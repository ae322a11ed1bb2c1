/**
 * Scoring and audit on Spark: the same rows and findings as on one machine, from any Hadoop file
 * system.
 *
 * <p>What is here says how pairs get to executors and rows back ({@link sqe.spark.SparkScores}),
 * how recordings are read there ({@code HadoopRecordings}), and how a table comes of it ({@link
 * sqe.spark.ScoreJob}). What a row is, {@link sqe.scoring.PairScorer} says alone: no score is
 * computed, and no policy decided, in this package.
 *
 * <p>An audit ({@link sqe.spark.SparkAudit}, {@link sqe.spark.AuditJob}) has features as rows
 * ({@code FeatureRows}) and brings those together that a check has to see together ({@code
 * SameFiles}, {@code AlikeSounds}, {@code CollectedSet}). What a feature is, {@link
 * sqe.audit.ItemAnalyser} says, and what is found, {@link sqe.audit.check.PartedChecks}.
 */
@NullMarked
package sqe.spark;

import org.jspecify.annotations.NullMarked;
