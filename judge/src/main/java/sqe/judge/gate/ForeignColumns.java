package sqe.judge.gate;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import sqe.metrics.MetricCatalog;
import sqe.table.Excerpt;
import sqe.table.ScoreTable;
import sqe.table.TableException;

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
   * @throws TableException when two columns may be one metric, or the ids
   */
  static ScoreTable renamed(ScoreTable table, Set<String> asked) throws TableException {
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
      String own = owns.get(c);
      if (!own.equals(column) && !asked.contains(column) && !asked.contains(own)) {
        requireOne(table, own, owns);
      }
      if (!asked.contains(column)) {
        renamed = renamed.renamed(column, own);
      }
    }
    return renamed;
  }

  private static void requireOne(ScoreTable table, String own, List<String> owns)
      throws TableException {
    if (Collections.frequency(owns, own) > 1) {
      List<String> same =
          IntStream.range(0, owns.size())
              .filter(c -> owns.get(c).equals(own))
              .mapToObj(c -> "'" + table.columns().get(c) + "'")
              .toList();
      throw new TableException(
          "%s: the columns %s may all be %s: leave one of them in the table"
              .formatted(table.source(), Excerpt.list(same), own));
    }
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
