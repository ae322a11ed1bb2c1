/**
 * Arrays in files: NumPy's {@code .npy}, CSV, and the samples of audio files.
 *
 * <p>{@link sqe.scoring.array.ArrayReader} decides by the content which of them a file is. Readers
 * trust no header: nothing is allocated that the bytes of the file do not back, and what cannot be
 * held exactly in double precision is refused. {@link sqe.scoring.array.NpyWriter} writes.
 */
@NullMarked
package sqe.scoring.array;

import org.jspecify.annotations.NullMarked;
