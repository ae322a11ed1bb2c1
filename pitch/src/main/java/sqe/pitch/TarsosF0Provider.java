package sqe.pitch;

import java.util.List;
import sqe.dsp.pitch.PitchTracker;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;
import sqe.metrics.f0.F0Metrics;
import sqe.metrics.f0.F0Tracker;

/** Brings the measures of F0 and voicing on the tracks of {@link YinPitchTracker}, every 5 ms. */
public final class TarsosF0Provider implements MetricProvider {

  private static final double HOP_SECONDS = 0.005;

  /** Found by the service loader. */
  public TarsosF0Provider() {}

  @Override
  public List<Metric> metrics() {
    return F0Metrics.ofTarsos(new Every5Milliseconds(new YinPitchTracker()));
  }

  private record Every5Milliseconds(PitchTracker tracker) implements F0Tracker {

    @Override
    public String signature() {
      return "tarsosdsp_fastyin/5ms/50-600Hz/0.2";
    }

    @Override
    public String limits() {
      return "Shorter than a frame (50 to 100 ms): undefined; below 100 Hz nothing is voiced.";
    }

    @Override
    public double[] track(double[] x, int sampleRate) {
      return tracker.track(x, sampleRate, HOP_SECONDS);
    }
  }
}
