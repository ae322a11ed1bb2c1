package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqe.dsp.audio.Recording;

/** Sources in files of their own as the channels of one recording. */
final class SourceRecording {

  private SourceRecording() {}

  /**
   * What a file of one source says of itself.
   *
   * @param length in samples
   */
  record Facts(int channels, int sampleRate, long length, List<String> warnings) {

    static Facts of(Recording file) {
      return new Facts(file.channels().length, file.sampleRate(), file.length(), file.warnings());
    }
  }

  /**
   * One channel a file, as long as the shortest.
   *
   * @throws UnscorablePairException when a file has several channels, or rates differ
   */
  static Recording of(List<Recording> files, Role role) throws UnscorablePairException {
    List<String> warnings = new ArrayList<>();
    int common = Math.toIntExact(common(files.stream().map(Facts::of).toList(), role, warnings));
    double[][] channels =
        files.stream()
            .map(file -> Arrays.copyOf(file.channels()[0], common))
            .toArray(double[][]::new);
    boolean doubtful = files.stream().anyMatch(Recording::sizeInDoubt);
    return new Recording(channels, files.get(0).sampleRate(), warnings, doubtful);
  }

  /**
   * The length that files of sources have in common, the shortest.
   *
   * @param warnings receives what the files and their lengths give rise to
   * @throws UnscorablePairException when a file has several channels, or rates differ
   */
  static long common(List<Facts> files, Role role, List<String> warnings)
      throws UnscorablePairException {
    Facts first = files.get(0);
    long length = first.length();
    for (int s = 0; s < files.size(); s++) {
      Facts file = files.get(s);
      if (file.channels() > 1) {
        throw new UnscorablePairException(
            "channels differ: source %s of the %s has %s, a source in a file of its own has one"
                .formatted(s + 1, role.label(), file.channels()));
      }
      if (file.sampleRate() != first.sampleRate()) {
        throw new UnscorablePairException(
            "rates differ: source 1 of the %s has %s Hz, source %s has %s Hz"
                .formatted(role.label(), first.sampleRate(), s + 1, file.sampleRate()));
      }
      if (file.length() != first.length()) {
        warnings.add(
            "source %s has %s samples, source 1 has %s: the shortest counts"
                .formatted(s + 1, file.length(), first.length()));
      }
      length = Math.min(length, file.length());
      for (String warning : file.warnings()) {
        warnings.add("source " + (s + 1) + ": " + warning);
      }
    }
    return length;
  }
}
