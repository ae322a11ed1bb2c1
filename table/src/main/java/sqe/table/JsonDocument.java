package sqe.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSONObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a JSON document: one value and nothing after it. */
public final class JsonDocument {

  /** No document here is as deep; a stack is not. */
  static final int DEEPEST = 50;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private JsonDocument() {}

  /**
   * The value of a document.
   *
   * @param text may begin with a byte order mark
   * @return a map, a list, a text, a number, true, false or null
   * @throws NotJsonException when it is no JSON, has a key twice, or has a second value
   */
  public static @Nullable Object parse(String text) throws NotJsonException {
    try (JsonParser parser =
        FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      if (parser.nextToken() == null) {
        throw new NotJsonException(1, "nothing stands there, where JSON is needed");
      }
      Object value = JSON.std.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new NotJsonException(
            parser.currentTokenLocation().getLineNr(), "a second value follows the first");
      }
      return value;
    } catch (JacksonException e) {
      throw new NotJsonException(line(e, 1), complaint(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** What the parser found, in words of ours. */
  static String complaint(JacksonException found) {
    JsonLocation place = found.getLocation();
    if (found instanceof StreamConstraintsException) {
      return "more than %s levels stand in one another, or a number has more than 1000 digits"
          .formatted(DEEPEST);
    }
    return found instanceof JSONObjectException
        ? "a key stands there twice in one object"
        : "not JSON" + (place == null ? "" : " near character " + place.getColumnNr());
  }

  /** Where the parser found it, or the other line where it does not say. */
  static int line(JacksonException found, int otherwise) {
    JsonLocation place = found.getLocation();
    return place == null ? otherwise : place.getLineNr();
  }
}
