/**
 * What a metric is, what it measures and where to find one.
 *
 * <p>A {@link sqe.metrics.Metric} is an identity ({@link sqe.metrics.MetricInfo}) and a pure
 * function of a {@link sqe.metrics.SignalPair}. The pair derives every representation once and
 * shares it among the metrics that ask for it. One package below this one is one family of metrics.
 * Nothing here knows of files, threads or tables. Start reading at {@link sqe.metrics.Metric}.
 */
@NullMarked
package sqe.metrics;

import org.jspecify.annotations.NullMarked;
