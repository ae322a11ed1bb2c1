package sqe.scoring.table;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a JSON document. */
public final class JsonText {

  private JsonText() {}

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
