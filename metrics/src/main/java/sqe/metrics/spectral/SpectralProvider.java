package sqe.metrics.spectral;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;
import sqe.metrics.RatePlans;

/** Brings the log-spectral and the mel-cepstral distances. */
public final class SpectralProvider implements MetricProvider {

  /** Found by the service loader. */
  public SpectralProvider() {}

  @Override
  public List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (LsdForm form : LsdForm.values()) {
      metrics.add(new LogSpectralDistance(form));
    }
    RatePlans<MelCepstra> plans = MelCepstra.byRate();
    metrics.add(new MelCepstralDistance(false, plans));
    metrics.add(new MelCepstralDistance(true, plans));
    RatePlans<StftMelCepstra> shortTime = StftMelCepstra.byRate();
    for (StftMcdForm form : StftMcdForm.values()) {
      metrics.add(new StftMcd(form, shortTime));
    }
    return List.copyOf(metrics);
  }
}
