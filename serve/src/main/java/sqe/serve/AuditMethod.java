package sqe.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.audit.Audit;
import sqe.audit.AuditRequest;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Profile;
import sqe.report.AuditFormat;
import sqe.scoring.NothingToScoreException;
import sqe.table.TableException;

/** {@code audit}: defects of the files of one pair, or of one file, as by {@code sqe audit}. */
final class AuditMethod implements Method {

  private static final List<String> KNOWN = List.of("reference", "estimate", "profile", "set");

  @Override
  public Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException {
    params.requireOnly(KNOWN);
    params.required("reference");
    Path reference = file(params, "reference");
    Path estimate = file(params, "estimate");
    AuditRequest files =
        estimate == null
            ? AuditRequest.ofFolder(required(reference))
            : AuditRequest.ofPairs(required(reference), estimate);
    try {
      return new LinkedHashMap<>(
          AuditFormat.values(
              Audit.run(files.withSettings(settings(params)).withJobs(1), done -> {})));
    } catch (NothingToScoreException e) {
      throw Failures.of(e);
    } catch (TableException e) {
      throw Failures.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestException(RequestException.Code.CANCELLED, "interrupted", e);
    }
  }

  private static @Nullable Path file(Params params, String name) throws RequestException {
    Path file = Sounds.path(params, name);
    if (file != null && Files.isDirectory(file)) {
      throw RequestException.params(
          "%s%s is a folder: sqe audit on the command line looks at sets"
              .formatted(params.path(), name));
    }
    return file;
  }

  private static Path required(@Nullable Path file) throws RequestException {
    if (file == null) {
      throw RequestException.params("params.reference is missing");
    }
    return file;
  }

  private static AuditSettings settings(Params params) throws RequestException {
    Profile profile = params.choice("profile", Profile.values(), Profile::label, Profile.GENERAL);
    AuditSettings settings = AuditSettings.of(profile);
    try {
      for (String setting : params.texts("set")) {
        settings = settings.with(setting);
      }
      return settings;
    } catch (IllegalArgumentException e) {
      throw Failures.of(e);
    }
  }
}
