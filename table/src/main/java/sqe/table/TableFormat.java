package sqe.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/** How rows are written: RFC 4180 CSV with a header, or one JSON object a line. UTF-8, \n. */
public enum TableFormat {
  /** Comma-separated values; an undefined score is an empty cell. */
  CSV {
    @Override
    public String header(ScoreColumns columns) {
      return FORMAT.format(columns.all().toArray()) + "\n";
    }

    @Override
    public String line(List<String> columns, List<Cell> cells) {
      return FORMAT.format(cells.stream().map(TableFormat::text).toArray()) + "\n";
    }
  },

  /** JSON lines; an undefined score is null, an infinite one the string {@code inf}. */
  JSONL {
    @Override
    public String header(ScoreColumns columns) {
      return "";
    }

    @Override
    public String line(List<String> columns, List<Cell> cells) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON_FACTORY.createGenerator(text)) {
        json.writeStartObject();
        for (int c = 0; c < cells.size(); c++) {
          json.writeFieldName(columns.get(c));
          write(json, cells.get(c));
        }
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory", e);
      }
      return text + "\n";
    }

    private void write(JsonGenerator json, Cell cell) throws IOException {
      boolean infinite = cell instanceof Cell.Scored scored && Double.isInfinite(scored.value());
      if (cell instanceof Cell.Word || infinite) {
        json.writeString(TableFormat.text(cell));
      } else if (cell instanceof Cell.Scored || cell instanceof Cell.Count) {
        json.writeNumber(TableFormat.text(cell));
      } else {
        json.writeNull();
      }
    }
  };

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
  private static final JsonFactory JSON_FACTORY = new JsonFactory();
  private static final String CSV_ENDING = ".csv";
  private static final Set<String> JSON_ENDINGS = Set.of(".jsonl", ".ndjson", ".json");

  /** The format a file's name asks for: JSON lines for .jsonl, .ndjson and .json, else CSV. */
  public static TableFormat of(Path file) {
    return ofName(file.toString());
  }

  private static TableFormat ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return JSON_ENDINGS.stream().anyMatch(lower::endsWith) ? JSONL : CSV;
  }

  /** Whether a file's name is one of a table in either format. */
  public static boolean isNamed(Path file) {
    return of(file) == JSONL || file.toString().toLowerCase(Locale.ROOT).endsWith(CSV_ENDING);
  }

  /**
   * The format of a file that is there. Its name may say nothing, or have been chosen for another
   * format than was asked for; no header of CSV begins as an object does.
   *
   * @param beginning of its text, without white space
   */
  static TableFormat of(String name, String beginning) {
    String inside = beginning.startsWith("[") ? beginning.substring(1) : beginning;
    boolean object = inside.startsWith("{\"") || inside.startsWith("{}");
    return object || beginning.startsWith("[]") ? JSONL : ofName(name);
  }

  /** What stands before the first row. */
  public abstract String header(ScoreColumns columns);

  /**
   * One row, its line end included.
   *
   * @param words how its message says what helps
   */
  public String line(ScoreRow row, RemedyWords words) {
    return line(row.columns().all(), row.cells(words));
  }

  /**
   * One row of cells that were kept as values elsewhere, its line end included.
   *
   * @param columns the names of all columns
   * @param cells one a column
   */
  public abstract String line(List<String> columns, List<Cell> cells);

  /** The cells of a row as they stand in a table of text. */
  public static List<String> texts(ScoreRow row, RemedyWords words) {
    return row.cells(words).stream().map(TableFormat::text).toList();
  }

  /** A cell as text; empty where there is no value. */
  private static String text(Cell cell) {
    if (cell instanceof Cell.Scored scored) {
      return Decimal.of(scored.value());
    }
    if (cell instanceof Cell.Count count) {
      return Integer.toString(count.value());
    }
    return cell instanceof Cell.Word word ? word.text() : "";
  }
}
