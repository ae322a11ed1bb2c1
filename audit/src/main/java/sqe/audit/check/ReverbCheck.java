package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 41: {@code reverb}. */
final class ReverbCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          41,
          "reverb",
          SPECTRUM,
          INFO,
          "Speech fades more slowly than in the rest of the set: robust z of the decay "
              + "time seen in the fastest falls of the level. Noise in the pauses looks like a room.",
          List.of(
              new Limit("", 3, "", "largest robust z"),
              new Limit("seconds", 0.5, "s", "decay time below which nothing is reported")),
          "own: see the distribution in the documentation; SRMR is the published measure",
          "Listen: a far microphone or a large room.");

  private static final double SMALLEST_DEVIATION = 0.05; // seconds

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    List<FileFeatures> files =
        data.references().stream().filter(f -> f.channels().get(0).decay() > 0).toList();
    double[] decay = files.stream().mapToDouble(f -> f.channels().get(0).decay()).toArray();
    double[] z = Robust.scores(decay, SMALLEST_DEVIATION);
    for (int i = 0; i < files.size(); i++) {
      if (files.size() >= Robust.ENOUGH
          && z[i] > report.limit()
          && decay[i] > report.limit("seconds")) {
        report
            .of(files.get(i).name())
            .found(INFO, z[i], report.limit(), "decay of %.2f s, robust z %.1f", decay[i], z[i]);
      }
    }
  }
}
