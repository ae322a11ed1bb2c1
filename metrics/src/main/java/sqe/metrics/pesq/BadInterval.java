package sqe.metrics.pesq;

/**
 * A run of frames whose disturbance is so large that their delay may be wrong (§9.2).
 *
 * @param from first frame
 * @param to frame after the last
 */
record BadInterval(int from, int to) {}
