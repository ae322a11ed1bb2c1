package sqe.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A report as a JSON document. */
public final class JsonText {

  /** Writes numbers as {@link Decimal} does; see there why. */
  private static final JSON WRITER =
      JSON.builder(JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
          .build();

  private static final JSON LINE_WRITER = WRITER.without(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private static final Pattern HALF_OF_A_PAIR = Pattern.compile("\\p{Cs}");

  private JsonText() {}

  /**
   * A number as a value of a document. JSON has neither NaN nor infinities: null where there is no
   * number, and the text {@code inf} or {@code -inf}, as in tables.
   */
  public static @Nullable Object number(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : (Object) value;
  }

  /**
   * The document, indented and with a newline at its end; what is null is written as such. Halves
   * of surrogate pairs, which UTF-8 cannot hold, are escaped.
   */
  public static String of(Map<String, ? extends @Nullable Object> document) {
    return text(WRITER, document) + "\n";
  }

  /** The document on one line, without a line end; arrays of bytes are base64. */
  public static String line(Map<String, ? extends @Nullable Object> document) {
    return text(LINE_WRITER, document);
  }

  private static String text(JSON writer, Map<String, ? extends @Nullable Object> document) {
    try {
      return HALF_OF_A_PAIR
          .matcher(writer.asString(document))
          .replaceAll(
              half -> String.format(Locale.ROOT, "\\\\u%04X", (int) half.group().charAt(0)));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
