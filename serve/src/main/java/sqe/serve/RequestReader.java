package sqe.serve;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a line of JSON. A text under the key {@code data} is base64 and becomes bytes as
 * it is read: samples are most of a request, and a text of them would be made for nothing.
 */
final class RequestReader {

  /** No request is as deep; a stack is not. */
  private static final int DEEPEST = 50;

  private static final String BYTES = "data";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private RequestReader() {}

  /**
   * The object on a line.
   *
   * @throws RequestException when it is not one object of JSON and nothing else
   */
  static Map<String, @Nullable Object> read(byte[] line) throws RequestException {
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw wrong("a request is an object such as {\"id\": 1, \"method\": \"metrics\"}");
      }
      Map<String, @Nullable Object> request = object(parser);
      if (parser.nextToken() != null) {
        throw wrong("something follows the request on its line");
      }
      return request;
    } catch (StreamConstraintsException e) {
      throw wrong(
          "more than %s levels stand in one another, or a name or number is too long"
              .formatted(DEEPEST));
    } catch (JacksonException e) {
      JsonLocation place = e.getLocation();
      long at = place == null ? -1 : place.getByteOffset();
      throw wrong("not JSON" + (at < 0 ? "" : " near byte " + at));
    } catch (IOException e) {
      throw wrong("not JSON in UTF-8");
    }
  }

  private static RequestException wrong(String message) {
    return new RequestException(RequestException.Code.PARSE, message);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser)
      throws IOException, RequestException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      boolean bytes = name.equals(BYTES) && token == JsonToken.VALUE_STRING;
      if (object.containsKey(name)) {
        throw wrong("the key '%s' stands there twice in one object".formatted(name));
      }
      object.put(name, bytes ? bytes(parser) : value(parser));
    }
    return object;
  }

  private static byte[] bytes(JsonParser parser) throws IOException, RequestException {
    try {
      return parser.getBinaryValue();
    } catch (JacksonException e) {
      throw wrong("'data' is not base64");
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException, RequestException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static List<@Nullable Object> array(JsonParser parser)
      throws IOException, RequestException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
