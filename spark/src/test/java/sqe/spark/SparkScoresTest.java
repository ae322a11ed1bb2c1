package sqe.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreSpec;
import sqe.table.Pair;
import sqe.testing.SharedFolder;

@Tag("one-jdk")
class SparkScoresTest {

  private static final ScoreSpec SPEC = ScoreSpec.of("si_sdr", "stoi");

  private static @Nullable SparkSession session;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    session = JobInProcess.session();
  }

  @AfterAll
  static void stop() {
    session().stop();
  }

  private static SparkSession session() {
    return Objects.requireNonNull(session);
  }

  private Dataset<Row> pairs(List<String> rows) throws IOException {
    Path manifest = Manifests.write(folder, rows);
    String data = manifest.resolveSibling("").toString();
    Dataset<Row> read =
        session().read().option("header", true).csv(manifest.toString()).drop("noisy");
    return read.withColumn("reference", concat(lit(data + "/"), col("reference")))
        .withColumn("estimate", concat(lit(data + "/"), col("estimate")));
  }

  @Test
  void scoresAreThoseOfThePairScorer() throws IOException {
    List<Row> rows =
        SparkScores.score(pairs(Manifests.rows("enhanced_rnnoise", "")), SPEC)
            .orderBy("pair_order")
            .collectAsList();
    assertThat(rows).hasSize(6);
    for (Row row : rows) {
      String id = row.getAs("id");
      Pair pair =
          new Pair(
              id,
              "enhanced_rnnoise",
              SharedFolder.project("testdata/clean/" + id + ".wav"),
              SharedFolder.project("testdata/enhanced_rnnoise/" + id + ".wav"),
              null,
              Map.of(),
              null);
      var expected = PairScorer.of(SPEC).score(List.of(pair)).get(0);
      assertThat(RowCells.cells(row).subList(7, 9)).isEqualTo(expected.rows().get(0).scores());
      assertThat(row.<String>getAs("reference_sha256")).isEqualTo(expected.referenceDigest());
      assertThat(row.schema().apply("si_sdr").dataType()).isEqualTo(DataTypes.DoubleType);
    }
  }

  @Test
  void aPairThatFailsIsARow() throws IOException {
    Row row =
        SparkScores.score(pairs(List.of("gone,x,clean/s03_de.wav,nowhere.wav,,")), SPEC).first();
    assertThat(row.<String>getAs("status")).isEqualTo("failed");
    assertThat(row.<String>getAs("message")).endsWith("nowhere.wav: no such file");
    assertThat(row.isNullAt(row.fieldIndex("si_sdr"))).isTrue();
  }

  @Test
  void rowsAreGroupedAsAnyOthers() throws IOException {
    Dataset<Row> pairs = pairs(Manifests.rows());
    ScoreSpec spec = ScoreSpec.of("si_sdr", "stoi");
    Dataset<Row> scores = SparkScores.score(pairs, spec);
    List<Row> means =
        scores.groupBy("system").agg(avg("si_sdr"), avg("stoi"), count("*")).collectAsList();
    assertThat(means)
        .extracting(row -> row.<String>getAs("system"))
        .containsExactlyInAnyOrder("enhanced_rnnoise", "enhanced_afftdn", "none");
    assertThat(means)
        .filteredOn(row -> row.getAs("system").equals("none"))
        .allMatch(row -> row.isNullAt(1));
  }

  @Test
  void pairsOfOneReferenceAreScoredByOneTask() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) {
      rows.addAll(Manifests.rows("enhanced_rnnoise", "_" + copy));
    }
    List<Row> tasks =
        SparkScores.score(pairs(rows), ScoreSpec.of("si_sdr"))
            .withColumn("task", spark_partition_id())
            .groupBy("reference")
            .agg(count_distinct(col("task")).as("tasks"))
            .collectAsList();
    assertThat(tasks).hasSize(6).allMatch(row -> row.<Long>getAs("tasks") == 1);
  }

  @Test
  void pairsWithoutFilesAreRefused() {
    Dataset<Row> numbers = session().range(3).toDF();
    assertThatThrownBy(() -> SparkScores.score(numbers, SPEC))
        .hasMessage("pairs have columns reference and estimate; found: id");
  }
}
