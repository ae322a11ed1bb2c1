package sqe.metrics.srmr;

/** Where programs differ in how they cut envelopes into frames of L samples every H. */
enum Convention {
  /** SRMRpy: whole frames from the first sample on, periodic Hamming window. */
  SRMRPY,
  /**
   * The MATLAB toolbox: the first frame ends with the first H samples, the last begins with the
   * last of them, zeros on either side; symmetric Hamming window.
   */
  TOOLBOX;

  private static final int PADDED_TO = 16;

  /** Samples of the envelopes of a signal. */
  int length(int samples) {
    return this == SRMRPY ? (samples + PADDED_TO - 1) / PADDED_TO * PADDED_TO : samples;
  }

  /** Number of frames of so many samples; where there is less than a whole one there is none. */
  int frames(int samples, int frameLength, int hop) {
    if (samples < frameLength) {
      return 0;
    }
    return this == SRMRPY ? 1 + (samples - frameLength) / hop : (samples + hop - 1) / hop;
  }

  /** The frame that starts last before or at the first sample, of frames that overlap so often. */
  int firstBlock(int overlap) {
    return this == SRMRPY ? 0 : overlap - 1;
  }

  /** What the phase of the window is divided by. */
  int windowPeriod(int frameLength) {
    return this == SRMRPY ? frameLength : frameLength - 1;
  }
}
