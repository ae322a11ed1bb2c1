package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Levels, model signals, alignment signals and envelopes against the specification's six runs. */
class SignalStagesTest {

  private static final List<String> SIDES = List.of("reference", "degraded");

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void levelsAreThoseOfTheSpecification(GoldenCase golden) {
    for (String side : SIDES) {
      double power = golden.stages.power(golden.signal(side));
      golden.assertClose("P", power, golden.value("level." + side + ".P"), 2e-7);
      golden.assertClose(
          "gain", LevelAlignment.gain(power), golden.value("level." + side + ".gain"), 2e-7);
    }
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void modelSignalsAreThoseOfTheSpecification(GoldenCase golden) {
    for (String side : SIDES) {
      GuardedSignal model = golden.stages.model(golden.signal(side));
      assertThat(model.length()).isEqualTo(golden.integer("samples." + side));
      assertThat(model.span()).isEqualTo(golden.integer("span." + side));
      assertSignal(golden, model, "signals.model_" + side, 2e-7);
    }
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void alignmentSignalsAreThoseOfTheSpecification(GoldenCase golden) {
    for (String side : SIDES) {
      assertSignal(golden, golden.alignment(side), "signals.alignment_" + side, 1e-6);
    }
  }

  private static void assertSignal(
      GoldenCase golden, GuardedSignal signal, String key, double tolerance) {
    double[] x = signal.samples();
    assertThat(x).hasSize(golden.integer(key + ".length"));
    double squares = Arrays.stream(x).map(v -> v * v).sum();
    golden.assertClose(
        key, Arrays.stream(x).map(Math::abs).sum(), golden.value(key + ".sum_abs"), 1e-5);
    golden.assertClose(key, squares, golden.value(key + ".sum_squares"), 1e-5);
    double rms = Math.sqrt(squares / x.length);
    golden
        .below(key + ".samples.")
        .forEach(
            (index, expected) -> {
              double difference = Math.abs(x[Integer.parseInt(index)] - expected);
              assertThat(difference / rms)
                  .as("%s %s at %s", golden, key, index)
                  .isLessThan(20 * tolerance);
            });
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void activityThresholdCreepsAsInTheSpecification(GoldenCase golden) {
    for (String side : SIDES) {
      String key = "envelope." + side + ".";
      double[] energy = ActivityEnvelope.blockEnergies(golden.alignment(side));
      assertThat(energy).hasSize(golden.integer(key + "blocks"));
      ActivityThreshold threshold = ActivityThreshold.of(energy);
      golden.assertClose(key, threshold.floor(), golden.value(key + "m"), 1e-4);
      golden.assertClose(
          key, threshold.value(), golden.value(key + "theta_after_each_of_12.11"), 1e-4);
      golden.assertClose(key, threshold.signalLevel(), golden.value(key + "sig"), 1e-4);
      golden.assertClose(key, threshold.noiseLevel(), golden.value(key + "noi"), 1e-4);
      assertThat(Arrays.stream(energy).filter(e -> e > threshold.value()).count())
          .isEqualTo(golden.integer(key + "blocks_above_theta"));
    }
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void envelopesAreThoseOfTheSpecification(GoldenCase golden) {
    ActivityEnvelope reference = ActivityEnvelope.of(golden.alignment("reference"));
    ActivityEnvelope degraded = ActivityEnvelope.of(golden.alignment("degraded"));
    assertThat(reference.activeBlocks())
        .isEqualTo(golden.integer("envelope.reference.final_active_blocks"));
    assertThat(degraded.activeBlocks())
        .isEqualTo(golden.integer("envelope.degraded.final_active_blocks"));
    for (CSVRecord row : golden.table("envelope.csv").rows()) {
      assertBlock(golden, reference, row, "_ref");
      assertBlock(golden, degraded, row, "_deg");
    }
  }

  private static void assertBlock(
      GoldenCase golden, ActivityEnvelope envelope, CSVRecord row, String side) {
    int block = Integer.parseInt(row.get("block"));
    if (row.get("E" + side).isEmpty()) {
      assertThat(envelope.blocks()).isLessThanOrEqualTo(block);
      return;
    }
    double energy = Double.parseDouble(row.get("E" + side));
    golden.assertClose("E" + side + block, envelope.energy()[block], energy, 2e-4);
    assertThat(Math.abs(envelope.log()[block] - Double.parseDouble(row.get("log" + side))))
        .as("%s log%s %d", golden, side, block)
        .isLessThan(2e-4);
  }
}
