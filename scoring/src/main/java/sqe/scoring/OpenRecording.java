package sqe.scoring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqe.dsp.audio.AudioWindows;
import sqe.dsp.audio.Recording;

/**
 * One side of a pair of which parts are decoded: a file, or a file a source as the channels of one
 * recording. Used by one thread.
 */
final class OpenRecording implements Closeable {

  private final Role role;
  private final List<Path> paths;
  private final List<AudioWindows> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long length;

  private OpenRecording(List<Path> paths, Role role) {
    this.paths = paths;
    this.role = role;
  }

  /**
   * Opens the files and reads their headers.
   *
   * @throws UnscorablePairException when one cannot be read, or sources do not fit each other
   */
  static OpenRecording open(List<Path> paths, Role role) throws UnscorablePairException {
    return open(paths, role, RecordingSource.FILES);
  }

  /** Opens recordings of a source as {@link #open(List, Role)} does files. */
  static OpenRecording open(List<Path> paths, Role role, RecordingSource source)
      throws UnscorablePairException {
    OpenRecording opened = new OpenRecording(paths, role);
    try {
      opened.open(source);
      return opened;
    } catch (UnscorablePairException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void open(RecordingSource source) throws UnscorablePairException {
    for (Path path : paths) {
      try {
        files.add(source.open(path));
      } catch (IOException e) {
        throw SharedAudio.unreadable(path, role, e);
      }
    }
    if (files.size() == 1) {
      warnings.addAll(files.get(0).warnings());
      length = files.get(0).length();
      return;
    }
    List<SourceRecording.Facts> facts = new ArrayList<>();
    for (AudioWindows file : files) {
      facts.add(
          new SourceRecording.Facts(
              file.channels(), file.sampleRate(), file.length(), file.warnings()));
    }
    length = SourceRecording.common(facts, role, warnings);
  }

  /** What it is to the pair. */
  Role role() {
    return role;
  }

  /** Where it is read from. */
  List<Path> paths() {
    return paths;
  }

  /** In Hz. */
  int sampleRate() {
    return files.get(0).sampleRate();
  }

  /** Channels, one a source where sources have files of their own. */
  int channels() {
    return files.size() == 1 ? files.get(0).channels() : files.size();
  }

  /** Samples of each channel. */
  long length() {
    return length;
  }

  /** Oddities of the files. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Whether it may be longer than can be read. */
  boolean sizeInDoubt() {
    return files.stream().anyMatch(AudioWindows::sizeInDoubt);
  }

  /**
   * Decodes a part; beyond the end zeros.
   *
   * @throws UnscorablePairException when it cannot be decoded
   */
  Recording read(long from, int samples) throws UnscorablePairException {
    List<double[]> channels = new ArrayList<>();
    int there = (int) Math.max(0, Math.min(samples, length - from));
    for (int f = 0; f < files.size(); f++) {
      try {
        for (double[] channel : files.get(f).read(from, samples)) {
          Arrays.fill(channel, there, samples, 0); // where this source is longer
          channels.add(channel);
        }
      } catch (IOException e) {
        throw SharedAudio.unreadable(paths.get(f), role, e);
      }
    }
    return new Recording(channels.toArray(double[][]::new), sampleRate(), List.of());
  }

  @Override
  public void close() {
    for (AudioWindows file : files) {
      try {
        file.close();
      } catch (IOException e) {
        continue; // it was only read: nothing is lost
      }
    }
  }
}
