package sqe.table;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a JSON document. */
public final class JsonText {

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

  /** The document, indented and with a newline at its end; what is null is written as such. */
  public static String of(Map<String, ? extends @Nullable Object> document) {
    try {
      return JSON.std
              .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
              .asString(document)
          + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
