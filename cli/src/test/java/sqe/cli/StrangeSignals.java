package sqe.cli;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.Transcript;

/**
 * Pairs that no recording is, but that a file can hold: samples near both ends of what a double can
 * be, impulses, constants, silence with one lowest bit, one sample, rates from 8 to 768 kHz.
 */
final class StrangeSignals {

  private static final int[] RATES = {
    8000, 8000, 16000, 16000, 16000, 48000, 11025, 12000, 22050, 24000, 32000, 44100, 96000, 192000,
    384000, 768000
  };
  private static final int[] LENGTHS = {
    0, 1, 2, 3, 31, 256, 512, 1000, 4096, 8000, 12000, 16000, 16000, 24000
  };
  private static final double[] SCALES = {
    1,
    1,
    1,
    1e-3,
    1e-8,
    1e8,
    1e-150,
    1e-154,
    1e154,
    1e150,
    1e-300,
    1e300,
    1e-160,
    1e-100,
    1e100,
    1e62,
    1e-62,
    1e125,
    1e-125,
    Double.MIN_VALUE,
    32768,
    1.0 / 32768
  };

  private final SplittableRandom random;

  StrangeSignals(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A pair with mixture, sources and texts, so that every metric has all it may ask for. */
  SignalPair pair() {
    int rate = one(RATES);
    int length = one(LENGTHS);
    double[] reference = signal(length, rate);
    double[] estimate = random.nextInt(3) == 0 ? signal(length, rate) : changed(reference, rate);
    double[] mixture = random.nextInt(3) == 0 ? signal(length, rate) : changed(reference, rate);
    if (random.nextInt(10) == 0) {
      spoil(one(List.of(reference, estimate, mixture)));
    }
    AnalysedSignal clean = new AnalysedSignal(new Signal(reference, rate));
    AnalysedSignal tested = new AnalysedSignal(new Signal(estimate, rate));
    Sources sources =
        new Sources(
            List.of(clean, new AnalysedSignal(new Signal(signal(length, rate), rate))),
            List.of(tested, new AnalysedSignal(new Signal(changed(reference, rate), rate))));
    return new SignalPair(clean, tested, new AnalysedSignal(new Signal(mixture, rate)), sources)
        .with(new Transcript(text(), text()));
  }

  private double[] signal(int length, int rate) {
    double scale = one(SCALES);
    return switch (random.nextInt(11)) {
      case 0 -> new double[length];
      case 1 -> constant(length, scale * (random.nextBoolean() ? 1 : -0.3));
      case 2 -> impulse(length, scale);
      case 3 -> filled(length, i -> (i & 1) == 0 ? scale : -scale);
      case 4 -> filled(length, i -> (i & 1) == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
      case 5 -> impulse(length, 1.0 / 32768);
      case 6 ->
          filled(length, i -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1070, 1020)));
      case 7 -> filled(length, i -> scale * random.nextDouble(-1, 1));
      case 8 -> filled(length, i -> i < length / 2 ? scale * Math.sin(0.3 * i) : 0);
      default -> filled(length, i -> scale * voice((double) i / rate));
    };
  }

  /** Something like voice with pauses. */
  private double voice(double seconds) {
    double envelope = Math.max(0, Math.sin(2 * Math.PI * 2.5 * seconds));
    double tone = 0;
    for (int harmonic = 1; harmonic < 9; harmonic++) {
      tone += Math.sin(2 * Math.PI * 140 * harmonic * seconds + harmonic) / harmonic;
    }
    return 0.2 * envelope * tone + 1e-4 * random.nextDouble(-1, 1);
  }

  private double[] changed(double[] of, int rate) {
    double scale = one(SCALES);
    return switch (random.nextInt(9)) {
      case 0 -> of.clone();
      case 1 -> filled(of.length, i -> -of[i]);
      case 2 -> filled(of.length, i -> Math.nextUp(of[i]));
      case 3 -> filled(of.length, i -> finite(scale * of[i]));
      case 4 -> filled(of.length, i -> i < 7 ? 0 : of[i - 7]);
      case 5 -> filled(of.length, i -> finite(of[i] + scale));
      case 6 -> filled(of.length, i -> finite(of[i] + scale * random.nextDouble(-1, 1)));
      case 7 -> filled(of.length, i -> finite(of[i] + 0.05 * voice((double) i / rate)));
      default -> filled(of.length, i -> (i / 400) % 3 == 0 ? 0 : of[i]);
    };
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Math.copySign(Double.MAX_VALUE, value);
  }

  private void spoil(double[] signal) {
    if (signal.length > 0) {
      signal[random.nextInt(signal.length)] =
          one(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }
  }

  private static double[] constant(int length, double value) {
    double[] signal = new double[length];
    Arrays.fill(signal, value);
    return signal;
  }

  private double[] impulse(int length, double value) {
    double[] signal = new double[length];
    if (length > 0) {
      signal[random.nextInt(length)] = value;
    }
    return signal;
  }

  private static double[] filled(int length, java.util.function.IntToDoubleFunction sample) {
    return IntStream.range(0, length).mapToDouble(sample).toArray();
  }

  private String text() {
    return one(
        List.of("", " ", "a", "the cat sat", "THE  CAT\tsat, \"on\" 1,000 mats", "\u0301 ﬁ"));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private int one(int[] of) {
    return of[random.nextInt(of.length)];
  }

  private double one(double[] of) {
    return of[random.nextInt(of.length)];
  }
}
