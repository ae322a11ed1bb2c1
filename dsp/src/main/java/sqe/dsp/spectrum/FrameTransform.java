package sqe.dsp.spectrum;

/**
 * Real discrete Fourier transform of many frames of one length at once: what {@link Fft} is to a
 * single frame. Plans; {@link FrameBatch} holds the frames.
 *
 * <p>The n real samples of a frame become n/2 complex ones, even samples the real and odd samples
 * the imaginary parts; their transform, untangled, is that of the frame. Each frame stands in a
 * column of its own: what it is transformed with changes no bit of it.
 *
 * <p>Source: G. D. Bergland, "A fast Fourier transform algorithm for real-valued series",
 * Communications of the ACM 11(10), 1968. Immutable.
 */
public final class FrameTransform {

  private static final int SHORTEST = 16;
  private static final int LONGEST = 1 << 20;
  private static final RowArithmetic FASTEST = RowArithmetic.fastest();

  private final int length;
  private final RowArithmetic rows;
  private final double[] cos;
  private final double[] sin;
  private final int[] position;

  /**
   * Plans a transform.
   *
   * @param length number of real points, a power of two from 16 to 2^20
   * @throws IllegalArgumentException when the length is not
   */
  public FrameTransform(int length) {
    this(length, FASTEST);
  }

  FrameTransform(int length, RowArithmetic rows) {
    if (!supports(length)) {
      throw new IllegalArgumentException(
          "length must be a power of two from " + SHORTEST + " to " + LONGEST + ": " + length);
    }
    this.length = length;
    this.rows = rows;
    this.cos = new double[length];
    this.sin = new double[length];
    for (int t = 0; t < length; t++) {
      cos[t] = StrictMath.cos(2 * Math.PI * t / length);
      sin[t] = -StrictMath.sin(2 * Math.PI * t / length);
    }
    this.position = new int[length / 2];
    for (int k = 0; k < position.length; k++) {
      position[k] = position(k, position.length);
    }
  }

  /** Whether there is a transform of this length. */
  public static boolean supports(int length) {
    return length >= SHORTEST && length <= LONGEST && Integer.bitCount(length) == 1;
  }

  /** Number of real points. */
  public int length() {
    return length;
  }

  /** Number of bins of the one-sided spectrum, {@code length / 2 + 1}. */
  public int bins() {
    return length / 2 + 1;
  }

  /** Row in which decimation in frequency leaves bin {@code k} of {@code count}. */
  private static int position(int k, int count) {
    return count <= 2 ? k : k % 4 * (count / 4) + position(k / 4, count / 4);
  }

  /** The row of each bin below n/2; not to be changed. */
  int[] positions() {
    return position;
  }

  /** Complex transform of all columns; bin k ends up in row {@code position[k]}. */
  void forward(double[][] re, double[][] im, int width) {
    forward(re, im, 0, length / 2, width);
  }

  /** Depth first, so that the later stages of a quarter find its rows in the nearest cache. */
  private void forward(double[][] re, double[][] im, int first, int count, int width) {
    if (count == 2) {
      rows.pair(re, im, first, width);
      return;
    }
    int quarter = count / 4;
    rows.forward4(re, im, first, quarter, width);
    for (int j = 1; j < quarter; j++) {
      rows.forward4(re, im, first + j, quarter, cos, sin, j * (length / count), width);
    }
    for (int r = 0; quarter > 1 && r < 4; r++) {
      forward(re, im, first + r * quarter, quarter, width);
    }
  }

  /** The inverse of {@link #forward}, times n/2. */
  void inverse(double[][] re, double[][] im, int width) {
    inverse(re, im, 0, length / 2, width);
  }

  private void inverse(double[][] re, double[][] im, int first, int count, int width) {
    if (count == 2) {
      rows.pair(re, im, first, width);
      return;
    }
    int quarter = count / 4;
    for (int r = 0; quarter > 1 && r < 4; r++) {
      inverse(re, im, first + r * quarter, quarter, width);
    }
    rows.forward4(im, re, first, quarter, width);
    for (int j = 1; j < quarter; j++) {
      rows.inverse4(re, im, first + j, quarter, cos, sin, j * (length / count), width);
    }
  }

  /** From the complex transform to the packed spectrum. */
  void untangle(double[][] re, double[][] im, int width) {
    double[] first = re[0];
    double[] last = im[0];
    for (int f = 0; f < width; f++) {
      double even = first[f];
      double odd = last[f];
      first[f] = even + odd;
      last[f] = even - odd;
    }
    int half = position.length;
    double[] middle = im[position[half / 2]];
    for (int f = 0; f < width; f++) {
      middle[f] = -middle[f];
    }
    for (int k = 1; k < half / 2; k++) {
      rows.untangle(re, im, position[k], position[half - k], cos[k], sin[k], width);
    }
  }

  /** As {@link #untangle}, to powers. */
  void powers(double[][] re, double[][] im, int width) {
    double[] first = re[0];
    double[] last = im[0];
    for (int f = 0; f < width; f++) {
      double sum = first[f] + last[f];
      double difference = first[f] - last[f];
      first[f] = sum * sum;
      last[f] = difference * difference;
    }
    int half = position.length;
    double[] middle = re[position[half / 2]];
    double[] imaginary = im[position[half / 2]];
    for (int f = 0; f < width; f++) {
      middle[f] = middle[f] * middle[f] + imaginary[f] * imaginary[f];
    }
    for (int k = 1; k < half / 2; k++) {
      rows.powers(re, im, position[k], position[half - k], cos[k], sin[k], width);
    }
  }

  /** From packed spectra to what {@link #inverse} makes samples of. */
  void tangle(double[][] re, double[][] im, int width) {
    double scale = 1.0 / length;
    double[] first = re[0];
    double[] last = im[0];
    for (int f = 0; f < width; f++) {
      double sum = scale * (first[f] + last[f]);
      last[f] = scale * (first[f] - last[f]);
      first[f] = sum;
    }
    int half = position.length;
    double[] middle = re[position[half / 2]];
    double[] imaginary = im[position[half / 2]];
    for (int f = 0; f < width; f++) {
      middle[f] = 2 * scale * middle[f];
      imaginary[f] = -2 * scale * imaginary[f];
    }
    for (int k = 1; k < half / 2; k++) {
      rows.tangle(re, im, position[k], position[half - k], cos[k], sin[k], scale, width);
    }
  }

  /**
   * From the complex transforms of two signals to what {@link #inverse} makes their circular
   * correlation of.
   */
  void correlate(double[][] re, double[][] im, double[][] bRe, double[][] bIm, int width) {
    double scale = 1.0 / length;
    int half = position.length;
    int middle = position[half / 2];
    for (int f = 0; f < width; f++) {
      double first = (re[0][f] + im[0][f]) * (bRe[0][f] + bIm[0][f]);
      double last = (re[0][f] - im[0][f]) * (bRe[0][f] - bIm[0][f]);
      re[0][f] = scale * (first + last);
      im[0][f] = scale * (first - last);
      double real = re[middle][f] * bRe[middle][f] + im[middle][f] * bIm[middle][f];
      double imaginary = re[middle][f] * bIm[middle][f] - im[middle][f] * bRe[middle][f];
      re[middle][f] = 2 * scale * real;
      im[middle][f] = 2 * scale * imaginary;
    }
    for (int k = 1; k < half / 2; k++) {
      int low = position[k];
      rows.correlate(re, im, bRe, bIm, low, position[half - k], cos[k], sin[k], scale, width);
    }
  }
}
