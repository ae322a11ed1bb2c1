package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;

/** Check 3: {@code sample-rate}. */
final class SampleRateCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          3,
          "sample-rate",
          INTEGRITY,
          ERROR,
          "The rate is not the declared one or, without a declaration, not that of most "
              + "files on its side of the set.",
          List.of(),
          "DNS challenge test_samplingrate",
          "Resample the file, or keep one set a rate.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    for (FileFeatures.Role role : FileFeatures.Role.values()) {
      List<FileFeatures> files =
          data.files().stream().filter(f -> f.decoded() && f.role() == role).toList();
      int most = Majority.of(files, FileFeatures::sampleRate);
      for (FileFeatures file : files) {
        String declared = file.column("sample_rate", "rate", "sampling_rate");
        double wanted = declared.isEmpty() ? most : ManifestRows.number(declared);
        if (file.sampleRate() != wanted) {
          String what = declared.isEmpty() ? "most files have" : "the manifest says";
          report
              .of(file.name())
              .found(
                  ERROR,
                  file.sampleRate(),
                  wanted,
                  "%d Hz; %s %.0f Hz",
                  file.sampleRate(),
                  what,
                  wanted);
        }
      }
    }
  }
}
