package sqe.audit.feature;

import java.util.Optional;
import sqe.dsp.Signal;
import sqe.dsp.audio.Recording;
import sqe.dsp.filter.Resamplers;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * Asks a network, where one is installed, what it thinks of a recording: DNSMOS, overall.
 *
 * <p>It is found in the catalogue of metrics, which knows it where the module {@code models} is
 * there. A recording of another rate is resampled. Safe for use by several threads.
 */
public final class Opinions {

  private static final String METRIC = "dnsmos_ovrl";
  private static final int SAMPLE_RATE = 16000;

  private final Optional<Metric> metric;
  private final Resamplers resamplers = new Resamplers(SAMPLE_RATE);

  private Opinions(Optional<Metric> metric) {
    this.metric = metric;
  }

  /** The network on the class path; without it every opinion is missing. */
  public static Opinions find() {
    return new Opinions(MetricCatalog.load().find(METRIC));
  }

  /** What is thought of the first channel. */
  Opinion of(Recording recording) {
    if (metric.isEmpty()) {
      return new Opinion(Double.NaN, "no network (module models) is installed");
    }
    double[] samples = recording.channels()[0];
    if (recording.sampleRate() != SAMPLE_RATE) {
      samples = resamplers.from(recording.sampleRate()).resample(samples);
    }
    try {
      SignalPair pair = SignalPair.ofEstimate(new Signal(samples, SAMPLE_RATE));
      return new Opinion(metric.get().score(pair).value(), "");
    } catch (UndefinedScoreException e) {
      return new Opinion(Double.NaN, String.valueOf(e.getMessage()));
    }
  }
}
