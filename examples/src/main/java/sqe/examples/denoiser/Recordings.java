package sqe.examples.denoiser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;

/**
 * What is trained on and what is held out, from the project's {@code testdata}: four speakers with
 * white noise, babble, hum and clicks for training, each speaker with each noise; two other
 * speakers with pink and speech-shaped noise to be held out.
 */
final class Recordings {

  private static final List<String> TRAINING = List.of("s01_engb", "s04_fr", "s07_nl", "s08_pl");
  private static final List<String> HELD_OUT = List.of("s02_enus", "s03_de");

  private final Path folder;
  private final GainBands bands;

  /**
   * A recording to denoise.
   *
   * @param name of the file, without extension
   * @param clean the reference, whose analyses all losses share
   * @param noisy the mixture
   * @param spectrogram of the mixture
   * @param features of the mixture, as the network sees it
   */
  record Mixture(
      String name,
      AnalysedSignal clean,
      Signal noisy,
      NoisySpectrogram spectrogram,
      double[][] features) {

    static Mixture of(String name, AnalysedSignal clean, double[] noisy, GainBands bands) {
      NoisySpectrogram spectrogram = new NoisySpectrogram(noisy, bands);
      Signal signal = new Signal(noisy, clean.signal().sampleRate());
      return new Mixture(name, clean, signal, spectrogram, spectrogram.features());
    }
  }

  Recordings(Path testdata, GainBands bands) {
    this.folder = testdata;
    this.bands = bands;
  }

  /** The files that no training sees. */
  List<Mixture> heldOut() throws IOException {
    List<Mixture> mixtures = new ArrayList<>();
    for (String name : HELD_OUT) {
      mixtures.add(Mixture.of(name, clean(name), samples("noisy", name), bands));
    }
    return mixtures;
  }

  /** Every training speaker with the noise of every training file. */
  List<Mixture> training() throws IOException {
    List<Mixture> mixtures = new ArrayList<>();
    for (String speaker : TRAINING) {
      AnalysedSignal clean = clean(speaker);
      for (String noise : TRAINING) {
        double[] mixed = mixed(clean.samples(), noise(noise));
        mixtures.add(Mixture.of(speaker + "+" + noise, clean, mixed, bands));
      }
    }
    return mixtures;
  }

  private AnalysedSignal clean(String name) throws IOException {
    return new AnalysedSignal(
        AudioReader.read(folder.resolve("clean/" + name + ".wav")).channel(0));
  }

  private double[] samples(String kind, String name) throws IOException {
    return AudioReader.read(folder.resolve(kind + "/" + name + ".wav")).channel(0).samples();
  }

  /** What a noisy file has and its clean file has not. */
  private double[] noise(String name) throws IOException {
    double[] noisy = samples("noisy", name);
    double[] clean = samples("clean", name);
    double[] noise = new double[noisy.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noisy[i] - clean[i];
    }
    return noise;
  }

  private static double[] mixed(double[] clean, double[] noise) {
    double[] mixed = new double[clean.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = clean[i] + noise[i % noise.length];
    }
    return mixed;
  }
}
