package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.table.Counted;

/** Counts of channels that differ, and channels that say nothing. */
final class ChannelsCheck {

  private ChannelsCheck() {}

  static void ofSet(AuditData data, Reporter report) {
    List<FileFeatures> files = data.references();
    int most = Majority.of(files, f -> f.channels().size());
    for (FileFeatures file : files) {
      int channels = file.channels().size();
      if (channels != most) {
        report
            .of(file.name())
            .found(
                ERROR,
                channels,
                most,
                "%s; most files have %d",
                Counted.of(channels, "channel", "channels"),
                most);
      }
    }
  }

  static void ofPair(PairFeatures pair, Reporter report) {
    int reference = pair.reference().channels().size();
    int estimate = pair.estimate().channels().size();
    if (reference != estimate) {
      report.found(
          ERROR,
          estimate,
          reference,
          "reference %s, estimate %d",
          Counted.of(reference, "channel", "channels"),
          estimate);
    }
  }

  static void ofFile(FileFeatures file, Reporter report) {
    if (file.silent()) {
      return;
    }
    for (int c = 0; c < file.channels().size(); c++) {
      int first = file.copies().get(c);
      if (file.channels().get(c).silent()) {
        report
            .channel(c + 1)
            .found(WARNING, "no sound in channel %s, but in others".formatted(c + 1));
      } else if (first != c) {
        report
            .channel(c + 1)
            .found(
                WARNING,
                "channel %s has the same samples as channel %s".formatted(c + 1, first + 1));
      }
    }
  }
}
