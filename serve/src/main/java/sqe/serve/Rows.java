package sqe.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Remedy;
import sqe.scoring.PairResult;
import sqe.table.Cell;
import sqe.table.JsonText;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;

/**
 * Rows of a table as values of a reply: a score is a number, the text {@code inf} or {@code -inf},
 * or an object with the reason why there is none.
 *
 * @param sounds says which files have names
 * @param words how messages say what helps
 */
record Rows(Sounds sounds, RemedyWords words) {

  List<Map<String, @Nullable Object>> of(PairResult result) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (ScoreRow row : result.rows()) {
      rows.add(of(row, result.referenceDigest()));
    }
    return rows;
  }

  private Map<String, @Nullable Object> of(ScoreRow row, String digest) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("id", row.pair().id());
    values.put("system", row.pair().system());
    values.put("channel", row.channel());
    values.put("reference", sounds.name(row.pair().reference()));
    values.put("estimate", sounds.name(row.pair().estimate()));
    values.put("sample_rate", row.sampleRate());
    values.put("duration_s", row.duration());
    if (row.segment() != null) {
      values.put("segment", row.segment().number());
      values.put("start_s", row.segment().start());
      values.put("end_s", row.segment().end());
    }
    if (!row.columns().carried().isEmpty()) {
      values.put("columns", carried(row));
    }
    values.put("scores", cells(row.columns().scores(), row.scores(), problem(row)));
    if (!row.columns().diagnosis().isEmpty()) {
      values.put("diagnosis", cells(row.columns().diagnosis(), row.diagnosis(), null));
    }
    values.put("status", row.status().label());
    values.put("message", row.message(words));
    values.put("notes", row.notes().stream().map(note -> note.text(words)).toList());
    if (!digest.isEmpty()) {
      values.put("digest", digest);
    }
    return values;
  }

  private static Map<String, Object> carried(ScoreRow row) {
    Map<String, Object> carried = new LinkedHashMap<>();
    for (String name : row.columns().carried()) {
      carried.put(name, row.pair().columns().getOrDefault(name, ""));
    }
    return carried;
  }

  /** Why a row has no score at all; null where it may have some. */
  private @Nullable Object problem(ScoreRow row) {
    return row.problem() == null
        ? null
        : missing(row.problem().text(words), row.problem().remedy());
  }

  private Map<String, @Nullable Object> cells(
      List<String> names, List<Cell> cells, @Nullable Object otherwise) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int c = 0; c < names.size(); c++) {
      values.put(names.get(c), c < cells.size() ? value(cells.get(c)) : otherwise);
    }
    return values;
  }

  private @Nullable Object value(Cell cell) {
    if (cell instanceof Cell.Scored scored) {
      return JsonText.number(scored.value());
    }
    if (cell instanceof Cell.Count count) {
      return count.value();
    }
    if (cell instanceof Cell.Word word) {
      return word.text();
    }
    if (cell instanceof Cell.Broken broken) {
      return missing(broken.reason(), null);
    }
    if (cell instanceof Cell.Undefined undefined) {
      Remedy remedy = undefined.remedy();
      return missing(undefined.reason() + (remedy == null ? "" : words.of(remedy)), remedy);
    }
    return null;
  }

  private static Map<String, Object> missing(String reason, @Nullable Remedy remedy) {
    Map<String, Object> missing = new LinkedHashMap<>();
    missing.put("reason", reason);
    if (remedy != null) {
      Map<String, Object> help = new LinkedHashMap<>();
      help.put("kind", remedy.kind().name().toLowerCase(Locale.ROOT));
      help.put("value", remedy.value());
      missing.put("remedy", help);
    }
    return missing;
  }
}
