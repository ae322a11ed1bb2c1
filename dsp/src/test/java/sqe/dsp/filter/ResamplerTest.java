package sqe.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.linear.Reductions;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({
    "8000, 5, 4, 182, 1.0000161234662877, 0.9354319937049167, 1.6956519024949e-4",
    "12000, 5, 6, 218, 0.8333700633906433, 0.7957668783023654, 1.2891042532778e-4",
    "16000, 5, 8, 290, 0.6250468505641149, 0.6090866945400374, 7.9125108729784e-5",
    "22050, 200, 441, 15973, 0.45355894508885003, 0.45355510430930074, 5.179217974754682e-5",
    "24000, 5, 12, 435, 0.41670030296141775, 0.4119509782691613, 5.275037663148606e-5",
    "32000, 5, 16, 580, 0.3125261051300273, 0.3105194631871044, 3.9562893608711e-5",
    "44100, 100, 441, 15973, 0.22677947254442501, 0.22677755215465037, 2.589608987377e-5",
    "48000, 5, 24, 870, 0.20835131180337382, 0.20775611071315703, 2.6375335201784e-5"
  })
  void kernelHasTheSpecifiedLengthAndTaps(
      int rate, int up, int down, int half, double centre, double next, double end) {
    KaiserKernel kernel = new KaiserKernel(up, down);
    assertThat(up * rate).isEqualTo(10000 * down);
    assertThat(kernel.halfLength()).isEqualTo(half);
    assertThat(kernel.tap(0)).isCloseTo(centre, within(3e-15));
    assertThat(kernel.tap(1)).isCloseTo(next, within(3e-15));
    assertThat(kernel.tap(-1)).isEqualTo(kernel.tap(1));
    assertThat(kernel.tap(half)).isCloseTo(end, within(1e-16));
    double sum = 0;
    for (int i = -half; i <= half; i++) {
      sum += kernel.tap(i);
    }
    assertThat(sum).isCloseTo(up, within(1e-11));
  }

  @Test
  void kernelFrom16To10KilohertzEqualsThePublishedTable() {
    var file = SharedFolder.project("testdata/golden/resample_kernel_16000_to_10000.csv");
    KaiserKernel kernel = new KaiserKernel(5, 8);
    GoldenTable golden = GoldenTable.read(file);
    assertThat(golden.rows()).hasSize(581);
    for (CSVRecord row : golden.rows()) {
      assertThat(kernel.tap(Integer.parseInt(row.get("tap"))))
          .as(row.toString())
          .isCloseTo(Double.parseDouble(row.get("value")), within(5e-16));
    }
  }

  @Test
  void realSpeechIsResampledAsByTheReferenceImplementation() {
    var pcm = SharedFolder.require("specs/golden/p287_001_pcm16.csv");
    var file = SharedFolder.require("specs/golden/stoi_p287_001_resampled.csv");
    Resampler resampler = new Resampler(16000, 10000);
    GoldenTable samples = GoldenTable.read(pcm);
    double[] clean = resampler.resample(scaled(samples.column("clean")));
    double[] noisy = resampler.resample(scaled(samples.column("noisy")));
    assertThat(clean).hasSize(19605);
    for (CSVRecord row : GoldenTable.read(file).rows()) {
      int m = Integer.parseInt(row.get("index"));
      assertThat(clean[m]).isCloseTo(Double.parseDouble(row.get("clean10k")), within(1e-15));
      assertThat(noisy[m]).isCloseTo(Double.parseDouble(row.get("noisy10k")), within(1e-15));
    }
  }

  private static double[] scaled(double[] pcm16) {
    return Arrays.stream(pcm16).map(sample -> sample / 32768).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "16000, 10000, 5000",
    "8000, 10000, 3001",
    "10000, 16000, 1234",
    "48000, 16000, 4000",
    "44100, 10000, 3000",
    "11025, 8000, 1111",
    "7999, 10000, 8100",
    "16000, 10000, 1",
    "3, 2, 1000",
    "16001, 10000, 600"
  })
  void resamplingAndItsAdjointEqualTheDefinition(int from, int to, int length) {
    Resampler resampler = new Resampler(from, to);
    Random random = new Random(from);
    double[] x = random.doubles(length, -1, 1).toArray();
    double[] g = random.doubles(resampler.outputLength(length), -1, 1).toArray();
    Definition definition = new Definition(from, to);
    assertClose(resampler.resample(x), definition.resample(x), 1e-13);
    assertClose(resampler.adjoint(g, length), definition.adjoint(g, length), 1e-13);
  }

  @Test
  void kernelsTooLongForATableGiveTheDefinitionToo() {
    // 191999 and 10000 have no common divisor: 14 million taps, each computed when it is needed.
    double[] x = new Random(5).doubles(400, -1, 1).toArray();
    double[] y = new Resampler(191999, 10000).resample(x);
    assertClose(y, new Definition(191999, 10000).resample(x), 1e-13);
  }

  @Test
  void adjointIsTheTransposedMap() {
    Random random = new Random(9);
    Resampler resampler = new Resampler(44100, 16000);
    double[] x = random.doubles(2000, -1, 1).toArray();
    double[] g = random.doubles(resampler.outputLength(2000), -1, 1).toArray();
    double forward = Reductions.dot(g, resampler.resample(x));
    double backward = Reductions.dot(resampler.adjoint(g, 2000), x);
    assertThat(backward).isCloseTo(forward, within(1e-12));
  }

  @Test
  void aToneKeepsItsAmplitudeAndPhase() {
    double[] y = new Resampler(16000, 10000).resample(tone(1000, 16000, 8000));
    double[] expected = tone(1000, 10000, 5000);
    for (int m = 200; m < 4800; m++) {
      assertThat(y[m]).isCloseTo(expected[m], within(1e-3));
    }
  }

  @Test
  void aToneAboveTheNewNyquistFrequencyIsGone() {
    double[] y = new Resampler(16000, 10000).resample(tone(5600, 16000, 8000));
    for (int m = 200; m < 4800; m++) {
      assertThat(y[m]).isCloseTo(0, within(2e-3));
    }
  }

  @Test
  void delayByAWholePeriodDelaysTheOutputExactly() {
    double[] x = new Random(2).doubles(3000, -1, 1).toArray();
    double[] delayed = new double[3000 + 8 * 7];
    System.arraycopy(x, 0, delayed, 56, 3000);
    Resampler resampler = new Resampler(16000, 10000);
    double[] y = resampler.resample(x);
    assertThat(Arrays.copyOfRange(resampler.resample(delayed), 35, 35 + y.length)).isEqualTo(y);
  }

  @Test
  void equalRatesChangeNothing() {
    double[] x = {0.25, -1, 3};
    Resampler resampler = new Resampler(10000, 10000);
    assertThat(resampler.resample(x)).isEqualTo(x).isNotSameAs(x);
    assertThat(resampler.adjoint(x, 3)).isEqualTo(x);
    assertThat(new KaiserKernel(1, 1).tap(0)).isEqualTo(1);
    assertThat(new KaiserKernel(1, 1).tap(1)).isZero();
  }

  @Test
  void emptySignalsStayEmpty() {
    assertThat(new Resampler(16000, 10000).resample(new double[0])).isEmpty();
    assertThat(new Resampler(16000, 10000).adjoint(new double[0], 0)).isEmpty();
  }

  @Test
  void impossibleRequestsAreRefused() {
    assertThatThrownBy(() -> new Resampler(0, 10000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resampler(2147483647, 10000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000/2147483647");
    assertThat(Resampler.supports(2147483647, 10000)).isFalse();
    assertThat(Resampler.supports(999_999, 10000)).isTrue();
    assertThatThrownBy(() -> new Resampler(1, 10000).outputLength(1_000_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resampler(16000, 10000).adjoint(new double[3], 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void resamplersKeepsTheRecentlyUsed() {
    Resamplers resamplers = new Resamplers(10000);
    Resampler first = resamplers.from(16000);
    for (int rate : new int[] {8000, 48000, 32000}) {
      resamplers.from(rate);
    }
    assertThat(resamplers.from(16000)).isSameAs(first);
    resamplers.from(24000);
    resamplers.from(12000);
    assertThat(resamplers.from(16000)).isSameAs(first);
  }

  private static double[] tone(double frequency, int rate, int length) {
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = StrictMath.sin(2 * Math.PI * frequency * i / rate + 0.3);
    }
    return x;
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("sample %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }

  /** The sum of the definition, term by term, with a kernel of its own. */
  private static final class Definition {
    private final long up;
    private final long down;
    private final long half;
    private final double sum;

    Definition(int from, int to) {
      int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
      up = to / divisor;
      down = from / divisor;
      half = (long) Math.ceil(52 / (28.714 * (1 / (2.0 * Math.max(up, down)) / 10)));
      double total = shape(0);
      for (long i = half; i > 0; i--) {
        total += 2 * shape(i);
      }
      sum = total;
    }

    private double shape(long i) {
      double u = (double) i / half;
      double argument = Math.PI * i / Math.max(up, down);
      double sinc = i == 0 ? 1 : StrictMath.sin(argument) / argument;
      double x = 0.1102 * 51.3 * Math.sqrt(1 - u * u) / 2;
      double bessel = 0;
      double term = 1;
      for (int k = 1; term > 1e-20; k++) {
        bessel += term;
        term *= x * x / ((double) k * k);
      }
      return sinc * bessel;
    }

    private double weight(long i) {
      return Math.abs(i) > half ? 0 : up * shape(i) / sum;
    }

    double[] resample(double[] x) {
      double[] y = new double[(int) ((x.length * up + down - 1) / down)];
      for (int m = 0; m < y.length; m++) {
        for (int k = nearest(m * down, up); k <= (m * down + half) / up && k < x.length; k++) {
          y[m] += x[k] * weight(m * down - k * up);
        }
      }
      return y;
    }

    double[] adjoint(double[] g, int length) {
      double[] result = new double[length];
      for (int k = 0; k < length; k++) {
        for (int m = nearest(k * up, down); m <= (k * up + half) / down && m < g.length; m++) {
          result[k] += g[m] * weight(m * down - k * up);
        }
      }
      return result;
    }

    private int nearest(long position, long step) {
      return (int) Math.max(0, (position - half) / step);
    }
  }
}
