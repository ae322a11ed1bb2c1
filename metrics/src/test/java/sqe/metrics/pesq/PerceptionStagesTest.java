package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The perceptual model and what follows it against the specification's six runs. */
class PerceptionStagesTest {

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void frameRangeAndAverageSpectraAreThoseOfTheSpecification(GoldenCase golden) {
    FrameRange frames = golden.stages.referenceExcitation().frames();
    assertThat(frames.first()).isEqualTo(golden.integer("frames.first"));
    assertThat(frames.last()).isEqualTo(golden.integer("frames.last"));
    PerceptualModel model = golden.stages.perceptualModel(golden.stages.delayPath());
    FrequencyCompensation bands = model.compensation(model.degradedExcitation());
    for (CSVRecord row : golden.table("bands.csv").rows()) {
      int b = Integer.parseInt(row.get("band"));
      assertBand(golden, bands.averageReference()[b], row.get("avg_ref"));
      assertBand(golden, bands.averageDegraded()[b], row.get("avg_deg"));
      assertBand(golden, bands.factors()[b], row.get("factor"));
    }
  }

  private static void assertBand(GoldenCase golden, double actual, String expected) {
    golden.assertClose("band", actual, Double.parseDouble(expected), 1e-4);
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void frameDisturbancesAreThoseOfTheSpecification(GoldenCase golden) {
    DelayPath path = golden.stages.delayPath();
    FrameDisturbances first = golden.stages.perceptualModel(path).firstPass();
    FrameDisturbances corrected = golden.stages.disturbances(path);
    boolean[] silent = golden.stages.referenceExcitation().silent();
    double[] symmetric = Aggregation.limited(corrected.symmetric(), corrected.power());
    double[] asymmetric = Aggregation.limited(corrected.asymmetric(), corrected.power());
    Sizes sizes = golden.tables.sizes();
    List<CSVRecord> rows = golden.table("frames.csv").rows();
    assertThat(first.symmetric()).hasSize(rows.size());
    for (int k = 0; k < rows.size(); k++) {
      CSVRecord row = rows.get(k);
      assertThat(path.at(sizes.guard() + k * sizes.hop()))
          .isEqualTo(Integer.parseInt(row.get("delay")));
      assertThat(silent[k] ? "1" : "0").isEqualTo(row.get("silent"));
      golden.assertClose("power", first.power()[k], number(row, "aud1_ref"), 1e-3);
      assertFrame(golden, k, first.symmetric()[k], number(row, "sym_first"));
      assertFrame(golden, k, first.asymmetric()[k], number(row, "asy_first"));
      assertFrame(golden, k, corrected.symmetric()[k], number(row, "sym_after_realign"));
      assertFrame(golden, k, corrected.asymmetric()[k], number(row, "asy_after_realign"));
      assertFrame(golden, k, symmetric[k], number(row, "sym_final"));
      assertFrame(golden, k, asymmetric[k], number(row, "asy_final"));
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static void assertFrame(GoldenCase golden, int frame, double actual, double expected) {
    assertThat(actual)
        .as("%s frame %d", golden, frame)
        .isCloseTo(expected, within(3e-3 + 1e-4 * Math.abs(expected)));
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void excitationsOfSingleFramesAreThoseOfTheSpecification(GoldenCase golden) {
    double[][] reference = golden.stages.referenceExcitation().excitation();
    double[][] degraded =
        golden.stages.perceptualModel(golden.stages.delayPath()).degradedExcitation();
    var loudness = golden.tables.loudness();
    for (CSVRecord row : golden.table("band_snapshots.csv").rows()) {
      int k = Integer.parseInt(row.get("frame"));
      int b = Integer.parseInt(row.get("band"));
      assertExcitation(reference[k][b], number(row, "X_raw"));
      assertExcitation(degraded[k][b], number(row, "Y_raw"));
      double lx = loudness.of(number(row, "X_compensated"), b);
      double ly = loudness.of(number(row, "Y_after_gain"), b);
      assertThat(lx).isCloseTo(number(row, "L_ref"), within(1e-5));
      assertThat(ly).isCloseTo(number(row, "L_deg"), within(1e-5));
      assertThat(Disturbance.beyondDeadZone(lx, ly))
          .isCloseTo(number(row, "D_after_dead_zone"), within(2e-5));
      double factor =
          Disturbance.asymmetry(number(row, "X_compensated"), number(row, "Y_after_gain"));
      assertThat(factor * number(row, "D_after_dead_zone"))
          .isCloseTo(number(row, "D_times_asymmetry"), within(1e-4));
    }
  }

  /** Far below the threshold of hearing the reference program has rounding noise only. */
  private static void assertExcitation(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-4 + 1e-3 * expected));
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void badIntervalsAndTheirShiftsAreThoseOfTheSpecification(GoldenCase golden) {
    DelayPath path = golden.stages.delayPath();
    FrameDisturbances frames = golden.stages.perceptualModel(path).firstPass();
    frames.clearLost(path, golden.tables.sizes());
    Realignment realignment = golden.stages.realignment(path);
    List<BadInterval> intervals = frames.badIntervals();
    for (int n = 0; n < intervals.size(); n++) {
      String key = "bad_intervals." + n + ".";
      BadInterval interval = intervals.get(n);
      assertThat(interval.from()).isEqualTo(golden.integer(key + "frame_from"));
      assertThat(interval.to()).isEqualTo(golden.integer(key + "frame_to_exclusive"));
      Realignment.Shift shift = realignment.shift(interval);
      assertThat(shift.samples()).isEqualTo(golden.integer(key + "tau_best"));
      assertThat(shift.used()).isEqualTo(golden.integer(key + "tau_used"));
      assertThat(shift.correlation()).isCloseTo(golden.value(key + "chi_best"), within(1e-5));
    }
    assertThat(golden.has("bad_intervals." + intervals.size() + ".frame_from")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void scoresAreThoseOfTheSpecification(GoldenCase golden) {
    Aggregation aggregation =
        Aggregation.of(
            golden.stages.disturbances(golden.stages.delayPath()),
            golden.tables.sizes(),
            golden.stages.commonSpan());
    assertThat(aggregation.symmetric()).isCloseTo(golden.value("Q_sym"), within(1e-4));
    assertThat(aggregation.asymmetric()).isCloseTo(golden.value("Q_asy"), within(1e-3));
    assertThat(aggregation.raw()).isCloseTo(golden.value("raw"), within(1e-5));
    MosMapping mapping =
        golden.mode == Mode.NARROWBAND ? MosMapping.NARROWBAND : MosMapping.WIDEBAND;
    assertThat(mapping.apply(aggregation.raw())).isCloseTo(golden.value("mos_lqo"), within(1e-5));
  }
}
