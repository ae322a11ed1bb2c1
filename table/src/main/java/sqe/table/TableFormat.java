package sqe.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** How rows are written: RFC 4180 CSV with a header, or one JSON object a line. UTF-8, \n. */
public enum TableFormat {
  /** Comma-separated values; an undefined score is an empty cell. */
  CSV {
    @Override
    public String header(ScoreColumns columns) {
      return FORMAT.format(columns.all().toArray()) + "\n";
    }

    @Override
    public String line(ScoreRow row, RemedyWords words) {
      return FORMAT.format(row.cells(words).stream().map(TableFormat::text).toArray()) + "\n";
    }

    @Override
    List<Map<String, String>> read(Reader reader) throws IOException {
      List<Map<String, String>> rows = new ArrayList<>();
      CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
      try (var parser = format.parse(reader)) {
        var records = parser.iterator();
        while (records.hasNext()) {
          CSVRecord record = records.next();
          if (record.isConsistent()) {
            rows.add(record.toMap());
          }
        }
      } catch (UncheckedIOException | IllegalArgumentException e) {
        return rows; // cut inside a quoted cell or the header: what stands before it is whole
      }
      return rows;
    }
  },

  /** JSON lines; an undefined score is null, an infinite one the string {@code inf}. */
  JSONL {
    @Override
    public String header(ScoreColumns columns) {
      return "";
    }

    @Override
    public String line(ScoreRow row, RemedyWords words) {
      List<String> names = row.columns().all();
      List<Cell> cells = row.cells(words);
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON_FACTORY.createGenerator(text)) {
        json.writeStartObject();
        for (int c = 0; c < cells.size(); c++) {
          json.writeFieldName(names.get(c));
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

    @Override
    List<Map<String, String>> read(Reader reader) throws IOException {
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : new BufferedReader(reader).lines().toList()) {
        try {
          Map<String, String> row = new LinkedHashMap<>();
          JSON.std
              .mapFrom(line)
              .forEach((name, value) -> row.put(name, value == null ? "" : text(value)));
          rows.add(row);
        } catch (IOException e) {
          return rows; // a line cut short: what stands before it is whole
        }
      }
      return rows;
    }

    private String text(Object value) {
      return value instanceof Double number ? Decimal.of(number) : String.valueOf(value);
    }
  };

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
  private static final JsonFactory JSON_FACTORY = new JsonFactory();
  private static final Set<String> JSON_ENDINGS = Set.of(".jsonl", ".json", ".ndjson");

  /** The format a file's name asks for: JSON lines for {@code .jsonl}, else CSV. */
  public static TableFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return JSON_ENDINGS.stream().anyMatch(name::endsWith) ? JSONL : CSV;
  }

  /** What stands before the first row. */
  public abstract String header(ScoreColumns columns);

  /**
   * One row, its line end included.
   *
   * @param words how its message says what helps
   */
  public abstract String line(ScoreRow row, RemedyWords words);

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

  /** The whole rows of a table that may have been cut anywhere; by column. */
  abstract List<Map<String, String>> read(Reader reader) throws IOException;

  /** The whole rows of a file; none where there is no such file. */
  public List<Map<String, String>> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    // not newBufferedReader, which refuses a character that a kill has cut in two
    try (Reader reader =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      return read(reader);
    }
  }
}
