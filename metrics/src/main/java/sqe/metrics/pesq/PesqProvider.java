package sqe.metrics.pesq;

import java.util.Arrays;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;
import sqe.metrics.RatePlans;

/** Brings {@code pesq_nb_raw}, {@code pesq_nb}, {@code pesq_wb} and {@code pesq_wb_c2}. */
public final class PesqProvider implements MetricProvider {

  /** Found by the service loader. */
  public PesqProvider() {}

  @Override
  public List<Metric> metrics() {
    RatePlans<PesqTables> tables = Pesq.tables();
    return Arrays.stream(PesqNumber.values())
        .map(number -> (Metric) new PesqMetric(number, tables))
        .toList();
  }
}
