package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.dsp.spectrum.Windows;

/** Every fast kernel against a slow one that reads like the specification. */
class PesqKernelTwinsTest {

  private static final PesqTables TABLES = GoldenCase.tablesAt(8000);

  private final Random random = new Random(862);

  private double[] noise(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  /** A log envelope: runs of positive values between zeros. */
  private double[] envelope(int length) {
    double[] envelope = new double[length];
    for (int v = 0; v < length; v++) {
      envelope[v] = (v / 37) % 3 == 0 ? 0 : 5 * random.nextDouble();
    }
    return envelope;
  }

  private static int slowLag(double[] p, double[] q, Stretch stretch) {
    int best = stretch.referenceLength() - 1;
    double largest = 0;
    for (int k = 0; k < stretch.sequenceLength(); k++) {
      double c = slowSequence(p, q, stretch, k);
      if (c > largest) {
        largest = c;
        best = k;
      }
    }
    return best - (stretch.referenceLength() - 1);
  }

  private static double slowSequence(double[] p, double[] q, Stretch stretch, int k) {
    double c = 0;
    for (int j = 0; j < stretch.referenceLength(); j++) {
      int other = j + k - (stretch.referenceLength() - 1);
      int at = stretch.degradedFrom() + other;
      int from = stretch.referenceFrom() + j;
      boolean inside = other >= 0 && other < stretch.degradedLength() && at < q.length;
      c += inside && from < p.length ? p[from] * q[at] : 0;
    }
    return c;
  }

  @Test
  void envelopeCorrelationIsTheSumOfProducts() {
    double[] p = envelope(300);
    double[] q = envelope(280);
    var stretch = Stretch.of(20, 260, -30, q.length);
    double[] fast = new EnvelopeCorrelation(TABLES, p, q).sequence(stretch);
    for (int k = 0; k < stretch.sequenceLength(); k++) {
      assertThat(fast[k]).isCloseTo(slowSequence(p, q, stretch, k), within(1e-9));
    }
  }

  @Test
  void nestedStretchesHaveTheLagsOfSingleOnes() {
    double[] p = envelope(500);
    double[] q = envelope(470);
    var correlation = new EnvelopeCorrelation(TABLES, p, q);
    for (int prior : new int[] {-90, -20, 0, 13, 150}) {
      var left = new NestedCorrelation(p, q);
      var right = new NestedCorrelation(p, q);
      for (int point = 100; point < 400; point += 20) {
        assertSameLag(left, correlation, p, q, Stretch.of(75, point, prior, q.length), prior);
        assertSameLag(
            right, correlation, p, q, Stretch.of(500 - point, 425, prior, q.length), prior);
      }
    }
  }

  private static void assertSameLag(
      NestedCorrelation nested,
      EnvelopeCorrelation correlation,
      double[] p,
      double[] q,
      Stretch stretch,
      int prior) {
    if (!stretch.isTrivial()) {
      int slow = prior + slowLag(p, q, stretch);
      assertThat(nested.delay(stretch)).as(stretch.toString()).isEqualTo(slow);
      assertThat(prior + correlation.lag(stretch)).as(stretch.toString()).isEqualTo(slow);
    }
  }

  @Test
  void framesVoteForTheLargestCircularCorrelation() {
    double[] x = noise(4000);
    double[] y = noise(4000);
    double[] window = Windows.periodicHann(512);
    var histogram = new DelayHistogram(TABLES.sizes());
    var slow = new double[512];
    double total = 0;
    var correlator = new FrameCorrelator(TABLES, x, y);
    for (int i = 0; i + 1200 < x.length; i += 128) {
      histogram.add(correlator.ballot(i, i + 600, window));
      double[] rho = new double[512];
      double largest = 0;
      for (int k = 0; k < 512; k++) {
        double sum = 0;
        for (int n = 0; n < 512; n++) {
          int m = (n + k) % 512;
          sum += x[i + n] * window[n] * y[i + 600 + m] * window[m];
        }
        rho[k] = Math.abs(sum);
        largest = Math.max(largest, rho[k]);
      }
      for (int k = 0; k < 512; k++) {
        if (rho[k] > 0.99 * largest) {
          double weight = StrictMath.pow(0.99 * largest, 0.125);
          total += weight;
          for (int n = -7; n < 8; n++) {
            slow[(k + n + 512) % 512] += weight * (1 - Math.abs(n) / 8.0);
          }
        }
      }
    }
    int best = 0;
    for (int k = 1; k < 512; k++) {
      best = slow[k] > slow[best] ? k : best;
    }
    DelayHistogram.Vote vote = histogram.winner(600);
    assertThat(vote.delay()).isEqualTo(600 + (best >= 256 ? best - 512 : best));
    assertThat(vote.confidence()).isCloseTo(slow[best] / total, within(1e-10));
  }

  @Test
  void cascadeIsOneSectionAfterTheOther() {
    Table table = Table.read("align_sections_16khz.csv");
    double[] expected = noise(2000);
    double[] actual = expected.clone();
    double[] a1 = table.column("a1");
    for (int s = 0; s < a1.length; s++) {
      double w1 = 0;
      double w2 = 0;
      for (int i = 0; i < expected.length; i++) {
        double w0 = expected[i] - a1[s] * w1 - table.column("a2")[s] * w2;
        expected[i] =
            table.column("b0")[s] * w0 + table.column("b1")[s] * w1 + table.column("b2")[s] * w2;
        w2 = w1;
        w1 = w0;
      }
    }
    Cascade.alignmentAt(16000).filter(actual, 0);
    assertThat(actual).containsExactly(expected, within(1e-11));
  }

  @Test
  void realignmentIsTheLargestNormalisedCorrelationOfMagnitudes() {
    Sizes sizes = TABLES.sizes();
    int span = 20000;
    GuardedSignal x = GuardedSignal.zeros(span - 2 * sizes.guard(), sizes);
    GuardedSignal y = GuardedSignal.zeros(span - 2 * sizes.guard(), sizes);
    double[] samples = noise(x.length());
    for (int i = 0; i < x.length(); i++) {
      double loud = i % 3000 < 700 ? 4000 : 300;
      x.samples()[x.start() + i] = loud * samples[i];
      y.samples()[y.start() + i] = i >= 300 ? x.samples()[x.start() + i - 300] : 0;
    }
    var path = new DelayPath(List.of(new Utterance(75, 500, 32, 40, 1)), 32, false);
    var interval = new BadInterval(40, 47);
    Realignment.Shift shift = new Realignment(TABLES, x, y, path, span).shift(interval);
    assertThat(shift.samples()).isEqualTo(260);
    assertThat(shift.correlation())
        .isCloseTo(slowCorrelation(x, y, 40, interval, span, 260), within(1e-12));
    assertThat(shift.usable()).isTrue();
  }

  private static double slowCorrelation(
      GuardedSignal x, GuardedSignal y, int delay, BadInterval interval, int span, int shift) {
    Sizes sizes = x.sizes();
    int from = sizes.guard() + interval.from() * sizes.hop();
    int to = sizes.guard() + interval.to() * sizes.hop() + sizes.frame();
    int range = 4 * sizes.frame();
    int end = span + sizes.tail() - sizes.guard();
    double product = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = from - range; i < to + range; i++) {
      int at = Math.max(sizes.guard(), Math.min(i, end - 1));
      int delayed = Math.max(sizes.guard(), Math.min(at + delay, end - 1));
      squaresY += Math.pow(y.samples()[delayed], 2);
    }
    for (int i = from; i < to; i++) {
      int at = Math.max(sizes.guard(), Math.min(i + shift, end - 1));
      int delayed = Math.max(sizes.guard(), Math.min(at + delay, end - 1));
      squaresX += x.samples()[i] * x.samples()[i];
      product += Math.abs(x.samples()[i]) * Math.abs(y.samples()[delayed]);
    }
    return product / Math.sqrt(squaresX * squaresY);
  }

  @Test
  void asymmetryShortcutsChangeNothing() {
    for (int n = 0; n < 20000; n++) {
      double x = 1000 * random.nextDouble();
      double y = 10000 * random.nextDouble();
      double factor = StrictMath.pow((y + 50) / (x + 50), 1.2);
      double expected = factor > 12 ? 12 : factor < 3 ? 0 : factor;
      assertThat(Disturbance.asymmetry(x, y)).isCloseTo(expected, within(1e-12));
    }
  }
}
