/**
 * Audio files in and out.
 *
 * <p>{@link sqe.dsp.audio.AudioReader} looks at what a file holds, never at its name, and decodes
 * WAVE with our own strict reader and FLAC through a library. What a file claims of itself is
 * checked against the bytes that are there: a lie about a size costs no memory, data that is
 * missing or damaged is refused with the byte and the cause, and a harmless lie is a warning of the
 * {@link sqe.dsp.audio.Recording}. Whether the samples make sense (silence, clipping, NaN) is not
 * judged here. {@link sqe.dsp.audio.WavWriter} writes what tests and commands need.
 */
@NullMarked
package sqe.dsp.audio;

import org.jspecify.annotations.NullMarked;
