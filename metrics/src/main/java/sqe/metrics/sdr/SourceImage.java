package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;

/**
 * One source as it is heard: its channels, which BSS Eval version 4 scores together.
 *
 * @param channels at least one, of one rate and length
 */
public record SourceImage(List<AnalysedSignal> channels) {

  /** Copies the list and checks the channels. */
  public SourceImage {
    channels = List.copyOf(channels);
    if (channels.isEmpty()
        || channels.stream().mapToInt(channel -> channel.samples().length).distinct().count() > 1) {
      throw new IllegalArgumentException("needs channels, all of one length");
    }
  }

  /** A source of one channel. */
  public static SourceImage of(AnalysedSignal channel) {
    return new SourceImage(List.of(channel));
  }

  /** Number of samples. */
  int length() {
    return channels.get(0).samples().length;
  }

  /** Some of the samples; the image itself where these are all. */
  SourceImage cut(int from, int end) {
    if (from == 0 && end == length()) {
      return this;
    }
    List<AnalysedSignal> cut = new ArrayList<>();
    for (AnalysedSignal channel : channels) {
      double[] samples = Arrays.copyOfRange(channel.samples(), from, end);
      cut.add(new AnalysedSignal(new Signal(samples, channel.signal().sampleRate())));
    }
    return new SourceImage(cut);
  }

  /** Whether the channels add up to zero at every sample, as museval asks: L = −R is silent too. */
  boolean silent() {
    for (int n = 0; n < length(); n++) {
      double sum = 0;
      for (AnalysedSignal channel : channels) {
        sum += channel.samples()[n];
      }
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }
}
