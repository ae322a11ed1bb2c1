package sqe.judge.gate;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;

/** Columns of other tools' tables by the names used here, where it is plain what they are. */
final class ForeignColumns {

  /** What other tools call the column of ids. */
  private static final Set<String> IDS =
      Set.of(
          "key",
          "utt",
          "utt_id",
          "uttid",
          "utterance",
          "utterance_id",
          "file",
          "filename",
          "file_name",
          "filepath",
          "file_path",
          "path",
          "wav",
          "wav_name",
          "name",
          "audio",
          "audio_filepath",
          "sample",
          "sample_id",
          "fileid");

  private ForeignColumns() {}

  /**
   * The table with a column {@code id} and metrics by our ids.
   *
   * @param asked columns that are named as they are, and stay so
   */
  static ScoreTable renamed(ScoreTable table, Set<String> asked) {
    ScoreTable renamed = table;
    List<String> ids =
        table.columns().stream().filter(c -> IDS.contains(c.toLowerCase(Locale.ROOT))).toList();
    if (!table.has("id") && ids.size() == 1) {
      renamed = renamed.renamed(ids.get(0), "id");
    }
    MetricCatalog catalog = MetricCatalog.load();
    List<String> owns = table.columns().stream().map(column -> own(column, catalog)).toList();
    for (int c = 0; c < owns.size(); c++) {
      String column = table.columns().get(c);
      boolean alone = Collections.frequency(owns, owns.get(c)) == 1;
      if (alone && !asked.contains(column)) {
        renamed = renamed.renamed(column, owns.get(c));
      }
    }
    return renamed;
  }

  /** Our id for a column; a column of SNRs is mostly the condition and no score. */
  private static String own(String column, MetricCatalog catalog) {
    return catalog
        .namedByOthers(column)
        .map(metric -> metric.info().id())
        .filter(id -> !id.equals("snr"))
        .orElse(column);
  }
}
