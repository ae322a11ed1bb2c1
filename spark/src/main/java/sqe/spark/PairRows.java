package sqe.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import sqe.table.Manifest;
import sqe.table.Pair;
import sqe.table.Table;
import sqe.table.TableException;

/**
 * Pairs as rows of Spark, with the columns of a manifest: executors get names, and make paths of
 * them themselves. Whatever a cell may be, {@link Manifest} decides.
 */
final class PairRows {

  /** The place of a pair in the order of the table. */
  static final String ORDER = "pair_order";

  /** Why a pair cannot be scored, as the driver has found. */
  static final String PROBLEM = "pair_problem";

  /** What messages call a row; it has no folder, so that names stay as they are. */
  private static final Path SOURCE = Path.of("pairs");

  /** Rows travel inside of tasks, which Spark wants to be small. */
  private static final int ROWS_OF_A_PART = 2000;

  private PairRows() {}

  /** Pairs, numbered in their order. */
  static Dataset<Row> dataset(List<Pair> pairs, List<String> carried, SparkSession session) {
    StructType schema = schema(pairs, carried);
    List<Row> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      rows.add(of(pair, rows.size(), schema));
    }
    int parts = rows.size() / ROWS_OF_A_PART + 1;
    return session.createDataFrame(
        JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, parts), schema);
  }

  /** The columns of these pairs. */
  private static StructType schema(List<Pair> pairs, List<String> carried) {
    StructType schema = new StructType().add(ORDER, DataTypes.LongType, false);
    for (String name : List.of(PROBLEM, "id", "system", "reference", "estimate", "noisy")) {
      schema = schema.add(name, DataTypes.StringType);
    }
    for (String name : numbered(pairs)) {
      schema = schema.add(name, DataTypes.StringType);
    }
    for (String name : carried) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }

  private static List<String> numbered(List<Pair> pairs) {
    List<String> names = new ArrayList<>();
    int references = most(pairs.stream().mapToInt(pair -> pair.references().size()));
    int estimates = most(pairs.stream().mapToInt(pair -> pair.estimates().size()));
    IntStream.rangeClosed(1, references).forEach(number -> names.add("reference_" + number));
    IntStream.rangeClosed(1, estimates).forEach(number -> names.add("estimate_" + number));
    return names;
  }

  /** A single file has the column without a number. */
  private static int most(IntStream sizes) {
    int most = sizes.max().orElse(0);
    return most < 2 ? 0 : most;
  }

  /** A pair as a row of this schema. */
  private static Row of(Pair pair, long order, StructType schema) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      cells.add(name.equals(ORDER) ? Long.valueOf(order) : cell(pair, name));
    }
    return RowFactory.create(cells.toArray());
  }

  private static @Nullable String cell(Pair pair, String name) {
    return switch (name) {
      case PROBLEM -> pair.problem();
      case "id" -> pair.id();
      case "system" -> pair.system();
      case "reference" -> text(pair.reference());
      case "estimate" -> text(pair.estimate());
      case "noisy" -> text(pair.noisy());
      default -> further(pair, name);
    };
  }

  private static @Nullable String further(Pair pair, String name) {
    String carried = pair.columns().get(name);
    if (carried != null || pair.sources() == null) {
      return carried;
    }
    List<Path> files = name.startsWith("reference_") ? pair.references() : pair.estimates();
    int number = Integer.parseInt(name.substring(name.indexOf('_') + 1));
    return number > files.size() ? null : files.get(number - 1).toString();
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  /**
   * The pair of a row.
   *
   * @throws IllegalArgumentException when the row has not the columns of a pair
   */
  static Pair pair(Row row) {
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    String problem = null;
    for (String name : row.schema().fieldNames()) {
      Object cell = row.getAs(name);
      if (name.equals(PROBLEM)) {
        problem = cell == null ? null : cell.toString();
      } else if (!name.equals(ORDER)) {
        names.add(name);
        cells.add(cell == null ? "" : cell.toString());
      }
    }
    try {
      Table table = new Table(SOURCE.toString(), names, List.of(new Table.Row(1, cells)));
      Pair pair = FileNames.pairs(SOURCE, table, Set.of()).get(0);
      return problem == null ? pair : withProblem(pair, problem);
    } catch (TableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Pair withProblem(Pair pair, String problem) {
    return new Pair(
        pair.id(),
        pair.system(),
        pair.reference(),
        pair.estimate(),
        pair.noisy(),
        pair.columns(),
        problem,
        pair.sources());
  }
}
