/**
 * Distances between what a network makes of two signals, in double precision and with gradient.
 *
 * <p>One small convolutional network, written out here, and two sets of weights: the feature loss
 * of Germain and others, and DPAM. No runtime is needed: the weights are read from the ONNX files.
 * Start reading at {@code FeatureNetwork}, then {@code FeatureDistance}.
 */
@NullMarked
package sqe.models.feature;

import org.jspecify.annotations.NullMarked;
