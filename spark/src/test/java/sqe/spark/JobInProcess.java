package sqe.spark;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.SparkSession;

/**
 * A job that ran in this process.
 *
 * @param code its exit code
 * @param err what it said
 */
record JobInProcess(int code, String err) {

  private static final Map<String, String> SPARK =
      Map.of(
          "spark.master",
          "local[2]",
          "spark.ui.enabled",
          "false",
          "spark.log.level",
          "WARN",
          "spark.sql.shuffle.partitions",
          "4");

  /** Sets what spark-submit sets. */
  static void begin() {
    SPARK.forEach(System::setProperty);
  }

  /** Leaves nothing of it behind. */
  static void forget() {
    SPARK.keySet().forEach(System::clearProperty);
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("spark.hadoop."));
  }

  /** A session as a job has it, for tests that call what jobs call. */
  static SparkSession session() {
    SparkSession.Builder builder = SparkSession.builder();
    SPARK.forEach(builder::config);
    return builder.getOrCreate();
  }

  /** Runs a job. */
  static JobInProcess of(ToIntFunction<String[]> job, String... arguments) {
    PrintStream stderr = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code = job.applyAsInt(arguments);
      return new JobInProcess(code, err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(stderr);
    }
  }
}
