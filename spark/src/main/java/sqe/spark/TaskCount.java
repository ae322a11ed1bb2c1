package sqe.spark;

import org.apache.spark.sql.SparkSession;

/** Into how many tasks work is cut. */
final class TaskCount {

  /**
   * Files or pairs of a task: what is lost with an executor is little, and a task costs nothing.
   */
  private static final int OF_A_TASK = 100;

  /** Tasks a core, at least: one that has the long files keeps the others waiting for less. */
  private static final int OF_A_CORE = 3;

  private TaskCount() {}

  /** Tasks for so many files or pairs. */
  static int of(long count, SparkSession session) {
    long enough = Math.max(1, (count + OF_A_TASK - 1) / OF_A_TASK);
    long busy = (long) OF_A_CORE * session.sparkContext().defaultParallelism();
    return Math.toIntExact(Math.min(Math.max(count, 1), Math.max(enough, busy)));
  }
}
