package sqe.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import sqe.cli.CommandFailure;

/**
 * Where a job writes.
 *
 * @param folder on any file system
 * @param files the file systems
 */
record JobOutput(String folder, HadoopFiles files) {

  /** What is in the folder under a name. */
  String of(String name) {
    return folder + "/" + name;
  }

  /** Refuses a folder that exists: nobody's table is written over. */
  void requireNew() throws IOException {
    if (files.exists(folder)) {
      throw CommandFailure.nothingDone(
          folder + " exists: name another --output, or remove it",
          new IllegalStateException("output exists"));
    }
  }

  /** Computes rows and stores them as Parquet; where that fails, nothing is left. */
  void store(Dataset<Row> rows, String name) throws IOException {
    boolean stored = false;
    try {
      rows.write().parquet(of(name));
      stored = true;
    } catch (Exception e) { // Scala declares none; a SparkException is the usual one
      throw failed(e);
    } finally {
      if (!stored) {
        files.system(folder).delete(new Path(folder), true);
      }
    }
  }

  /** What comes of rows that are stored. */
  static <T> T computed(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) { // as above
      throw failed(e);
    }
  }

  private static CommandFailure failed(Exception e) {
    return CommandFailure.nothingDone("the job has failed: " + FirstLine.of(e), e);
  }
}
