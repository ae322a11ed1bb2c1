package sqe.scoring;

import sqe.dsp.audio.Recording;

/** Applies the policy for several channels to one file. */
final class ChannelChoice {

  private ChannelChoice() {}

  /**
   * The channels that are scored.
   *
   * @return a new outer array; the samples are the recording's own unless they were averaged
   */
  static double[][] of(Recording recording, ScoringOptions.Channels policy, Role role)
      throws UnscorablePairException {
    double[][] channels = recording.channels();
    if (policy instanceof ScoringOptions.Channels.Mean && channels.length > 1) {
      return new double[][] {mean(channels)};
    }
    if (policy instanceof ScoringOptions.Channels.Only only) {
      if (only.number() > channels.length) {
        throw new UnscorablePairException(
            "no such channel: channel %s was asked for, the %s has %s"
                .formatted(only.number(), role.label(), channels.length));
      }
      return new double[][] {channels[only.number() - 1]};
    }
    return channels.clone();
  }

  /** What the channel of a row is called in the table. */
  static String label(ScoringOptions.Channels policy, int index) {
    if (policy instanceof ScoringOptions.Channels.Mean) {
      return "mean";
    }
    return policy instanceof ScoringOptions.Channels.Only only
        ? Integer.toString(only.number())
        : Integer.toString(index + 1);
  }

  private static double[] mean(double[][] channels) {
    double[] mean = channels[0].clone();
    for (int c = 1; c < channels.length; c++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += channels[c][i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= channels.length;
    }
    return mean;
  }
}
