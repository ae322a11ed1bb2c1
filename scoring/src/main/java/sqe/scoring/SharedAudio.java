package sqe.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.metrics.AnalysedSignal;
import sqe.table.IoMessages;

/**
 * Reference and mixture files of a few pairs that stand side by side: each is decoded, converted
 * and analysed once, however many estimates are scored against it. Used by one thread.
 */
final class SharedAudio {

  private record Converted(Path file, int sampleRate) {}

  private record Slice(Path file, int sampleRate, int channel, int from, int length) {}

  private final AudioPreparation preparation;
  private final Map<Path, Recording> recordings = new HashMap<>();
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
  Recording recording(Path file, Role role) throws UnscorablePairException {
    Recording known = recordings.get(file);
    if (known == null) {
      known = decode(file, role);
      recordings.put(file, known);
    }
    return known;
  }

  /** The chosen channels of a file at a rate. */
  PreparedAudio prepared(Path file, Role role, int sampleRate) throws UnscorablePairException {
    Converted key = new Converted(file, sampleRate);
    PreparedAudio known = prepared.get(key);
    if (known == null) {
      known = preparation.prepare(recording(file, role), role, sampleRate);
      prepared.put(key, known);
    }
    return known;
  }

  /** Part of one channel of a prepared file. */
  AnalysedSignal analysed(Path file, PreparedAudio audio, int channel, int from, int length) {
    return analysed.computeIfAbsent(
        new Slice(file, audio.sampleRate(), channel, from, length),
        slice -> new AnalysedSignal(audio.slice(channel, from, length)));
  }

  /** Decodes a file that only one pair needs. */
  static Recording decode(Path file, Role role) throws UnscorablePairException {
    try {
      return AudioReader.read(file);
    } catch (IOException e) {
      throw new UnscorablePairException(
          "unreadable %s: %s: %s".formatted(role.label(), file, IoMessages.describe(e)));
    }
  }
}
