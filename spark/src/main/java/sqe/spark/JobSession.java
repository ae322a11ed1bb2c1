package sqe.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import sqe.cli.CommandFailure;

/** The session of a job that spark-submit has started. */
final class JobSession {

  private JobSession() {}

  /** Starts it, under a name unless the call gives one. */
  static SparkSession start(String name) {
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
