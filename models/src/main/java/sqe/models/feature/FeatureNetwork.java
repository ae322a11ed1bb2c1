package sqe.models.feature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.models.onnx.ModelFile;

/**
 * The network whose inner layers are compared: fourteen layers in a chain, of 32 channels, twice as
 * many after every fifth, each but the last with half the samples of the one before.
 *
 * <p>Every layer normalises with the statistics of the signal itself, so that signals are run one
 * by one and never padded. Weights are those of the published models, in single precision; the
 * arithmetic is double. Immutable.
 */
final class FeatureNetwork {

  /** Layers there are. */
  static final int LAYERS = 14;

  private static final int FIRST_CHANNELS = 32;
  private static final int LAYERS_OF_A_WIDTH = 5;
  private static final int TAPS = 3;

  /** The weights of Germain's loss. */
  static final ModelFile LOSS_FILE =
      new ModelFile.Bundled("deep-feature-loss.onnx", FeatureNetwork.class, "4c54220e11029214");

  /** The weights of DPAM. */
  static final ModelFile DPAM_FILE =
      new ModelFile.Bundled("dpam-scratch.onnx", FeatureNetwork.class, "edea1c0ed925ce01");

  private final List<ConvolutionLayer> layers;
  private final List<double[]> channelWeights;

  private FeatureNetwork(Initialisers constants, boolean weighted) {
    List<ConvolutionLayer> chain = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    int inputs = 1;
    for (int i = 0; i < LAYERS; i++) {
      int outputs = FIRST_CHANNELS << (i / LAYERS_OF_A_WIDTH);
      String number = String.format(Locale.ROOT, "_%02d", i);
      chain.add(
          new ConvolutionLayer(
              constants.values("w" + number, outputs * inputs * TAPS),
              constants.values("beta" + number, outputs),
              inputs,
              i == LAYERS - 1 ? 1 : 2));
      weights.add(weighted ? constants.values("cw" + number, outputs) : ones(outputs));
      inputs = outputs;
    }
    layers = List.copyOf(chain);
    channelWeights = List.copyOf(weights);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** That of Germain's loss; read at the first call. */
  static FeatureNetwork loss() {
    return Loss.NETWORK;
  }

  /** That of DPAM, whose channels have weights; read at the first call. */
  static FeatureNetwork dpam() {
    return Dpam.NETWORK;
  }

  private static final class Loss {
    private static final FeatureNetwork NETWORK = read(LOSS_FILE, false);
  }

  private static final class Dpam {
    private static final FeatureNetwork NETWORK = read(DPAM_FILE, true);
  }

  private static FeatureNetwork read(ModelFile file, boolean weighted) {
    try {
      return new FeatureNetwork(new Initialisers(file.bytes()), weighted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The weight of each channel of a layer. */
  double[] channelWeights(int layer) {
    return channelWeights.get(layer);
  }

  /**
   * What the first layers make of a signal.
   *
   * @param samples at least one; not changed
   * @param count number of layers
   */
  List<ConvolutionLayer.Output> forward(double[] samples, int count) {
    List<ConvolutionLayer.Output> outputs = new ArrayList<>();
    double[][] input = {samples};
    for (ConvolutionLayer layer : layers.subList(0, count)) {
      ConvolutionLayer.Output output = layer.forward(input);
      outputs.add(output);
      input = output.activation();
    }
    return outputs;
  }

  /**
   * The gradient with respect to the samples.
   *
   * @param outputs what {@link #forward} gave
   * @param gradients with respect to the activation of each of these layers itself, not through the
   *     layers after it; spent as working space
   * @param length number of samples
   */
  double[] backward(List<ConvolutionLayer.Output> outputs, List<double[][]> gradients, int length) {
    int last = outputs.size() - 1;
    double[][] gradient = gradients.get(last);
    for (int i = last; i > 0; i--) {
      int inputLength = outputs.get(i - 1).activation()[0].length;
      double[][] input = layers.get(i).backward(outputs.get(i), gradient, inputLength);
      double[][] own = gradients.get(i - 1);
      for (int c = 0; c < own.length; c++) {
        for (int n = 0; n < own[c].length; n++) {
          own[c][n] += input[c][n];
        }
      }
      gradient = own;
    }
    return layers.get(0).backward(outputs.get(0), gradient, length)[0];
  }

  /**
   * The maps of a reference, kept for its other estimates unless it is long: they take more memory
   * than the time is worth.
   */
  static List<ConvolutionLayer.Output> ofReference(
      AnalysedSignal reference, Derivation<AnalysedSignal, List<ConvolutionLayer.Output>> maps) {
    List<ConvolutionLayer.Output> outputs = reference.derive(maps);
    if (reference.isLong()) {
      reference.forget(maps);
    }
    return outputs;
  }

  /**
   * The maps of a reference, which all its estimates are compared with.
   *
   * @param network whose maps
   * @param layers how many
   */
  record Maps(FeatureNetwork network, int layers)
      implements Derivation<AnalysedSignal, List<ConvolutionLayer.Output>> {

    @Override
    public List<ConvolutionLayer.Output> from(AnalysedSignal signal) {
      return network.forward(signal.samples(), layers);
    }
  }
}
