package sqe.judge.gate;

import java.util.List;
import sqe.table.EstimateNote;

/**
 * What is noted of estimates of the current table and was not of the baseline's.
 *
 * @param kind of the notes
 * @param files with such a note, at least one
 * @param example the note of the first of them
 */
public record NewNote(EstimateNote kind, List<String> files, String example) {

  /** Copies the list. */
  public NewNote {
    files = List.copyOf(files);
  }

  /** Whether an estimate of which this is noted is lost, whatever its score. */
  public boolean isGrave() {
    return kind == EstimateNote.SILENT || kind == EstimateNote.CLIPPED;
  }

  /** In a sentence: {@code new since the baseline: utt05: estimate is silent}. */
  public String sentence() {
    return files.size() == 1
        ? "new since the baseline: %s: %s".formatted(files.get(0), example)
        : "new since the baseline: %s: %s (the first: %s)"
            .formatted(
                RowKind.of(files).counted(files.size(), words(), words()),
                PairedTables.named(files),
                example);
  }

  private String words() {
    return switch (kind) {
      case SILENT -> "are silent";
      case CLIPPED -> "are clipped";
      case DELAYED -> "are late, early or drift";
      case INVERTED -> "are upside down";
      case COPIED -> "are copies of their references";
    };
  }
}
