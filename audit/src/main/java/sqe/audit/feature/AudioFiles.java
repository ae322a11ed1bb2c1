package sqe.audit.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sqe.dsp.audio.Recording;
import sqe.scoring.RecordingSource;

/** Where the files of an audit lie. Asked by several threads. */
public interface AudioFiles extends RecordingSource {

  /** Files of this machine. */
  AudioFiles ON_DISK =
      new AudioFiles() {
        @Override
        public Recording read(Path file) throws IOException {
          return FILES.read(file);
        }

        @Override
        public long size(Path file) throws IOException {
          return Files.size(file);
        }
      };

  /**
   * How many bytes a file has.
   *
   * @throws IOException as {@link #read}
   */
  long size(Path file) throws IOException;
}
