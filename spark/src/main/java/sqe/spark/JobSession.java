package sqe.spark;

import java.io.IOException;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import sqe.cli.CommandFailure;
import sqe.scoring.NothingToScoreException;
import sqe.table.IoMessages;
import sqe.table.TableException;

/** What is common to jobs that spark-submit has started. */
final class JobSession {

  private JobSession() {}

  /** What a job does. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param output a folder that does not exist yet
     */
    void in(SparkSession session, JobOutput output)
        throws TableException, NothingToScoreException, IOException;
  }

  /** Runs a job as the process that spark-submit has started. */
  static void main(ToIntFunction<String[]> job, String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    int code = job.applyAsInt(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Does a job's work in a session.
   *
   * @param name of the job, unless the call gives one
   * @param output folder of the output, as typed
   * @return the exit code of a job that is done
   */
  static int run(String name, String output, Work work) {
    try (SparkSession session = start(name)) {
      JobOutput folder =
          new JobOutput(output, HadoopFiles.of(session.sparkContext().hadoopConfiguration()));
      folder.requireNew();
      work.in(session, folder);
      return 0;
    } catch (TableException | NothingToScoreException e) {
      throw CommandFailure.nothingDone(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw CommandFailure.nothingDone("cannot write " + output + ": " + IoMessages.describe(e), e);
    }
  }

  private static SparkSession start(String name) {
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      throw CommandFailure.nothingDone(
          "no cluster is named: call this with spark-submit, as spark-submit --master 'local[*]' …",
          new IllegalStateException("no spark.master"));
    }
    conf.setIfMissing("spark.app.name", name);
    // what Spark tells of its own work at each step is for who looks after the cluster
    conf.setIfMissing("spark.log.level", "WARN");
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
