package sqe.scoring.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sqe.scoring.audit.check.AuditSettings;

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
    int jobs) {}
