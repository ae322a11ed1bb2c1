package sqe.models.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * How far two signals' maps are apart: {@code Σ_i s_i · mean_{c,n} w_i[c]·|F_i(y)[c][n] −
 * F_i(x)[c][n]|}.
 *
 * @param network F, and the weights w of its channels
 * @param scales s, one a layer from the first on; their number is that of the layers compared
 */
record FeatureDistance(FeatureNetwork network, List<Double> scales) {

  /** Copies the list. */
  FeatureDistance {
    scales = List.copyOf(scales);
  }

  int layers() {
    return scales.size();
  }

  /** The scaled distances of the layers; their sum is the distance. */
  double[] byLayer(
      List<ConvolutionLayer.Output> reference, List<ConvolutionLayer.Output> estimate) {
    double[] distances = new double[layers()];
    for (int i = 0; i < distances.length; i++) {
      double[][] x = reference.get(i).activation();
      double[][] y = estimate.get(i).activation();
      double[] weights = network.channelWeights(i);
      double sum = 0;
      for (int c = 0; c < x.length; c++) {
        sum += Math.abs(weights[c]) * absoluteDifference(x[c], y[c]);
      }
      distances[i] = scales.get(i) * sum / ((double) x.length * x[0].length);
    }
    return distances;
  }

  private static double absoluteDifference(double[] x, double[] y) {
    double even = 0;
    double odd = 0;
    int n = 0;
    for (; n + 1 < x.length; n += 2) {
      even += Math.abs(y[n] - x[n]);
      odd += Math.abs(y[n + 1] - x[n + 1]);
    }
    return n < x.length ? even + odd + Math.abs(y[n] - x[n]) : even + odd;
  }

  /** The gradient with respect to the samples of the estimate; at equal maps it is 0. */
  double[] gradient(
      List<ConvolutionLayer.Output> reference, List<ConvolutionLayer.Output> estimate, int length) {
    List<double[][]> gradients = new ArrayList<>();
    for (int i = 0; i < layers(); i++) {
      double[][] x = reference.get(i).activation();
      double[][] y = estimate.get(i).activation();
      double[] weights = network.channelWeights(i);
      double[][] own = new double[x.length][x[0].length];
      double scale = scales.get(i) / ((double) x.length * x[0].length);
      for (int c = 0; c < x.length; c++) {
        double weight = scale * Math.abs(weights[c]);
        for (int n = 0; n < x[c].length; n++) {
          own[c][n] = weight * Math.signum(y[c][n] - x[c][n]);
        }
      }
      gradients.add(own);
    }
    return network.backward(estimate, gradients, length);
  }
}
