package sqe.metrics.visqol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * MOS of audio from the similarities v of the bands (§9): support vector regression with radial
 * basis functions,
 *
 * <pre>
 *   f(v) = Σ_s α_s·exp(−γ·‖v − s‖²) − ρ
 * </pre>
 *
 * <p>The 317 support vectors are those of the published program, in its text file: {@code gamma}
 * and {@code rho}, then after {@code SV} one line each of α and {@code index:value}, counted from
 * 1. They are read at the first score.
 */
final class SupportVectorMapping implements Mapping {

  private static final String FILE = "libsvm_nu_svr_model.txt";

  /** Made when it is first asked for, then shared. */
  private static final class Holder {
    static final Model MODEL = Model.read();
  }

  /**
   * A trained model.
   *
   * @param gamma γ
   * @param rho ρ
   * @param weights α
   * @param vectors s, one a row
   */
  private record Model(double gamma, double rho, double[] weights, double[][] vectors) {

    static Model read() {
      List<String> lines = lines();
      List<String> vectors = lines.subList(lines.indexOf("SV") + 1, lines.size());
      return new Model(
          number(lines, "gamma "),
          number(lines, "rho "),
          vectors.stream().mapToDouble(line -> Double.parseDouble(line.split(" ")[0])).toArray(),
          vectors.stream().map(Model::vector).toArray(double[][]::new));
    }

    private static List<String> lines() {
      try (var stream = Objects.requireNonNull(Model.class.getResourceAsStream(FILE), FILE)) {
        return new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static double number(List<String> lines, String key) {
      String line = lines.stream().filter(each -> each.startsWith(key)).findFirst().orElseThrow();
      return Double.parseDouble(line.substring(key.length()));
    }

    private static double[] vector(String line) {
      double[] vector = new double[Mode.AUDIO.bands()];
      Arrays.stream(line.split(" "))
          .skip(1)
          .map(cell -> cell.split(":"))
          .forEach(cell -> vector[Integer.parseInt(cell[0]) - 1] = Double.parseDouble(cell[1]));
      return vector;
    }
  }

  @Override
  public double unlimited(PatchMatching.Result result) {
    Model model = Holder.MODEL;
    double sum = 0;
    for (int s = 0; s < model.weights().length; s++) {
      double distance = 0;
      for (int b = 0; b < result.bands().length; b++) {
        double difference = result.bands()[b] - model.vectors()[s][b];
        distance += difference * difference;
      }
      sum += model.weights()[s] * StrictMath.exp(-model.gamma() * distance);
    }
    return sum - model.rho();
  }
}
