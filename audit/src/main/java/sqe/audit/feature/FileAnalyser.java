package sqe.audit.feature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.dsp.audio.Recording;
import sqe.dsp.pitch.PitchTracker;
import sqe.scoring.ReferenceDigest;
import sqe.scoring.diagnosis.Fingerprint;
import sqe.table.IoMessages;

/** Decodes a file once and keeps its features. */
public final class FileAnalyser {

  private static final List<Integer> ONE = List.of(0);

  private final AudioFiles files;
  private final ChannelAnalyser channels;
  private final Optional<Opinions> opinions;

  /** An analyser that looks for voicing where there is a pitch tracker. */
  public FileAnalyser(Optional<PitchTracker> tracker) {
    this(tracker, Optional.empty());
  }

  /** The same, which also asks for an opinion of every reference with sound. */
  public FileAnalyser(Optional<PitchTracker> tracker, Optional<Opinions> opinions) {
    this(AudioFiles.ON_DISK, tracker, opinions);
  }

  /** The same of files that may lie elsewhere. */
  public FileAnalyser(
      AudioFiles files, Optional<PitchTracker> tracker, Optional<Opinions> opinions) {
    this.files = files;
    this.channels = new ChannelAnalyser(tracker);
    this.opinions = opinions;
  }

  /** A decoded file and what is kept of it; no recording after a failure. */
  public record Analysed(FileFeatures features, @Nullable Recording recording) {}

  /**
   * Reads a file and measures it; one that cannot be read has a failure.
   *
   * @param name what it is called in findings
   * @param columns what a manifest says of it, by lower-case column name
   */
  public Analysed analyse(
      Path file, String name, String id, FileFeatures.Role role, Map<String, String> columns) {
    try {
      Recording recording = files.read(file);
      return new Analysed(
          features(recording, files.size(file), name, id, role, columns), recording);
    } catch (IOException e) {
      return failed(name, id, role, columns, IoMessages.describe(e));
    } catch (OutOfMemoryError | RuntimeException e) {
      return failed(name, id, role, columns, Mishap.words(e));
    }
  }

  private static Analysed failed(
      String name, String id, FileFeatures.Role role, Map<String, String> columns, String why) {
    return new Analysed(FileFeatures.failed(name, id, role, columns, why), null);
  }

  /** The features of a decoded file. */
  public FileFeatures features(
      Recording recording,
      long bytes,
      String name,
      String id,
      FileFeatures.Role role,
      Map<String, String> columns) {
    List<ChannelFeatures> features = new ArrayList<>();
    for (double[] channel : recording.channels()) {
      features.add(channels.analyse(channel, recording.sampleRate()));
    }
    boolean asked =
        role == FileFeatures.Role.REFERENCE && !features.stream().allMatch(ChannelFeatures::silent);
    return new FileFeatures(
        name,
        id,
        role,
        bytes,
        null,
        recording.warnings(),
        recording.sampleRate(),
        recording.length(),
        ReferenceDigest.of(recording),
        copies(recording.channels()),
        features,
        Fingerprint.of(finite(recording.channels()[0]), recording.sampleRate()),
        columns,
        opinions.filter(each -> asked).map(each -> each.of(recording)).orElse(Opinion.NONE));
  }

  /** For each channel the first one with the same samples, itself where there is none before. */
  private static List<Integer> copies(double[][] channels) {
    if (channels.length == 1) {
      return ONE; // the same list in all files
    }
    List<Integer> copies = new ArrayList<>();
    for (int c = 0; c < channels.length; c++) {
      int first = 0;
      while (first < c && !Arrays.equals(channels[first], channels[c])) {
        first++;
      }
      copies.add(first);
    }
    return copies;
  }

  private static double[] finite(double[] x) {
    double[] y = x;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i])) {
        y = y == x ? x.clone() : y;
        y[i] = 0;
      }
    }
    return y;
  }
}
