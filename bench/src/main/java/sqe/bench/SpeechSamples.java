package sqe.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.dsp.filter.Resampler;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;

/**
 * What the benchmarks score: ten seconds of speech at 16 kHz, made of the test data's sentences one
 * after the other. Two voices, for the metrics of separated sources, are the sentences in two
 * orders.
 *
 * <p>A pair made here has derived nothing yet, so that scoring it costs what it costs in a batch.
 */
final class SpeechSamples {

  /** Length of every signal. */
  static final int SECONDS = 10;

  static final int SAMPLE_RATE = 16_000;

  /** Of the pair for metrics that exist at this rate alone. */
  private static final int FULLBAND_RATE = 48_000;

  private static final List<String> SENTENCES =
      List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl");

  private final Signal clean = concatenate("clean", 0);
  private final Signal enhanced = concatenate("enhanced_rnnoise", 0);
  private final Signal noisy = concatenate("noisy", 0);
  private final Signal fullbandClean = resampled(clean);
  private final Signal fullbandEnhanced = resampled(enhanced);
  private final Signal secondClean = concatenate("clean", 3);
  private final Signal secondEnhanced = concatenate("enhanced_rnnoise", 3);

  Signal clean() {
    return clean;
  }

  Signal enhanced() {
    return enhanced;
  }

  Signal noisy() {
    return noisy;
  }

  /** A new pair with its mixture, as most metrics take it. */
  SignalPair pair() {
    return new SignalPair(
        new AnalysedSignal(clean), new AnalysedSignal(enhanced), new AnalysedSignal(noisy));
  }

  /** A new pair at a rate at which a metric exists. */
  SignalPair pairFor(Metric metric) {
    Set<Integer> rates = metric.info().sampleRates();
    return rates.isEmpty() || rates.contains(SAMPLE_RATE)
        ? pair()
        : new SignalPair(fullbandClean, fullbandEnhanced);
  }

  /** A new pair that is one of two separated sources. */
  SignalPair separatedPair() {
    AnalysedSignal reference = new AnalysedSignal(clean);
    AnalysedSignal estimate = new AnalysedSignal(enhanced);
    Sources sources =
        new Sources(
            List.of(reference, new AnalysedSignal(secondClean)),
            List.of(estimate, new AnalysedSignal(secondEnhanced)));
    return new SignalPair(reference, estimate, null, sources);
  }

  private static Signal concatenate(String folder, int first) {
    double[] samples = new double[SECONDS * SAMPLE_RATE];
    int length = 0;
    for (int s = first; length < samples.length; s++) {
      String name = SENTENCES.get(s % SENTENCES.size()) + ".wav";
      double[] sentence = read(testData().resolve(folder).resolve(name));
      int part = Math.min(sentence.length, samples.length - length);
      System.arraycopy(sentence, 0, samples, length, part);
      length += part;
    }
    return new Signal(samples, SAMPLE_RATE);
  }

  private static Signal resampled(Signal signal) {
    double[] samples = new Resampler(SAMPLE_RATE, FULLBAND_RATE).resample(signal.samples());
    return new Signal(samples, FULLBAND_RATE);
  }

  private static double[] read(Path file) {
    try {
      Recording recording = AudioReader.read(file);
      if (recording.sampleRate() != SAMPLE_RATE) {
        throw new IllegalStateException(file + " has " + recording.sampleRate() + " Hz");
      }
      return recording.channels()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below the working directory, unless a test says where the project is. */
  private static Path testData() {
    String root = System.getProperty("sqe.root", "");
    return Path.of(root).resolve("testdata");
  }
}
