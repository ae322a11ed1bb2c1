package sqe.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import sqe.dsp.HeldSamples;
import sqe.dsp.audio.Recording;
import sqe.dsp.filter.Resampler;

/**
 * Applies the policies that concern one file alone: which channels, and at which rate. Resampling
 * filters are designed once and shared by all threads.
 */
final class AudioPreparation {

  private record Rates(int from, int to) {}

  private final ScoringOptions.Channels channels;
  private final RecordingSource source;
  private final Map<Rates, Resampler> resamplers;

  /** A preparation of files. */
  AudioPreparation(ScoringOptions.Channels channels) {
    this(channels, RecordingSource.FILES, new ConcurrentHashMap<>());
  }

  private AudioPreparation(
      ScoringOptions.Channels channels, RecordingSource source, Map<Rates, Resampler> resamplers) {
    this.channels = channels;
    this.source = source;
    this.resamplers = resamplers;
  }

  /** The same, with the same filters, for recordings from elsewhere. */
  AudioPreparation from(RecordingSource other) {
    return new AudioPreparation(channels, other, resamplers);
  }

  /** Where recordings come from. */
  RecordingSource source() {
    return source;
  }

  /** The chosen channels of a file at a rate. */
  PreparedAudio prepare(Recording recording, Role role, int sampleRate)
      throws UnscorablePairException {
    double[][] chosen = ChannelChoice.of(recording, channels, role);
    if (sampleRate != recording.sampleRate()) {
      Resampler resampler =
          resamplers.computeIfAbsent(
              new Rates(recording.sampleRate(), sampleRate),
              rates -> new Resampler(rates.from(), rates.to()));
      for (int c = 0; c < chosen.length; c++) {
        chosen[c] = resampler.resample(chosen[c]);
      }
    }
    HeldSamples[] held = Stream.of(chosen).map(HeldSamples::of).toArray(HeldSamples[]::new);
    return new PreparedAudio(held, sampleRate, recording.sizeInDoubt());
  }
}
