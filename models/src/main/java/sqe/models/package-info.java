/**
 * Metrics that are neural networks.
 *
 * <p>Found by {@code ServiceLoader}, so that everything else works without this module. One package
 * a family, over {@code sqe.models.onnx}, which alone knows ONNX Runtime; {@code
 * sqe.models.feature} needs no runtime. Models that may be passed on lie among the resources, with
 * their licences beside them. Nothing is loaded until a metric is scored.
 */
@NullMarked
package sqe.models;

import org.jspecify.annotations.NullMarked;
