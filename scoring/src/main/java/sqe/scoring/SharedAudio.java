package sqe.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sqe.dsp.HeldSamples;
import sqe.dsp.audio.Recording;
import sqe.metrics.AnalysedSignal;
import sqe.table.IoMessages;

/**
 * Reference and mixture files of a few pairs that stand side by side: each is decoded, converted
 * and analysed once, however many estimates are scored against it. Used by one thread.
 */
final class SharedAudio {

  private record Converted(List<Path> files, int sampleRate) {}

  private record Slice(List<Path> files, int sampleRate, int channel, int from, int length) {}

  private final AudioPreparation preparation;
  private final Map<List<Path>, Recording> recordings = new HashMap<>();
  private final Map<Converted, PreparedAudio> prepared = new HashMap<>();
  private final Map<Slice, AnalysedSignal> analysed = new HashMap<>();

  SharedAudio(AudioPreparation preparation) {
    this.preparation = preparation;
  }

  /** What every file goes through. */
  AudioPreparation preparation() {
    return preparation;
  }

  /** The decoded file. */
  Recording recording(List<Path> files, Role role) throws UnscorablePairException {
    Recording known = recordings.get(files);
    if (known == null) {
      known = decode(files, role);
      recordings.put(files, known);
    }
    return known;
  }

  /** The chosen channels of a file at a rate. */
  PreparedAudio prepared(List<Path> files, Role role, int sampleRate)
      throws UnscorablePairException {
    Converted key = new Converted(files, sampleRate);
    PreparedAudio known = prepared.get(key);
    if (known == null) {
      known = preparation.prepare(recording(files, role), role, sampleRate);
      prepared.put(key, known);
      if (known.length() > HeldSamples.LONGEST_AS_THEY_ARE) {
        recordings.remove(files); // decoded again rather than held beside what was made of it
      }
    }
    return known;
  }

  /** Part of one channel of a prepared file. */
  AnalysedSignal analysed(
      List<Path> files, PreparedAudio audio, int channel, int from, int length) {
    return analysed.computeIfAbsent(
        new Slice(files, audio.sampleRate(), channel, from, length),
        slice -> audio.part(channel, from, length));
  }

  /** Decodes files that only one pair needs: one, or one a source. */
  Recording decode(List<Path> files, Role role) throws UnscorablePairException {
    List<Recording> decoded = new ArrayList<>();
    for (Path file : files) {
      decoded.add(decode(file, role));
    }
    return decoded.size() == 1 ? decoded.get(0) : SourceRecording.of(decoded, role);
  }

  private Recording decode(Path file, Role role) throws UnscorablePairException {
    try {
      return preparation.source().read(file);
    } catch (IOException e) {
      throw unreadable(file, role, e);
    }
  }

  /** Says that a file cannot be read. */
  static UnscorablePairException unreadable(Path file, Role role, IOException failure) {
    return new UnscorablePairException(
        "unreadable %s: %s: %s".formatted(role.label(), file, IoMessages.describe(failure)));
  }
}
