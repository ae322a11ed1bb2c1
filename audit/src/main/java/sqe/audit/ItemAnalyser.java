package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditSettings;
import sqe.audit.feature.AudioFiles;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.Mishap;
import sqe.audit.feature.Opinions;
import sqe.audit.feature.PairAnalyser;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.pitch.PitchTracker;

/**
 * Measures what belongs together: a reference, its estimates, and how they differ. Every file is
 * decoded once, and one estimate is in memory at a time. Safe for use by several threads.
 */
public final class ItemAnalyser {

  private final FileAnalyser analyser;
  private final boolean tracksPitch;

  private ItemAnalyser(FileAnalyser analyser, boolean tracksPitch) {
    this.analyser = analyser;
    this.tracksPitch = tracksPitch;
  }

  /**
   * An analyser with the pitch tracker on the class path, where there is one.
   *
   * @param files where the files lie
   * @param settings networks cost more than all the rest: they are asked only where a check listens
   */
  public static ItemAnalyser of(AudioFiles files, AuditSettings settings) {
    Optional<Opinions> opinions =
        settings.asksForOpinions() ? Optional.of(Opinions.find()) : Optional.empty();
    Optional<PitchTracker> tracker = PitchTracker.find();
    return new ItemAnalyser(new FileAnalyser(files, tracker, opinions), tracker.isPresent());
  }

  /** Whether there is a pitch tracker. */
  public boolean tracksPitch() {
    return tracksPitch;
  }

  /**
   * What was measured.
   *
   * @param reference null where the item has none
   * @param estimates in the order of the item
   * @param pairs of the estimates that were decoded, where the reference was, too
   */
  public record Looked(
      @Nullable FileFeatures reference, List<FileFeatures> estimates, List<PairFeatures> pairs) {

    /** Copies the lists. */
    public Looked {
      estimates = List.copyOf(estimates);
      pairs = List.copyOf(pairs);
    }
  }

  /** Measures an item; files that cannot be read have a failure. */
  public Looked look(AuditPlan.Item item) {
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
          analyser.analyse(path, path.toString(), item.id(), FileFeatures.Role.ESTIMATE, Map.of());
      FileFeatures features = estimate.features();
      if (reference != null && reference.features().decoded() && features.decoded()) {
        try {
          pairs.add(PairAnalyser.analyse(reference, estimate, item.columns()));
        } catch (OutOfMemoryError | RuntimeException e) {
          String why = "not compared with its reference: " + Mishap.words(e);
          features =
              FileFeatures.failed(features.name(), item.id(), features.role(), Map.of(), why);
        }
      }
      estimates.add(features);
    }
    return new Looked(reference == null ? null : reference.features(), estimates, pairs);
  }
}
