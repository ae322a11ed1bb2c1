package sqe.examples.denoiser;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.dsp.audio.WavWriter;
import sqe.examples.denoiser.Recordings.Mixture;

/**
 * Trains the same small denoiser four times, on SI-SDR, on PMSQE, on both with learned weights, and
 * on SI-SDR with the deep feature loss, and prints what each makes of files it has not seen.
 *
 * <p>Arguments: the folder {@code testdata}, a folder for the results, the number of steps. The
 * held-out files as they were and as each denoiser leaves them are written as WAVE files, for
 * {@code sqe score} to compare.
 */
public final class Denoiser {

  private static final int BANDS = 24;
  private static final int BINS = 257;
  private static final int SAMPLE_RATE = 16000;

  /** SI-SDR and the deep feature loss. */
  static final String WITH_FEATURES = "si_sdr+features";

  /** Names of the criteria, and of their results. */
  static final List<String> CRITERIA = List.of("si_sdr", "pmsqe", "both", WITH_FEATURES);

  /** The heading of the table. */
  static final String HEADING =
      String.format(Locale.ROOT, "%-22s %10s %10s %13s", "", "si_sdr dB", "pmsqe", "deep_feature");

  /** What the table shows of each. */
  private static final List<String> METRICS = List.of("si_sdr", "pmsqe", "deep_feature");

  private final Path results;
  private final PrintStream out;

  private Denoiser(Path results, PrintStream out) {
    this.results = results;
    this.out = out;
  }

  /** The criterion of a name, with fresh weights where it learns some. */
  static Criterion criterion(String name) {
    return switch (name) {
      case "both" -> new Criterion.Both();
      case WITH_FEATURES -> Criterion.withDeepFeatures();
      default -> Criterion.of(name);
    };
  }

  /** Runs the example. */
  public static void main(String[] arguments) throws IOException {
    Path testdata = Path.of(arguments[0]);
    Path results = Path.of(arguments[1]);
    new Denoiser(results, System.out).run(testdata, Integer.parseInt(arguments[2]));
  }

  static GainBands bands() {
    return new GainBands(BANDS, BINS, SAMPLE_RATE);
  }

  private void run(Path testdata, int steps) throws IOException {
    Recordings recordings = new Recordings(testdata, bands());
    List<Mixture> training = recordings.training();
    List<Mixture> heldOut = recordings.heldOut();
    out.printf(
        Locale.ROOT,
        "%d mixtures to train on, %d steps a criterion, %d files held out%n%n",
        training.size(),
        steps,
        heldOut.size());
    out.println(HEADING);
    for (Mixture mixture : heldOut) {
      write("clean", mixture, mixture.clean().samples());
    }
    report("before (noisy)", "noisy", heldOut, null);
    for (String name : CRITERIA) {
      MaskNetwork network = Training.train(training, BANDS, criterion(name), steps);
      report("after " + name, name, heldOut, network);
    }
  }

  /** Writes the held-out files as a network leaves them, and prints their line of the table. */
  private void report(
      String title, String folder, List<Mixture> heldOut, @Nullable MaskNetwork network)
      throws IOException {
    for (Mixture mixture : heldOut) {
      write(folder, mixture, estimate(mixture, network));
    }
    out.println(line(title, heldOut, network));
  }

  /** One line of the table: the means over the held-out files; without a network, as they were. */
  static String line(String title, List<Mixture> heldOut, @Nullable MaskNetwork network) {
    double[] means = new double[METRICS.size()];
    for (Mixture mixture : heldOut) {
      double[] estimate = estimate(mixture, network);
      for (int m = 0; m < means.length; m++) {
        means[m] += score(METRICS.get(m), mixture, estimate) / heldOut.size();
      }
    }
    return String.format(
        Locale.ROOT, "%-22s %10.2f %10.3f %13.3f", title, means[0], means[1], means[2]);
  }

  private static double[] estimate(Mixture mixture, @Nullable MaskNetwork network) {
    return network == null ? mixture.noisy().samples() : Training.denoised(network, mixture);
  }

  /** The value of a metric for an estimate. */
  static double score(String metric, Mixture mixture, double[] estimate) {
    return Criterion.metric(metric).score(Training.pair(mixture, estimate)).value();
  }

  private void write(String folder, Mixture mixture, double[] samples) throws IOException {
    Path file = results.resolve(folder).resolve(mixture.name() + ".wav");
    Files.createDirectories(file.getParent());
    WavWriter.writeFloat32(file, new double[][] {samples}, SAMPLE_RATE);
  }
}
