package sqe.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import sqe.scoring.CatalogSpec;
import sqe.scoring.ScoreSpec;
import sqe.table.RemedyWords;

/** Scores pairs on Spark. */
public final class SparkScores {

  private SparkScores() {}

  /**
   * Scores pairs: one row a pair and channel, also for a pair that cannot be scored, whose message
   * says why. The rows are those of {@link sqe.scoring.PairScorer}, with its values.
   *
   * <p>Pairs of one reference are scored by one task. A task holds the recordings of one reference,
   * one estimate and one mixture; how many run at once, the cores of an executor say.
   *
   * @param pairs with columns {@code reference}, {@code estimate} and, where there are any, {@code
   *     id}, {@code system}, {@code noisy} and those that the specification carries, as a manifest
   *     of {@code sqe score} has them. Files are named as Hadoop does; names without a scheme are
   *     of its default file system. A column {@code pair_order} of whole numbers is kept; without
   *     it, pairs are numbered as they come.
   * @param spec what to compute, with metrics on the class path of the executors
   * @return in no order: {@code pair_order}, {@code pair_row}, the columns of the score table
   *     (scores are doubles, null where undefined) and {@code reference_sha256}, the digest of the
   *     decoded reference. Nothing is scored before the rows are asked for, but the pairs are
   *     counted.
   * @throws IllegalArgumentException when the pairs have no column of references and estimates, or
   *     the specification has two columns of one name
   */
  public static Dataset<Row> score(Dataset<Row> pairs, ScoreSpec spec) {
    return score(pairs, pairs.count(), spec, CatalogSpec.USUAL, scorer -> RemedyWords.NONE);
  }

  /** The same of pairs that are counted already, with messages that say what helps. */
  static Dataset<Row> score(
      Dataset<Row> pairs,
      long count,
      ScoreSpec spec,
      CatalogSpec catalog,
      ScoreTask.Wording wording) {
    List<String> names = Arrays.asList(pairs.columns());
    Column[] files =
        Stream.of("reference", "reference_1", "estimate", "estimate_1", "audio_filepath")
            .filter(names::contains)
            .map(name -> col(name).cast("string"))
            .toArray(Column[]::new);
    if (files.length == 0) {
      throw new IllegalArgumentException(
          "pairs have columns reference and estimate; found: " + String.join(", ", names));
    }
    Dataset<Row> numbered =
        names.contains(PairRows.ORDER)
            ? pairs.withColumn(PairRows.ORDER, col(PairRows.ORDER).cast("long"))
            : pairs.withColumn(PairRows.ORDER, monotonically_increasing_id());
    SparkSession session = pairs.sparkSession();
    HadoopFiles hadoop = HadoopFiles.of(session.sparkContext().hadoopConfiguration());
    Column together = coalesce(files);
    return numbered
        .repartition(TaskCount.of(count, session), together)
        .sortWithinPartitions(together, col(PairRows.ORDER))
        .mapPartitions(
            new ScoreTask(spec, catalog, HadoopRecordings.of(hadoop), wording),
            Encoders.row(RowCells.schema(spec.columns())));
  }
}
