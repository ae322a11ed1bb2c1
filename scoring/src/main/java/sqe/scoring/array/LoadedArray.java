package sqe.scoring.array;

import java.util.OptionalInt;
import sqe.metrics.loss.Tensor;

/**
 * An array from a file.
 *
 * @param tensor the numbers, in double precision
 * @param type what they were in the file: {@code float32}, {@code int64}, {@code text}, {@code
 *     audio}
 * @param sampleRate in Hz, where the file is audio
 */
public record LoadedArray(Tensor tensor, String type, OptionalInt sampleRate) {

  LoadedArray(Tensor tensor, String type) {
    this(tensor, type, OptionalInt.empty());
  }

  /** Shape and type as a message names them: {@code (2, 3) of float32}. */
  public String describe() {
    return tensor.describeShape() + " of " + type;
  }
}
