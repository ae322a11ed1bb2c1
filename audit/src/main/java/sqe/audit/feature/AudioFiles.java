package sqe.audit.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;

/** Where the files of an audit lie. Asked by several threads. */
public interface AudioFiles {

  /** Files of this machine. */
  AudioFiles ON_DISK =
      new AudioFiles() {
        @Override
        public Recording read(Path file) throws IOException {
          return AudioReader.read(file);
        }

        @Override
        public long size(Path file) throws IOException {
          return Files.size(file);
        }
      };

  /**
   * A whole recording.
   *
   * @throws IOException when there is none of that name, or it cannot be read; the message does not
   *     name it
   */
  Recording read(Path file) throws IOException;

  /**
   * How many bytes a file has.
   *
   * @throws IOException as {@link #read}
   */
  long size(Path file) throws IOException;
}
