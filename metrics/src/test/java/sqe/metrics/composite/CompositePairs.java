package sqe.metrics.composite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.SignalPair;
import sqe.testing.SharedFolder;

/** The pairs that expected values of the specification are for. */
public final class CompositePairs {

  private CompositePairs() {}

  /** One of the recordings that may not be shipped; skips the test where they are missing. */
  public static SignalPair recording(String name) {
    Path folder = SharedFolder.require("reference/quality");
    Path reference = folder.resolve(name + ".ref.wav");
    if (!Files.exists(reference)) {
      reference = folder.resolve("sepm-noisy.ref.wav");
    }
    try {
      return new SignalPair(
          AudioReader.read(reference).channel(0),
          AudioReader.read(folder.resolve(name + ".deg.wav")).channel(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pair that values of the URGENT challenge are for, by its name there. */
  public static SignalPair urgent(String name) {
    return switch (name) {
      case "index-y" -> synthetic(16000);
      case "index-y-as-8k" -> halved(synthetic(16000));
      case "index-formulas-at-48k" -> synthetic(48000);
      default -> recording(name);
    };
  }

  /** Every second sample, as a signal of half the rate. */
  public static SignalPair halved(SignalPair pair) {
    return new SignalPair(halved(pair.reference().signal()), halved(pair.estimate().signal()));
  }

  private static Signal halved(Signal signal) {
    double[] x = new double[(signal.length() + 1) / 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = signal.samples()[2 * i];
    }
    return new Signal(x, signal.sampleRate() / 2);
  }

  /** The same samples under another rate. */
  public static SignalPair declared(SignalPair pair, int sampleRate) {
    return new SignalPair(
        new Signal(pair.reference().samples(), sampleRate),
        new Signal(pair.estimate().samples(), sampleRate));
  }

  /**
   * The pair that needs no file: three seconds of harmonics of 150 Hz in bursts, and 0.8 times that
   * with noise of a linear congruential generator.
   *
   * @param sampleRate 16000 for the values of the specification, 48000 for one of its rows
   */
  public static SignalPair synthetic(int sampleRate) {
    int length = 48000;
    double[] noise = new double[2 * length];
    long state = 1;
    for (int k = 0; k < noise.length; k++) {
      state = (1103515245L * state + 12345) % (1L << 31);
      noise[k] = state / (double) (1L << 30) - 1;
    }
    double[] x = new double[length];
    double[] y = new double[length];
    for (int n = 0; n < length; n++) {
      double t = (double) n / sampleRate;
      double harmonics = 0;
      for (int h = 1; h <= 20; h++) {
        harmonics += StrictMath.sin(2 * Math.PI * 150 * h * t) / h;
      }
      double burst = Math.max(0, StrictMath.sin(2 * Math.PI * 1.5 * t));
      x[n] = 0.1 * burst * harmonics + 0.001 * noise[n];
      y[n] = 0.8 * x[n] + 0.02 * noise[length + n];
    }
    return new SignalPair(new Signal(x, sampleRate), new Signal(y, sampleRate));
  }

  /** A pair with samples of one or both sides changed. */
  public static SignalPair changed(SignalPair pair, Change reference, Change estimate) {
    return new SignalPair(
        new Signal(reference.of(pair.reference().samples().clone()), pair.sampleRate()),
        new Signal(estimate.of(pair.estimate().samples().clone()), pair.sampleRate()));
  }

  /** A change of samples, in place or not. */
  public interface Change {

    /** No change. */
    Change NONE = x -> x;

    /** Digital silence. */
    Change ZERO = x -> new double[x.length];

    /** Digital silence from sample 8000 to 15999. */
    Change CUT =
        x -> {
          Arrays.fill(x, 8000, 16000, 0);
          return x;
        };

    /** The changed samples. */
    double[] of(double[] x);

    /** All samples times a factor. */
    static Change gain(double factor) {
      return x -> Arrays.stream(x).map(sample -> factor * sample).toArray();
    }
  }
}
