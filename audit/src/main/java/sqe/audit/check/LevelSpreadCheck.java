package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;

/** Check 14: {@code level-spread}. */
final class LevelSpreadCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          14,
          "level-spread",
          LEVEL,
          INFO,
          "The active levels of the set differ: their standard deviation.",
          List.of(new Limit("", 3, "dB", "largest standard deviation")),
          "measured as in EBU R 128; limit own: 9 dB on our mixed collection, 2 dB within "
              + "its VoiceBank part",
          "Fine for training; bring to one level for listening tests and level-dependent "
              + "metrics.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    double[] levels =
        data.references().stream()
            .filter(f -> !f.channels().get(0).silent())
            .mapToDouble(f -> f.channels().get(0).level().activeDb())
            .toArray();
    double deviation = levels.length < 3 ? 0 : Robust.standardDeviation(levels);
    if (deviation > report.limit()) {
      report.found(
          INFO,
          deviation,
          report.limit(),
          "active levels have a standard deviation of %.1f dB",
          deviation);
    }
  }
}
