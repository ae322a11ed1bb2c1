package sqe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.linear.Reductions;

class FormulaSignalsTest {

  @Test
  void formulaSignalsAreTheOnesTheExpectedValuesWereMadeFrom() {
    var signals = new FormulaSignals();
    var byName =
        Map.of(
            "s1", signals.source1,
            "s2", signals.source2,
            "v", signals.noise,
            "y", signals.estimate,
            "est1", signals.estimate1,
            "est2", signals.estimate2);
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/formula_signals.csv"));
    assertThat(golden.rows()).hasSizeGreaterThan(50);
    for (CSVRecord row : golden.rows()) {
      double[] signal = byName.get(row.get("signal"));
      assertThat(signal).as(row.get("signal")).isNotNull();
      double expected = Double.parseDouble(row.get("value"));
      double actual =
          row.get("index").equals("sum_of_squares")
              ? Reductions.energy(signal)
              : signal[Integer.parseInt(row.get("index"))];
      assertThat(actual).as(row.toString()).isCloseTo(expected, within(1e-8 + 1e-9 * expected));
    }
  }
}
