/**
 * Networks in the ONNX format through ONNX Runtime, on the processor and always in the same order.
 *
 * <p>The one package that knows the runtime. A model is opened when it is first run and stays open,
 * one session for all threads; where the model is missing, or the runtime has no library for this
 * platform, whoever runs it gets the reason as an {@code UndefinedScoreException}. Start reading at
 * {@code OnnxModel}.
 */
@NullMarked
package sqe.models.onnx;

import org.jspecify.annotations.NullMarked;
