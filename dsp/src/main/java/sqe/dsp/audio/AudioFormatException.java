package sqe.dsp.audio;

import java.io.IOException;

/**
 * The content of a file is not audio that can be trusted. The message is one line: at which byte,
 * what is wrong and what to do. It does not name the file; whoever reports it does.
 */
public final class AudioFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  AudioFormatException(String message) {
    super(message);
  }

  /** A problem that sits at one byte of the file, counted from 0. */
  static AudioFormatException at(long position, String problem, String advice) {
    return new AudioFormatException("at byte " + position + ": " + problem + "; " + advice);
  }
}
