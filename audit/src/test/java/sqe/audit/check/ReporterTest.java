package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReporterTest {

  private static final double ABOVE = Math.nextUp(2.0);
  private static final double BELOW = Math.nextDown(2.0);

  private final List<Finding> findings = new ArrayList<>();
  private final Reporter report =
      new Reporter(
          Check.check("a", ERROR).about("b").limit(2, "", "c").source("d").advice("e").info(),
          AuditSettings.of(Profile.GENERAL),
          findings);

  @Test
  void aValueAtTheLimitIsNeitherAboveNorBelowButReachesIt() {
    report.above(WARNING, 2, "at");
    report.below(WARNING, 2, "at");
    report.outside(WARNING, 2, 2, 2, "at");
    assertThat(findings).isEmpty();
    report.reaches(WARNING, 2, "reached");
    report.above(WARNING, ABOVE, "above");
    report.below(WARNING, BELOW, "below");
    assertThat(findings).extracting(Finding::message).containsExactly("reached", "above", "below");
  }

  @Test
  void whatIsNoNumberIsBeyondNothing() {
    report.above(WARNING, Double.NaN, "");
    report.below(WARNING, Double.NaN, "");
    report.reaches(WARNING, Double.NaN, "");
    report.graded(Double.NaN, 3, "");
    report.outside(Double.NaN, 1, 2, 3, "");
    assertThat(findings).isEmpty();
  }

  @Test
  void theSecondLimitMakesAnError() {
    report.graded(2, 3, "");
    report.graded(3, 3, "");
    report.graded(4, 3, "");
    report.outside(0.5, 1, 2, 3, "");
    report.outside(1, 1, 2, 3, "");
    report.outside(4, 1, 2, 3, "");
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(WARNING, ERROR, ERROR, WARNING, WARNING);
    assertThat(findings).extracting(Finding::limit).containsExactly(2.0, 3.0, 1.0, 2.0, 3.0);
  }

  @Test
  void aMessageIsMadeOfItsValuesOrElseOfWhatWasMeasured() {
    report.of("f").channel(2).second(1.5).above(INFO, 2.5, "%.1f dB");
    report.above(INFO, 2.5, "%s of %d", "one", 7);
    assertThat(findings).extracting(Finding::message).containsExactly("2.5 dB", "one of 7");
    assertThat(findings.get(0)).isEqualTo(new Finding("a", INFO, "f", 2, 1.5, 2.5, 2, "2.5 dB"));
  }
}
