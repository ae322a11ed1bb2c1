package sqe.metrics.sdr;

import java.util.List;
import sqe.testing.GeneratedPair;

/** The two stereo sources and estimates that the expected values of separation are given for. */
final class SeparationSignals {

  private static final int LENGTH = 12_000;

  final double[] s1 = new double[LENGTH];
  final double[] s2 = new double[LENGTH];
  final double[] e1 = new double[LENGTH];
  final double[] e2 = new double[LENGTH];
  final double[] s1Right = new double[LENGTH];
  final double[] s2Right = new double[LENGTH];
  final double[] e1Right = new double[LENGTH];
  final double[] e2Right = new double[LENGTH];

  SeparationSignals() {
    double[] u0 = noise(0);
    double[] u1 = noise(1);
    double[] u4 = noise(4);
    double[] u5 = noise(5);
    for (int n = 0; n < LENGTH; n++) {
      s1[n] = (0.5 + 0.5 * StrictMath.sin(2 * Math.PI * n / 3000)) * u0[n];
      s2[n] = u1[n] + (n > 0 ? 0.8 * s2[n - 1] : 0);
      s1Right[n] = 0.6 * s1[n] + 0.4 * u4[n];
      s2Right[n] = 0.3 * s2[n] - 0.5 * u5[n];
    }
    estimates();
  }

  private void estimates() {
    double[] u2 = noise(2);
    double[] u3 = noise(3);
    double[] u6 = noise(6);
    double[] u7 = noise(7);
    for (int n = 0; n < LENGTH; n++) {
      e1[n] = s1[n] + 0.3 * late(s1, n, 3) + 0.2 * s2[n] + 0.05 * u2[n];
      e2[n] = 0.7 * late(s2, n, 1) - 0.1 * late(s1, n, 700) + 0.05 * u3[n];
      e1Right[n] = s1Right[n] - 0.2 * late(s1, n, 5) + 0.1 * s2[n] + 0.05 * u6[n];
      e2Right[n] = 0.9 * s2Right[n] + 0.15 * s1Right[n] + 0.05 * u7[n];
    }
  }

  /** U_i. */
  static double[] noise(int index) {
    return GeneratedPair.uniform(index * LENGTH, LENGTH);
  }

  private static double late(double[] x, int n, int samples) {
    return n < samples ? 0 : x[n - samples];
  }

  static List<SourceImage> mono(double[] first, double[] second) {
    return List.of(SourceImage.of(Pairs.signal(first)), SourceImage.of(Pairs.signal(second)));
  }

  static SourceImage stereo(double[] left, double[] right) {
    return new SourceImage(List.of(Pairs.signal(left), Pairs.signal(right)));
  }
}
