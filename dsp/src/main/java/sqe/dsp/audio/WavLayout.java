package sqe.dsp.audio;

import java.nio.ByteOrder;
import java.util.List;

/**
 * Where the samples of a WAVE file are and how to read them.
 *
 * @param format how samples are stored
 * @param dataStart byte of the first sample
 * @param dataLength bytes of whole samples, all present in the file, at least one
 * @param order of the bytes of a sample
 * @param warnings what was odd about the file
 * @param sizeInDoubt as in {@link Recording}
 */
record WavLayout(
    WavFormat format,
    long dataStart,
    long dataLength,
    ByteOrder order,
    List<String> warnings,
    boolean sizeInDoubt) {}
