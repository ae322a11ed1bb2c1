package sqe.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a JSON file, each an object: one a line, several in a line, one over several lines,
 * or all in an array. An object says itself where it ends, so what stands around it is form.
 *
 * <p>NaN, Infinity and -Infinity may stand where a number does, as Python writes them.
 */
final class JsonRows implements RowSource {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonDocument.DEEPEST)
                  .maxStringLength(CsvRecords.LONGEST)
                  .build())
          .build();

  private final JsonParser parser;
  private final String source;
  private boolean inArray;
  private boolean inRow;
  private int start = 1;

  JsonRows(Reader text, String source) throws IOException {
    this.parser = FACTORY.createParser(text);
    this.source = source;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public @Nullable NamedCells next() throws TableException, IOException {
    try {
      JsonToken token = parser.nextToken();
      while (token == (inArray ? JsonToken.END_ARRAY : JsonToken.START_ARRAY)) {
        inArray = !inArray;
        token = parser.nextToken();
      }
      if (token == null) {
        return null;
      }
      start = parser.currentTokenLocation().getLineNr();
      if (token != JsonToken.START_OBJECT) {
        String found = token == JsonToken.START_ARRAY ? "a list" : Excerpt.of(parser.getText());
        throw wrong(start, found + " stands where a row is needed, an object");
      }
      inRow = true;
      NamedCells row = row();
      inRow = false;
      return row;
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private TableException wrong(int line, String what) {
    return TableException.at(source, line, what + " such as {\"id\": \"a1\", \"stoi\": 0.9}");
  }

  /** An object that is cut short is seen to be wrong only where the next one begins. */
  private TableException notJson(JacksonException found) {
    int line = JsonDocument.line(found, start);
    return inRow && line > start
        ? wrong(
            start, "the object that begins there does not end before line " + line + ": close it,")
        : wrong(line, JsonDocument.complaint(found) + "; a row is an object");
  }

  private NamedCells row() throws TableException, IOException {
    Map<String, String> row = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName().strip();
      int line = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      String cell = cell();
      if (!name.isEmpty() && row.putIfAbsent(name, cell) != null) {
        throw TableException.at(
            source, line, "the key '%s' stands twice in one row".formatted(Excerpt.of(name)));
      }
      if (name.isEmpty() && !cell.isBlank()) {
        throw TableException.at(
            source, line, "'%s' has an empty key: give it a name".formatted(Excerpt.of(cell)));
      }
    }
    return new NamedCells(start, new ArrayList<>(row.keySet()), new ArrayList<>(row.values()));
  }

  /** A value as the text of a cell; empty for null. */
  private String cell() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> "";
      case START_OBJECT, START_ARRAY -> JSON.std.asString(JSON.std.anyFrom(parser));
      case VALUE_NUMBER_INT -> String.valueOf(parser.getNumberValue());
      case VALUE_NUMBER_FLOAT -> {
        double value = parser.getDoubleValue();
        yield Double.isNaN(value) ? "NaN" : Decimal.of(value);
      }
      default -> parser.getText();
    };
  }
}
