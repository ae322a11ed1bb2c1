package sqe.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.AudioFiles;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.AudioWindows;
import sqe.dsp.audio.Recording;

/**
 * Recordings of any file system that Spark has, read as streams: nothing is copied to the machine.
 * Can be sent to executors.
 *
 * @param files the file systems
 * @param folder from which relative paths of this machine go out: the driver's, for an executor has
 *     one of its own
 */
record HadoopRecordings(HadoopFiles files, String folder) implements AudioFiles, Serializable {

  private static final long serialVersionUID = 1L;

  /** Recordings for a job whose driver is this process. */
  static HadoopRecordings of(HadoopFiles files) {
    return new HadoopRecordings(files, Path.of("").toAbsolutePath().toString());
  }

  @Override
  public Recording read(Path file) throws IOException {
    Path local = onThisMachine(file);
    if (local != null) {
      return FILES.read(local);
    }
    try (HadoopChannel channel = files.open(file.toString())) {
      return AudioReader.read(fileName(file), channel);
    }
  }

  @Override
  public AudioWindows open(Path file) throws IOException {
    Path local = onThisMachine(file);
    return local == null
        ? AudioWindows.open(fileName(file), files.open(file.toString()))
        : FILES.open(local);
  }

  @Override
  public long size(Path file) throws IOException {
    Path local = onThisMachine(file);
    return local == null ? files.size(file.toString()) : ON_DISK.size(local);
  }

  private @Nullable Path onThisMachine(Path file) {
    if (file instanceof RemoteFile remote) {
      return remote.onThisMachine();
    }
    return files.areLocal() ? Path.of(folder).resolve(file) : null;
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }
}
