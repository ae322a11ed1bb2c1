package sqe.audit.feature;

import java.util.Arrays;
import java.util.Optional;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.activity.DecayTime;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.activity.LongTermSpectrum;
import sqe.dsp.activity.SpeechActivity;
import sqe.dsp.pitch.PitchTracker;

/** Makes {@link ChannelFeatures} of one channel. */
final class ChannelAnalyser {

  private static final double SILENCE_LEVEL = -60; // dB re full scale
  private static final double LOUD_RANGE = 40; // dB
  private static final double MARGIN = 15.9; // dB, as in P.56
  private static final double PITCH_HOP = 0.1; // seconds
  private static final double[] EDGES = {3400, 7000, 16000}; // Hz

  private final Optional<PitchTracker> tracker;

  ChannelAnalyser(Optional<PitchTracker> tracker) {
    this.tracker = tracker;
  }

  /** Analyses a channel; samples that are not finite count as zero from the second step on. */
  ChannelFeatures analyse(double[] channel, int sampleRate) {
    SampleStatistics statistics = SampleStatistics.of(channel);
    double[] x = statistics.nonFinite() == 0 ? channel : finite(channel);
    var level = ActiveSpeechLevel.measure(x, sampleRate);
    FrameLevels frames = FrameLevels.of(x, sampleRate);
    SpeechActivity activity = SpeechActivity.of(frames, level);
    var spectrum = new LongTermSpectrum(x, sampleRate);
    LongTermSpectrum.Hum hum50 = spectrum.hum(50);
    LongTermSpectrum.Hum hum60 = spectrum.hum(60);
    boolean fifty = hum50.prominence() >= hum60.prominence();
    double[] pitch = pitch(x, sampleRate, activity.mask());
    return new ChannelFeatures(
        statistics,
        level,
        activity.activeSeconds(),
        activity.leadingSilence(),
        activity.trailingSilence(),
        activity.utterances(),
        activity.onset(),
        loudSeconds(frames),
        frames.percentile(0.05),
        frames.longestBelow(SILENCE_LEVEL),
        Dropouts.in(x, sampleRate, frames, level.activeDb() - MARGIN),
        spectrum.bandwidth(50),
        spectrum.bandwidth(60),
        edge(spectrum),
        fifty ? hum50 : hum60,
        fifty ? 50 : 60,
        DecayTime.of(frames, level),
        pitch[0],
        pitch[1],
        HeaderRate.of(spectrum, frames, pitch[1], sampleRate));
  }

  private static double[] finite(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = Double.isFinite(x[i]) ? x[i] : 0;
    }
    return y;
  }

  private static double loudSeconds(FrameLevels frames) {
    double loudest = frames.percentile(1);
    int loud = 0;
    for (int i = 0; i < frames.count(); i++) {
      loud += frames.level(i) > Math.max(loudest - LOUD_RANGE, FrameLevels.SILENCE) ? 1 : 0;
    }
    return loud * FrameLevels.FRAME_SECONDS;
  }

  private static LongTermSpectrum.Edge edge(LongTermSpectrum spectrum) {
    LongTermSpectrum.Edge deepest = new LongTermSpectrum.Edge(0, 0);
    for (double hertz : EDGES) {
      LongTermSpectrum.Edge edge = spectrum.edgeNear(hertz);
      deepest = edge.drop() > deepest.drop() ? edge : deepest;
    }
    return deepest;
  }

  /** Voiced share of the active frames and median F0; NaN where unknown. */
  private double[] pitch(double[] x, int sampleRate, boolean[] mask) {
    if (tracker.isEmpty()) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double[] track = tracker.get().track(x, sampleRate, PITCH_HOP);
    double[] voiced = new double[track.length];
    int n = 0;
    int active = 0;
    for (int i = 0; i < track.length; i++) {
      int frame = (int) Math.round((i * PITCH_HOP) / FrameLevels.FRAME_SECONDS);
      if (frame < mask.length && mask[frame]) {
        active++;
        if (track[i] > 0) {
          voiced[n++] = track[i];
        }
      }
    }
    Arrays.sort(voiced, 0, n);
    return new double[] {
      active == 0 ? Double.NaN : (double) n / active, n == 0 ? Double.NaN : voiced[n / 2]
    };
  }
}
