package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/** Check 5: {@code channels}. */
final class ChannelsCheck implements Check.OfSet, Check.OfPair, Check.OfFile {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          5,
          "channels",
          INTEGRITY,
          ERROR,
          "The number of channels differs within a pair (error) or from most of the set; "
              + "several channels are all equal (no stereo), or one is silent while another is "
              + "not.",
          List.of(),
          "own",
          "Keep one channel count; drop a copied or dead channel.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    List<FileFeatures> files = data.references();
    int most = Majority.of(files, f -> f.channels().size());
    for (FileFeatures file : files) {
      int channels = file.channels().size();
      if (channels != most) {
        report
            .of(file.name())
            .found(ERROR, channels, most, "%d channel(s); most files have %d", channels, most);
      }
    }
  }

  @Override
  public void check(PairFeatures pair, Reporter report) {
    int reference = pair.reference().channels().size();
    int estimate = pair.estimate().channels().size();
    if (reference != estimate) {
      report.found(
          ERROR, estimate, reference, "reference %d channel(s), estimate %d", reference, estimate);
    }
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    if (file.silent()) {
      return;
    }
    if (file.identicalChannels()) {
      report.found(WARNING, "all channels are the same to the bit");
    }
    for (int c = 0; c < file.channels().size(); c++) {
      if (file.channels().get(c).silent()) {
        report.channel(c + 1).found(WARNING, "this channel is silent, another is not");
      }
    }
  }
}
