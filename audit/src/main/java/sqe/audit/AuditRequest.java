package sqe.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditSettings;

/**
 * What to audit.
 *
 * @param folder the set, or the clean side of it; null where a manifest names the files
 * @param pairWith the processed or noisy side, or null
 * @param manifest a table about the files, or null
 * @param scores a table of scores, or null
 * @param settings limits
 * @param jobs files looked at at once, at least 1
 */
public record AuditRequest(
    @Nullable Path folder,
    @Nullable Path pairWith,
    @Nullable Path manifest,
    @Nullable Path scores,
    AuditSettings settings,
    int jobs) {

  /** Checks that there is something to audit: an audit of nothing would find nothing. */
  public AuditRequest {
    if (folder == null && manifest == null && scores == null) {
      throw new IllegalArgumentException("nothing to audit: give a folder, a manifest or scores");
    }
    if (pairWith != null && folder == null) {
      throw new IllegalArgumentException("pairWith " + pairWith + " needs the clean folder too");
    }
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is at least 1, not " + jobs);
    }
  }
}
