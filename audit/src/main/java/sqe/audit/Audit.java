package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import sqe.audit.check.AuditData;
import sqe.audit.check.AuditedScores;
import sqe.audit.check.CheckRunner;
import sqe.audit.check.Finding;
import sqe.audit.feature.AudioFiles;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
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
    List<String> rows = scores == null ? List.of() : scores.ids();
    return AuditResult.of(data, request.namesEstimates(), rows, findings)
        .noting(collected.notes(), collected.leftOut());
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
    var analyser = ItemAnalyser.of(AudioFiles.ON_DISK, request.settings());
    AuditData data = collected(plan, request.jobs(), analyser, progress);
    if (data.files().isEmpty()) {
      throw new NothingToScoreException(
          isAllExcluded(request)
              ? "all audio files are excluded: --exclude names each of them"
              : "no audio files (.wav, .wave, .flac) found");
    }
    return new Collected(data, plan.notes(), plan.leftOut());
  }

  /** Whether there would be files if none were left out. */
  private static boolean isAllExcluded(AuditRequest request)
      throws NothingToScoreException, TableException {
    return !AuditPlan.of(request.without(IdList.none())).items().isEmpty();
  }

  private static AuditData collected(
      AuditPlan plan, int jobs, ItemAnalyser analyser, IntConsumer progress)
      throws InterruptedException {
    MemoryGate gate = new MemoryGate();
    List<Callable<ItemAnalyser.Looked>> tasks = new ArrayList<>();
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
    return plan.data(references, pairs, analyser.tracksPitch());
  }

  private static ItemAnalyser.Looked looked(
      AuditPlan.Item item, ItemAnalyser analyser, MemoryGate gate) throws InterruptedException {
    List<Path> files =
        new ArrayList<>(item.estimates().subList(0, Math.min(1, item.estimates().size())));
    if (item.reference() != null) {
      files.add(item.reference());
    }
    int taken = gate.enter(files);
    try {
      return analyser.look(item);
    } finally {
      gate.leave(taken);
    }
  }
}
