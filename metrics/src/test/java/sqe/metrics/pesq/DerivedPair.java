package sqe.metrics.pesq;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import sqe.dsp.Signal;

/**
 * The specification's derived pairs that need no recording beyond those at hand: cut and joined in
 * 16-bit integers.
 */
record DerivedPair(String id, int sampleRate, double[] reference, double[] degraded) {

  static List<DerivedPair> all() {
    double[] or105 = itu("or105");
    double[] dg105 = itu("dg105");
    double[] s01 = itu("u_am1s01");
    double[] s03 = itu("u_am1s03");
    double[] speech = dev("clean");
    double[] babble = dev("noisy");
    double[] u = cut(speech, 3000, 45000);
    double[] d08 =
        join(
            cut(or105, 7200, 17200),
            cut(s03, 1400, 15400),
            cut(s03, 33000, 43500),
            cut(or105, 40000, 53000));
    double[] d09 =
        join(
            cut(s01, 1000, 14000),
            cut(s03, 1400, 15400),
            cut(or105, 7200, 17200),
            cut(s03, 33000, 43500),
            cut(s01, 33000, 43500));
    double[] three = join(speech, speech, speech);
    double[] noisy = join(babble, babble, babble);
    double[] d13 = join(u, u, u);
    return List.of(
        new DerivedPair("D01", 8000, or105, or105),
        new DerivedPair("D02", 8000, or105, Arrays.stream(or105).map(x -> -x).toArray()),
        new DerivedPair(
            "D03", 8000, or105, Arrays.stream(or105).map(x -> (int) (x / 64)).toArray()),
        new DerivedPair("D04", 8000, or105, cut(dg105, 0, 30000)),
        new DerivedPair("D05", 8000, or105, join(zeros(80000), dg105)),
        new DerivedPair("D06", 8000, join(zeros(80000), or105), dg105),
        new DerivedPair(
            "D08",
            8000,
            d08,
            coarse(
                32,
                join(
                    cut(d08, 0, 18000),
                    zeros(160),
                    cut(d08, 18000, 33000),
                    cut(d08, 33400, d08.length)))),
        new DerivedPair(
            "D09",
            8000,
            d09,
            coarse(64, join(cut(d09, 0, 30000), zeros(800), cut(d09, 30000, d09.length)))),
        new DerivedPair(
            "D11",
            16000,
            three,
            join(
                cut(noisy, 0, 60000),
                cut(noisy, 60500, 100000),
                zeros(800),
                cut(noisy, 100000, noisy.length))),
        new DerivedPair(
            "D12",
            16000,
            three,
            coarse(
                256,
                join(
                    cut(three, 0, 60000),
                    cut(three, 60500, 100000),
                    zeros(800),
                    cut(three, 100000, three.length)))),
        new DerivedPair(
            "D13",
            16000,
            d13,
            coarse(
                128,
                join(
                    cut(d13, 0, 50000),
                    zeros(480),
                    cut(d13, 50000, 90000),
                    cut(d13, 90300, d13.length)))));
  }

  /** MOS-LQO in one of the table's modes. */
  double mosLqo(String mode) {
    return switch (mode) {
      case "nb" -> MosMapping.NARROWBAND.apply(raw(Mode.NARROWBAND));
      case "wb" -> MosMapping.WIDEBAND.apply(raw(Mode.WIDEBAND));
      default -> MosMapping.WIDEBAND.apply(raw(Mode.WIDEBAND_CORRIGENDUM_2));
    };
  }

  private double raw(Mode mode) {
    return DifferentLengths.raw(signal(reference), signal(degraded), mode);
  }

  private Signal signal(double[] integers) {
    return new Signal(Arrays.stream(integers).map(x -> x / 32768).toArray(), sampleRate);
  }

  private static double[] itu(String name) {
    return integers(GoldenCase.Recordings.read("reference/itu/wav/" + name + ".wav"));
  }

  private static double[] dev(String folder) {
    return integers(GoldenCase.Recordings.read("reference/dev/" + folder + "/d07_pesqdemo.wav"));
  }

  private static double[] integers(Signal signal) {
    return Arrays.stream(signal.samples()).map(x -> x * 32768).toArray();
  }

  private static double[] cut(double[] x, int from, int to) {
    return Arrays.copyOfRange(x, from, to);
  }

  private static double[] zeros(int count) {
    return new double[count];
  }

  private static double[] join(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
  }

  /** Every sample truncated toward zero to a multiple of a step. */
  private static double[] coarse(int step, double[] x) {
    return Arrays.stream(x).map(v -> (int) v / step * step).toArray();
  }
}
