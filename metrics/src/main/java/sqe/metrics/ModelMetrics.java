package sqe.metrics;

import java.util.List;

/**
 * Makes metrics of models that the user has; found by {@link java.util.ServiceLoader}. Unlike a
 * {@link MetricProvider} it is asked only where the user names a model.
 */
public interface ModelMetrics {

  /**
   * The metrics of these models.
   *
   * @param models each as the user named it: the file of a description, or {@code NAME=FILE} for a
   *     model that sqe knows by name and may not bring
   * @throws WrongModelException when a name is not known, or a file cannot be read or does not say
   *     what it must; the message names it
   */
  List<Metric> metrics(List<String> models) throws WrongModelException;
}
