package sqe.examples.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.examples.denoiser.Recordings.Mixture;
import sqe.metrics.AnalysedSignal;
import sqe.testing.SharedFolder;

@Tag("one-jdk")
class DenoiserTest {

  private static final GainBands BANDS = Denoiser.bands();
  private static final int STEPS = 96;

  private static final Map<String, MaskNetwork> TRAINED = new HashMap<>();

  private static List<Mixture> training = List.of();
  private static List<Mixture> heldOut = List.of();

  @BeforeAll
  static void read() throws IOException {
    Recordings recordings = new Recordings(SharedFolder.project("testdata"), BANDS);
    training = recordings.training();
    heldOut = recordings.heldOut();
  }

  @Test
  void gainsOfOneGiveTheRecordingBack() {
    Mixture mixture = heldOut.get(0);
    double[][] ones = new double[mixture.features().length][BANDS.size()];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    assertThat(mixture.spectrogram().weighted(ones))
        .containsExactly(mixture.noisy().samples(), within(1e-12));
  }

  @Test
  void parameterGradientsAgreeWithFiniteDifferences() {
    Mixture mixture = shortMixture();
    MaskNetwork network = new MaskNetwork(BANDS.size(), 5, 3);
    Criterion criterion = Criterion.of("si_sdr");
    double[] gradient = Training.gradient(network, mixture, criterion);
    var random = new Random(2);
    for (int trial = 0; trial < 30; trial++) {
      int i = random.nextInt(gradient.length);
      double h = 1e-5;
      double slope = (loss(network, mixture, i, h) - loss(network, mixture, i, -h)) / (2 * h);
      assertThat(gradient[i])
          .as("parameter %d", i)
          .isCloseTo(slope, within(1e-6 + 1e-5 * Math.abs(slope)));
    }
  }

  private static double loss(MaskNetwork network, Mixture mixture, int parameter, double by) {
    network.parameters()[parameter] += by;
    double[] estimate = Training.denoised(network, mixture);
    network.parameters()[parameter] -= by;
    return Criterion.of("si_sdr").loss(Training.pair(mixture, estimate)).value();
  }

  private static Mixture shortMixture() {
    var random = new Random(9);
    double[] clean = new double[3000];
    double[] noisy = new double[3000];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = Math.sin(0.05 * i) * Math.sin(0.002 * i);
      noisy[i] = clean[i] + 0.3 * random.nextGaussian();
    }
    return Mixture.of("short", new AnalysedSignal(new Signal(clean, 16000)), noisy, BANDS);
  }

  @Test
  void trainingOnSiSdrRaisesSiSdrOfFilesHeldOut() {
    MaskNetwork network = trained("si_sdr");
    assertThat(after("si_sdr", network) - before("si_sdr")).isGreaterThan(0.5);
  }

  @Test
  void trainingOnPmsqeLowersPmsqeOfFilesHeldOut() {
    MaskNetwork network = trained("pmsqe");
    assertThat(after("pmsqe", network) - before("pmsqe")).isLessThan(-0.2);
  }

  @Test
  void trainingOnBothImprovesBothOnFilesHeldOut() {
    MaskNetwork network = trained("both");
    assertThat(after("si_sdr", network) - before("si_sdr")).isGreaterThan(0.5);
    assertThat(after("pmsqe", network) - before("pmsqe")).isLessThan(-0.1);
  }

  @Test
  void addingDeepFeaturesToTheLossImprovesThemOnFilesHeldOut() {
    MaskNetwork without = trained("si_sdr");
    MaskNetwork with = trained(Denoiser.WITH_FEATURES);
    assertThat(after("deep_feature", with))
        .isLessThan(after("deep_feature", without) - 0.005)
        .isLessThan(before("deep_feature") - 0.1);
    assertThat(after("si_sdr", with) - before("si_sdr")).isGreaterThan(0.5);
  }

  @Test
  void trainingIsTheSameToTheBitEachTime() {
    assertThat(train("both", 3).parameters()).containsExactly(train("both", 3).parameters());
  }

  @Test
  void thePageShowsTheTable() throws IOException {
    List<String> table = new ArrayList<>();
    table.add(Denoiser.HEADING);
    table.add(Denoiser.line("before (noisy)", heldOut, null));
    for (String name : Denoiser.CRITERIA) {
      table.add(Denoiser.line("after " + name, heldOut, trained(name)));
    }
    assertThat(Files.readString(SharedFolder.project("docs/metrics/neural.md")))
        .contains(String.join("\n", table));
  }

  private static MaskNetwork trained(String criterion) {
    return TRAINED.computeIfAbsent(criterion, name -> train(name, STEPS));
  }

  private static MaskNetwork train(String criterion, int steps) {
    return Training.train(training, BANDS.size(), Denoiser.criterion(criterion), steps);
  }

  private static double before(String metric) {
    return heldOut.stream()
        .mapToDouble(mixture -> Denoiser.score(metric, mixture, mixture.noisy().samples()))
        .average()
        .orElseThrow();
  }

  private static double after(String metric, MaskNetwork network) {
    return heldOut.stream()
        .mapToDouble(
            mixture -> Denoiser.score(metric, mixture, Training.denoised(network, mixture)))
        .average()
        .orElseThrow();
  }
}
