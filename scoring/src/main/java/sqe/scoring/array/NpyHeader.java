package sqe.scoring.array;

import java.nio.ByteOrder;
import java.util.List;

/**
 * What the header of a {@code .npy} file says.
 *
 * @param type of the elements
 * @param byteOrder of an element
 * @param fortranOrder whether the first axis runs fastest in the file
 * @param shape length of each axis
 */
record NpyHeader(ElementType type, ByteOrder byteOrder, boolean fortranOrder, List<Integer> shape) {

  /** The type as the header writes it, for messages: {@code float64, big-endian}. */
  String describeType() {
    return byteOrder == ByteOrder.BIG_ENDIAN && type.bytes() > 1
        ? type.label() + ", big-endian"
        : type.label();
  }
}
