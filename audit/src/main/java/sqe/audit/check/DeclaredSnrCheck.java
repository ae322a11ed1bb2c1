package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ManifestRows;
import sqe.audit.feature.PairFeatures;

/** Check 44: {@code declared-snr}. */
final class DeclaredSnrCheck implements Check.OfPair {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          44,
          "declared-snr",
          SET,
          WARNING,
          "The SNR in the manifest (snr, snr_db) is not the global one: 10 "
              + "log10(E_reference/E_(estimate - reference)). Only where the estimates are the "
              + "noisy files.",
          List.of(new Limit("", 2, "dB", "largest difference")),
          "DNS challenge test_snr",
          "Find out which SNR the manifest means (active, segmental, per band).");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures pair, Reporter report) {
    double declared = ManifestRows.number(ManifestRows.value(pair.columns(), "snr", "snr_db"));
    if (!Double.isNaN(declared) && !pair.channels().isEmpty()) {
      double measured = pair.channels().get(0).snrDb();
      if (Math.abs(measured - declared) > report.limit()) {
        report.found(
            WARNING,
            measured,
            declared,
            "manifest says %.1f dB, measured %.1f dB",
            declared,
            measured);
      }
    }
  }
}
