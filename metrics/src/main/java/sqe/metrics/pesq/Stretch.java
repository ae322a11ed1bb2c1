package sqe.metrics.pesq;

/**
 * Which blocks of the two envelopes are compared for a coarse delay (§7.2).
 *
 * @param referenceFrom first block of the reference, s
 * @param referenceLength number of blocks, P
 * @param degradedFrom first block of the degraded signal, e
 * @param degradedLength number of blocks, Q
 */
record Stretch(int referenceFrom, int referenceLength, int degradedFrom, int degradedLength) {

  /**
   * The blocks {@code from} to {@code to} of the reference and where a prior delay puts them.
   *
   * @param priorBlocks prior delay in blocks
   * @param degradedBlocks number of blocks the degraded signal has
   */
  static Stretch of(int from, int to, int priorBlocks, int degradedBlocks) {
    int s = from;
    int e = from + priorBlocks;
    if (e < 0) {
      s = -priorBlocks;
      e = 0;
    }
    int length = to - s;
    return new Stretch(s, length, e, Math.min(length, degradedBlocks - e));
  }

  /** Whether there is too little to compare: the lag is 0 then. */
  boolean isTrivial() {
    return referenceLength <= 1 || degradedLength <= 1;
  }

  /** Length of the correlation sequence. */
  int sequenceLength() {
    return referenceLength + degradedLength - 1;
  }

  /** Block after the last of the reference. */
  int referenceTo() {
    return referenceFrom + referenceLength;
  }

  /** Block after the last of the degraded signal. */
  int degradedTo() {
    return degradedFrom + degradedLength;
  }

  /** Delay in blocks at which the two starts meet. */
  int offset() {
    return degradedFrom - referenceFrom;
  }
}
