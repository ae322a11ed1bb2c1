package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditData;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.AuditedScores;
import sqe.audit.check.CheckRunner;
import sqe.audit.check.Finding;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.Opinions;
import sqe.audit.feature.PairAnalyser;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.pitch.PitchTracker;
import sqe.scoring.IdList;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.OrderedTasks;
import sqe.table.TableException;

/**
 * Audits a set: one pass that decodes every file once, several at a time, and keeps features of a
 * few kilobytes a file; then all checks over these features.
 *
 * <p>What is found does not depend on the number of jobs: results are collected in the order of the
 * files. Memory: what is decoded at once stays within half the heap, the features of 100,000 files
 * take about 300 MB.
 */
public final class Audit {

  private Audit() {}

  /**
   * Runs an audit.
   *
   * @param progress told the number of files done and, once before, −(number of files)
   * @throws NothingToScoreException when there is nothing to look at
   * @throws TableException when the manifest or the scores cannot be read
   * @throws InterruptedException when the thread is interrupted
   */
  public static AuditResult run(AuditRequest request, IntConsumer progress)
      throws NothingToScoreException, TableException, InterruptedException {
    Collected collected =
        request.folder() == null && request.manifest() == null
            ? Collected.NOTHING
            : collected(request, progress);
    Path table = request.scores();
    AuditedScores scores = table == null ? null : AuditedScores.read(table);
    AuditData data = collected.data();
    // before all that is only for the result: large sets need the memory
    List<Finding> findings = CheckRunner.findings(data, scores, request.settings());
    return new AuditResult(
        names(data),
        ids(data),
        request.namesEstimates() ? estimates(data) : Set.of(),
        channels(data),
        scores == null ? List.of() : scores.ids(),
        data.pairs().size(),
        findings,
        List.of(),
        collected.notes(),
        collected.leftOut());
  }

  /** What the pass has collected, and what of the plan is needed after it. */
  private record Collected(AuditData data, List<String> notes, List<LeftOut> leftOut) {

    static final Collected NOTHING =
        new Collected(
            new AuditData(List.of(), List.of(), List.of(), List.of(), List.of(), true),
            List.of(),
            List.of());
  }

  private static Collected collected(AuditRequest request, IntConsumer progress)
      throws NothingToScoreException, TableException, InterruptedException {
    AuditPlan plan = AuditPlan.of(request);
    Optional<PitchTracker> tracker = PitchTracker.find();
    AuditData data =
        collected(
            plan,
            request.jobs(),
            new FileAnalyser(tracker, opinions(request.settings())),
            tracker.isPresent(),
            progress);
    if (data.files().isEmpty()) {
      throw new NothingToScoreException(
          isAllExcluded(request)
              ? "all audio files are excluded: --exclude names each of them"
              : "no audio files (.wav, .wave, .flac) found");
    }
    return new Collected(data, plan.notes(), plan.leftOut());
  }

  /** Networks cost more than all the rest: they are asked only where a check listens. */
  private static Optional<Opinions> opinions(AuditSettings settings) {
    return settings.asksForOpinions() ? Optional.of(Opinions.find()) : Optional.empty();
  }

  /** Whether there would be files if none were left out. */
  private static boolean isAllExcluded(AuditRequest request)
      throws NothingToScoreException, TableException {
    return !AuditPlan.of(request.without(IdList.none())).items().isEmpty();
  }

  private static Map<String, String> ids(AuditData data) {
    Map<String, String> ids = new LinkedHashMap<>();
    data.files().forEach(file -> ids.put(file.name(), file.id()));
    data.orphans().stream()
        .filter(orphan -> !orphan.id().isEmpty())
        .forEach(orphan -> ids.put(orphan.id(), orphan.id()));
    return ids;
  }

  private static Set<String> estimates(AuditData data) {
    return data.files().stream()
        .filter(file -> file.role() == FileFeatures.Role.ESTIMATE)
        .map(FileFeatures::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Integer> channels(AuditData data) {
    return data.files().stream()
        .filter(file -> file.channels().size() > 1)
        .collect(Collectors.toMap(FileFeatures::name, file -> file.channels().size(), Math::max));
  }

  private static List<String> names(AuditData data) {
    return data.files().stream().map(FileFeatures::name).toList();
  }

  private static AuditData collected(
      AuditPlan plan, int jobs, FileAnalyser analyser, boolean tracked, IntConsumer progress)
      throws InterruptedException {
    MemoryGate gate = new MemoryGate();
    List<Callable<Looked>> tasks = new ArrayList<>();
    plan.items().forEach(item -> tasks.add(() -> looked(item, analyser, gate)));
    progress.accept(-tasks.size());
    List<FileFeatures> references = new ArrayList<>();
    List<FileFeatures> estimates = new ArrayList<>();
    List<PairFeatures> pairs = new ArrayList<>();
    int[] done = {0};
    new OrderedTasks(jobs, "audit")
        .run(
            tasks,
            looked -> {
              if (looked.reference() != null) {
                references.add(looked.reference());
              }
              estimates.addAll(looked.estimates());
              pairs.addAll(looked.pairs());
              progress.accept(++done[0]);
              return true;
            });
    references.addAll(estimates);
    return new AuditData(
        references,
        pairs,
        plan.orphans(),
        plan.manifest(),
        plan.warnings(),
        tracked,
        plan.paired(),
        plan.sources());
  }

  private record Looked(
      @Nullable FileFeatures reference, List<FileFeatures> estimates, List<PairFeatures> pairs) {}

  private static Looked looked(AuditPlan.Item item, FileAnalyser analyser, MemoryGate gate)
      throws InterruptedException {
    List<Path> files =
        new ArrayList<>(item.estimates().subList(0, Math.min(1, item.estimates().size())));
    if (item.reference() != null) {
      files.add(item.reference());
    }
    int taken = gate.enter(files);
    try {
      FileAnalyser.Analysed reference =
          item.reference() == null
              ? null
              : analyser.analyse(
                  item.reference(),
                  item.reference().toString(),
                  item.id(),
                  FileFeatures.Role.REFERENCE,
                  item.columns());
      List<FileFeatures> estimates = new ArrayList<>();
      List<PairFeatures> pairs = new ArrayList<>();
      for (Path path : item.estimates()) {
        FileAnalyser.Analysed estimate =
            analyser.analyse(
                path, path.toString(), item.id(), FileFeatures.Role.ESTIMATE, Map.of());
        estimates.add(estimate.features());
        boolean both =
            reference != null && reference.features().decoded() && estimate.features().decoded();
        if (both) {
          pairs.add(
              PairAnalyser.analyse(Objects.requireNonNull(reference), estimate, item.columns()));
        }
      }
      return new Looked(reference == null ? null : reference.features(), estimates, pairs);
    } finally {
      gate.leave(taken);
    }
  }
}
