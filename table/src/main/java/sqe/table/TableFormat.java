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
      return line(columns, columns.all());
    }

    @Override
    public String line(ScoreColumns columns, List<String> cells) {
      return FORMAT.format(cells.toArray()) + "\n";
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
    public String line(ScoreColumns columns, List<String> cells) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON_FACTORY.createGenerator(text)) {
        json.writeStartObject();
        for (int c = 0; c < cells.size(); c++) {
          write(json, columns, columns.all().get(c), cells.get(c));
        }
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory", e);
      }
      return text + "\n";
    }

    private void write(JsonGenerator json, ScoreColumns columns, String name, String cell)
        throws IOException {
      json.writeFieldName(name);
      if (!columns.isNumber(name, cell)) {
        json.writeString(cell);
      } else if (cell.isEmpty()) {
        json.writeNull();
      } else if (cell.endsWith("inf")) {
        json.writeString(cell);
      } else {
        json.writeNumber(cell);
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

  /** One row, its line end included. */
  public abstract String line(ScoreColumns columns, List<String> cells);

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
