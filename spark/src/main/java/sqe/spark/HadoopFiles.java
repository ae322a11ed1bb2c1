package sqe.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files of any file system that Spark has, by their names; names without a scheme are of its
 * default one. Failures are those of files of this machine, so that they read the same.
 *
 * @param configuration of Hadoop, as the driver has it
 */
record HadoopFiles(SerializableConfiguration configuration) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Files as this configuration says. */
  static HadoopFiles of(Configuration configuration) {
    return new HadoopFiles(new SerializableConfiguration(configuration));
  }

  /**
   * The file system of a name.
   *
   * @throws IOException when Spark has none for its scheme, or cannot reach it
   */
  FileSystem system(String name) throws IOException {
    try {
      return new Path(name).getFileSystem(configuration.value());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          e.getCause() instanceof UnknownHostException
              ? "there is no machine of that name"
              : "no name of a file: " + e.getMessage(),
          e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw new IOException(
            "Spark has no file system for it: add its jar, as --packages"
                + " org.apache.hadoop:hadoop-aws:VERSION does for s3a",
            e);
      }
      throw e;
    }
  }

  /** Whether names without a scheme are of files of the machine itself. */
  boolean areLocal() {
    return RemoteFile.THIS_MACHINE.equals(
        FileSystem.getDefaultUri(configuration.value()).getScheme());
  }

  /** A name with its scheme. */
  String qualified(String name) throws IOException {
    return system(name).makeQualified(new Path(name)).toString();
  }

  /** Whether there is such a file or folder. */
  boolean exists(String name) throws IOException {
    return system(name).exists(new Path(name));
  }

  /** How many bytes a file has. */
  long size(String name) throws IOException {
    return system(name).getFileStatus(new Path(name)).getLen();
  }

  /** Writes a new file in UTF-8. */
  void write(String name, String text) throws IOException {
    FileSystem system = system(name);
    system.setWriteChecksum(false); // of a local folder it would be a hidden file beside it
    try (OutputStream stream = system.create(new Path(name), false)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Opens a file.
   *
   * @throws NoSuchFileException when there is none
   */
  HadoopChannel open(String name) throws IOException {
    FileSystem system = system(name);
    Path path = new Path(name);
    try {
      FileStatus status = system.getFileStatus(path);
      if (status.isDirectory()) {
        throw new IOException("is a directory, not an audio file");
      }
      return new HadoopChannel(system.open(path), status.getLen());
    } catch (FileNotFoundException e) {
      NoSuchFileException missing = new NoSuchFileException(name);
      missing.initCause(e);
      throw missing;
    }
  }
}
