package sqe.scoring;

import java.io.IOException;
import java.nio.file.Path;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.AudioWindows;
import sqe.dsp.audio.Recording;

/**
 * Where the recordings of pairs come from: files, unless a program has them in memory and gives
 * them names in the place of files. The same path gives the same recording for as long as a scorer
 * uses it. Asked by several threads.
 */
@FunctionalInterface
public interface RecordingSource {

  /** Files on disk. */
  RecordingSource FILES =
      new RecordingSource() {
        @Override
        public Recording read(Path file) throws IOException {
          return AudioReader.read(file);
        }

        @Override
        public AudioWindows open(Path file) throws IOException {
          return AudioWindows.open(file);
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
   * A recording of which parts are read.
   *
   * @throws IOException as {@link #read}
   */
  default AudioWindows open(Path file) throws IOException {
    return AudioWindows.of(read(file));
  }
}
