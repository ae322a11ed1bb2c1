package sqe.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;

/**
 * Which ids an audit asks to leave out.
 *
 * <p>What has an error of its own goes first. Of files with the same sound one stays: the one that
 * the findings name as the counterpart or, where that goes for another reason, the first of its
 * copies that does not. A copy is only ever left out beside one that stays at that moment, so some
 * file of every sound stays unless each has an error of its own.
 */
final class Drops {

  private final AuditResult result;
  private final Set<String> dropped = new TreeSet<>();
  private final Map<String, String> heirs = new HashMap<>();

  private Drops(AuditResult result) {
    this.result = result;
  }

  /** The ids, in order. */
  static Set<String> of(AuditResult result) {
    Drops drops = new Drops(result);
    List<Finding> copies = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (asks(finding)) {
        if (drops.isCopy(finding)) {
          copies.add(finding);
        } else {
          drops.dropped.add(result.id(finding.file()));
        }
      }
    }
    copies.forEach(drops::dropCopy);
    return drops.dropped;
  }

  /** Whether a finding is a reason to leave its file out, if no other has to stay in its place. */
  static boolean asks(Finding finding) {
    return finding.severity() == Severity.ERROR
        && !finding.file().isEmpty()
        && remedy(finding).drops();
  }

  /** What becomes of the file of a finding. */
  static CheckInfo.Remedy remedy(Finding finding) {
    return CheckCatalog.find(finding.check()).map(CheckInfo::remedy).orElse(CheckInfo.Remedy.LOOK);
  }

  private boolean isCopy(Finding finding) {
    return !finding.counterpart().isEmpty()
        && !result.id(finding.counterpart()).equals(result.id(finding.file()));
  }

  private void dropCopy(Finding finding) {
    String copy = result.id(finding.file());
    if (!dropped.contains(copy) && !staying(result.id(finding.counterpart()), copy).equals(copy)) {
      dropped.add(copy);
    }
  }

  /** The id that stays for the sound of an original, of which this is a copy that may do so. */
  private String staying(String original, String copy) {
    if (!dropped.contains(original)) {
      return original;
    }
    return heirs.merge(original, copy, (heir, next) -> dropped.contains(heir) ? next : heir);
  }
}
