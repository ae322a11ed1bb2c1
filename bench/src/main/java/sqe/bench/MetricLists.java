package sqe.bench;

import java.util.List;
import java.util.stream.Stream;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;

/** Finds metrics by what the parameter of a benchmark says. */
final class MetricLists {

  /** The set that is scored within 1.5 ms per second of audio. */
  static final String EVERYDAY = "si_sdr+sdr+ci_sdr+stoi+estoi+pmsqe";

  /** Every variant of PESQ at 16 kHz. */
  static final String PESQ = "pesq_nb+pesq_wb+pesq_wb_c2";

  /** Every form of SRMR. */
  static final String SRMR = "srmr+srmr_norm+srmr_fast+srmr_fast_norm";

  /** The coherence indices and the covariance measure. */
  static final String INTELLIGIBILITY = "csii_high+csii_mid+csii_low+ncm";

  /** What the composite scores are made of beside PESQ, and its neighbours. */
  static final String FRAMES = "segsnr+fwsegsnr+llr+llr_unlimited+wss+cd";

  /** F0 and voicing on one pair of tracks. */
  static final String F0 = "f0_rmse+f0_rmse_all+f0_cents+f0_corr+f0_corr_all+gpe+vde+ffe";

  private MetricLists() {}

  /**
   * The metrics of a list.
   *
   * @param ids separated by plus signs: a comma separates the values of a parameter
   */
  static List<Metric> parse(String ids) {
    MetricCatalog catalog = MetricCatalog.load();
    return Stream.of(ids.split("\\+", -1)).map(id -> find(catalog, id)).toList();
  }

  private static Metric find(MetricCatalog catalog, String id) {
    return catalog
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("no metric is called " + id));
  }
}
