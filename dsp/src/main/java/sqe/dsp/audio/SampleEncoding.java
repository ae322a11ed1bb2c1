package sqe.dsp.audio;

/** How one sample is stored in a WAVE file. */
enum SampleEncoding {
  PCM_8(1),
  PCM_16(2),
  PCM_24(3),
  PCM_32(4),
  FLOAT_32(4),
  FLOAT_64(8),
  A_LAW(1),
  MU_LAW(1);

  private final int bytes;

  SampleEncoding(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one sample. */
  int bytes() {
    return bytes;
  }
}
