package sqe.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Profile;
import sqe.scoring.IdList;
import sqe.scoring.naming.Naming;
import sqe.table.Confinement;

/**
 * What to audit. {@link #ofFolder}, {@link #ofPairs} and {@link #ofScores} are the usual requests:
 * limits that suit any speech, one job a core.
 *
 * @param folder the set, or the clean side of it; null where a manifest names the files
 * @param pairWith the processed or noisy side, or null
 * @param manifest a table about the files, or null
 * @param scores a table of scores, or null
 * @param settings limits
 * @param jobs files looked at at once, at least 1
 * @param naming how names make pairs
 * @param excluded ids that are not looked at
 * @param root outside which no file of the manifest is looked at; null where it may lead anywhere
 */
public record AuditRequest(
    @Nullable Path folder,
    @Nullable Path pairWith,
    @Nullable Path manifest,
    @Nullable Path scores,
    AuditSettings settings,
    int jobs,
    Naming naming,
    IdList excluded,
    @Nullable Confinement root) {

  /** A request for files whose names are ids. */
  public AuditRequest(
      @Nullable Path folder,
      @Nullable Path pairWith,
      @Nullable Path manifest,
      @Nullable Path scores,
      AuditSettings settings,
      int jobs) {
    this(folder, pairWith, manifest, scores, settings, jobs, Naming.same(), IdList.none(), null);
  }

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

  /** A set without pairs. */
  public static AuditRequest ofFolder(Path folder) {
    return usual(folder, null, null);
  }

  /** Clean files, and processed or noisy ones of the same relative paths without extension. */
  public static AuditRequest ofPairs(Path clean, Path processed) {
    return usual(clean, processed, null);
  }

  /** A table of scores. */
  public static AuditRequest ofScores(Path table) {
    return usual(null, null, table);
  }

  private static AuditRequest usual(
      @Nullable Path folder, @Nullable Path pairWith, @Nullable Path scores) {
    int cores = Runtime.getRuntime().availableProcessors();
    var settings = AuditSettings.of(Profile.GENERAL);
    return new AuditRequest(folder, pairWith, null, scores, settings, cores);
  }

  /**
   * Whether somebody named the other side of the pairs. Of a set that holds both sides, the noisy
   * one is data; of pairs that are named, a system may have made it.
   */
  boolean namesEstimates() {
    return pairWith != null || (manifest != null && folder == null);
  }

  /** The same with other limits. */
  public AuditRequest withSettings(AuditSettings other) {
    return new AuditRequest(
        folder, pairWith, manifest, scores, other, jobs, naming, excluded, root);
  }

  /** The same with another number of jobs. */
  public AuditRequest withJobs(int other) {
    return new AuditRequest(
        folder, pairWith, manifest, scores, settings, other, naming, excluded, root);
  }

  /** The same with names from which ids are read. */
  public AuditRequest withNaming(Naming other) {
    return new AuditRequest(
        folder, pairWith, manifest, scores, settings, jobs, other, excluded, root);
  }

  /** The same without some ids. */
  public AuditRequest without(IdList other) {
    return new AuditRequest(
        folder, pairWith, manifest, scores, settings, jobs, naming, other, root);
  }

  /** The same, of whose manifest no file outside a folder is looked at. */
  public AuditRequest within(Confinement other) {
    return new AuditRequest(
        folder, pairWith, manifest, scores, settings, jobs, naming, excluded, other);
  }
}
